package org.learnstream.domain.content;

/** A course by its features and by those that were learnt. */
final class DescribedCourse {
    private final SparseVector vector;
    private final float[] taste;

    DescribedCourse(SparseVector vector, float[] taste) {
        this.vector = vector;
        this.taste = taste;
    }

    /** Returns its features, of length 1 or 0. */
    SparseVector vector() {
        return vector;
    }

    /** Returns its learnt features. */
    float[] taste() {
        return taste;
    }

    /** Returns the similarity of two courses. */
    double similarity(DescribedCourse other, double learntShare) {
        return (1 - learntShare) * vector.dot(other.vector) + learntShare * Blocks.dot(taste, other.taste);
    }
}
