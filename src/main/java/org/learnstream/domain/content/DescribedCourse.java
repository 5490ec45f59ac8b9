package org.learnstream.domain.content;

/** A course by its features and by those that were learnt. */
final class DescribedCourse {
    private final SparseVector vector;
    private final float[] evidence;
    private final float[] taste;

    DescribedCourse(SparseVector vector, float[] evidence, float[] taste) {
        this.vector = vector;
        this.evidence = evidence;
        this.taste = taste;
    }

    /** Returns its features, of length 1 or 0. */
    SparseVector vector() {
        return vector;
    }

    /** Returns how much it is evidence of each taste. */
    float[] evidence() {
        return evidence;
    }

    /** Returns how much it is to each taste. */
    float[] taste() {
        return taste;
    }

    /** Returns how strongly it speaks for another course. */
    double similarity(DescribedCourse other, double learntShare) {
        return (1 - learntShare) * vector.dot(other.vector) + learntShare * Blocks.dot(evidence, other.taste);
    }
}
