package org.learnstream.domain.churn;

/** Trains boosted trees. May be used by many threads. */
public interface TreeTrainer {
    /** Returns its name and version, for logs and reports. */
    String name();

    /**
     * Returns trees that tell the outcomes of examples.
     *
     * @param examples at least one
     * @throws IllegalStateException if training failed
     */
    BoostedTrees train(ChurnExamples examples, TreeOptions options);
}
