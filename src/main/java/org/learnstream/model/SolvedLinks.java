package org.learnstream.model;

import org.learnstream.domain.content.CourseLinks;
import org.learnstream.domain.recommend.SolvedMatrix;

/** The weights of the linear autoencoder as links between courses. */
record SolvedLinks(SolvedMatrix weights) implements CourseLinks {
    @Override
    public long generation() {
        return weights.generation().number();
    }

    @Override
    public int[] courses() {
        return weights.solvedOrdinals().toArray();
    }

    @Override
    public float weight(int course, int other) {
        return weights.weight(course, other);
    }
}
