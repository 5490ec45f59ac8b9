package org.learnstream.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.wire.avro.SolvedManifest;
import org.learnstream.wire.avro.SolvedPart;
import org.learnstream.wire.avro.SolvedRow;

/** The parts of a generation of solved weights, as records and back. */
public final class SolvedParts {
    private static final char SEPARATOR = '/';

    private SolvedParts() {}

    /** Returns the key of the row of a course. */
    public static String key(String model, String courseId) {
        return model + SEPARATOR + courseId;
    }

    /** Returns the model that a key is of. */
    public static String model(String key) {
        int separator = key.indexOf(SEPARATOR);
        return separator < 0 ? key : key.substring(0, separator);
    }

    /** Returns the course that the key of a row is of; nothing for the key of a manifest. */
    public static String courseId(String key) {
        int separator = key.indexOf(SEPARATOR);
        return separator < 0 ? "" : key.substring(separator + 1);
    }

    /** Returns a number that tells different courses, or the same in another order, apart. */
    public static long fingerprint(List<String> courseIds) {
        long mixed = courseIds.size();
        for (String courseId : courseIds) {
            // Steps of a multiplicative congruential generator (Knuth's MMIX constant) spread each id over 64 bits.
            mixed = (mixed + courseId.hashCode()) * 6_364_136_223_846_793_005L;
            mixed ^= mixed >>> 29;
        }
        return mixed;
    }

    /** Returns a row as a record. */
    public static SolvedPart row(SolvedGeneration generation, long columns, String courseId, float[] weights) {
        ByteBuffer bytes = ByteBuffer.allocate(weights.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(weights);
        return new SolvedPart(generation.model(), generation.number(), columns, new SolvedRow(courseId, bytes));
    }

    /** Returns the weights of a row. */
    public static float[] weights(SolvedRow row) {
        float[] weights = new float[row.getWeights().remaining() / Float.BYTES];
        row.getWeights()
                .duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(weights);
        return weights;
    }

    /** Returns a manifest as a record. */
    public static SolvedPart manifest(SolvedGeneration generation, long columns, List<String> courseIds) {
        return new SolvedPart(
                generation.model(),
                generation.number(),
                columns,
                new SolvedManifest(
                        courseIds,
                        generation.lambda(),
                        generation.quality(),
                        generation.solvedAt(),
                        generation.vectors()));
    }

    /** Returns what a manifest says of its generation. */
    public static SolvedGeneration generation(SolvedPart part, SolvedManifest manifest) {
        return new SolvedGeneration(
                part.getModel(),
                part.getGeneration(),
                manifest.getLambda(),
                manifest.getQuality(),
                manifest.getSolvedAt(),
                manifest.getCourseIds().size(),
                manifest.getVectors());
    }
}
