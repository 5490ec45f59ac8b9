package org.learnstream.domain.bandit;

/** Numbers that look random and follow from what they are for: the finaliser of SplitMix64 (Steele et al. 2014). */
final class Chance {
    private static final double UNIT = 0x1.0p-53;

    private Chance() {}

    /** Returns a number from 0, inclusive, to 1, exclusive. */
    static double of(String name, long one, long other) {
        long state = 0;
        for (int index = 0; index < name.length(); index++) {
            state = mixed(state + name.charAt(index));
        }
        state = mixed(mixed(state + one) + other);
        return (state >>> 11) * UNIT;
    }

    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
