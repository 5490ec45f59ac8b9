package org.learnstream.generator;

import java.util.SplittableRandom;

/**
 * A stream of random numbers with the distributions that the campus is drawn from.
 *
 * <p>Everything rests on {@link SplittableRandom#nextLong()} and {@link StrictMath}: the same seed gives the same
 * numbers on every machine and every Java release.
 */
final class Draws {
    private final SplittableRandom random;

    private Draws(SplittableRandom random) {
        this.random = random;
    }

    /**
     * Returns the stream of one subject of a seed, such as one learner's.
     *
     * <p>Seed, purpose and number are mixed: SplittableRandom started from neighbouring seeds can repeat itself.
     */
    static Draws of(long seed, Purpose purpose, long number) {
        long mixed = mix(seed);
        mixed = mix(mixed ^ purpose.number);
        mixed = mix(mixed ^ number);
        return new Draws(new SplittableRandom(mixed));
    }

    /** What a stream is drawn for. The numbers are part of what a seed means. */
    enum Purpose {
        CATALOGUE(1),
        ADMISSIONS(2),
        PROFILE(3),
        BEHAVIOUR(4),
        FLAWS(5);

        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    /** Stafford's thirteenth variant of the mixing function of MurmurHash3. */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Returns a number from 0 (inclusive) to 1 (exclusive). */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Returns a whole number from 0 to {@code bound} − 1. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    double normal(double mean, double deviation) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return mean + deviation * radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Returns a log-normal number; {@code sigma} is the deviation of its logarithm. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(normal(0, sigma));
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** Returns a geometric number of at least 1. */
    int geometric(double mean) {
        if (mean <= 1) {
            return 1;
        }
        return 1 + (int) (StrictMath.log(1 - uniform()) / StrictMath.log(1 - 1 / mean));
    }

    /** Returns a number of the gamma distribution with scale 1 (Marsaglia and Tsang 2000). */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal(0, 1);
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            if (StrictMath.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    double beta(double a, double b) {
        double x = gamma(a);
        return x / (x + gamma(b));
    }

    /** Returns shares that sum to 1, of the symmetric Dirichlet distribution. */
    double[] dirichlet(double concentration, int parts) {
        double[] shares = new double[parts];
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            shares[i] = Math.max(gamma(concentration), 1e-12);
            sum += shares[i];
        }
        for (int i = 0; i < parts; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
