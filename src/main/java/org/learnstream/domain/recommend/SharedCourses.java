package org.learnstream.domain.recommend;

import org.learnstream.domain.similarity.SimilarLearners;

/**
 * The courses that a learner shares with one neighbour after the other, each with its part of their similarity: r(u,c)·r(v,c)
 * over the sum of these products.
 */
final class SharedCourses {
    private final History history;
    private final CoursePlaces own = Workspace.current().own();
    private final int[] sources;
    private final double[] products;
    private int size;
    private double total;

    /** Starts with nobody; belongs to this thread until it is closed. */
    SharedCourses(History history) {
        this.history = history;
        sources = new int[history.size()];
        products = new double[history.size()];
        for (int source = 0; source < history.size(); source++) {
            own.add(history.ordinal(source));
        }
    }

    /** Reads what the learner shares with the neighbour at a place. */
    void read(SimilarLearners similar, int place) {
        size = 0;
        total = 0;
        for (int index = similar.from(place); index < similar.to(place) && size < sources.length; index++) {
            int source = own.of(similar.course(index));
            if (source >= 0) {
                sources[size] = source;
                products[size] = history.affinity(source) * similar.tenths(index);
                total += products[size];
                size++;
            }
        }
    }

    /** Adds what a neighbour contributes to a course at a place, in parts, to the shared courses. */
    void addTo(Contributions contributions, int place, double contribution) {
        for (int index = 0; index < size; index++) {
            contributions.add(place, sources[index], contribution * products[index] / total);
        }
    }

    void close() {
        own.clear();
    }
}
