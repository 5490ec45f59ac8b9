package org.learnstream.domain.content;

import java.time.Duration;

/**
 * What can be chosen about the features of courses.
 *
 * @param analysis turns text into terms
 * @param blocks how much each kind of features counts
 * @param learntShare how much of a similarity is by what was learnt from enrolments, 0 to 1; the rest is by the features
 *     themselves
 * @param memoryBytes memory that the similarities of all pairs of courses may take; when it is not enough, only the
 *     largest of each course are kept
 * @param refreshAfter how long after a change of the catalogue everything is computed anew
 */
public record ContentOptions(
        TextAnalysis analysis, BlockWeights blocks, double learntShare, long memoryBytes, Duration refreshAfter) {
    /** The values of the founding case, for courses without text. */
    public static final ContentOptions DEFAULT =
            new ContentOptions(TextAnalysis.NONE, BlockWeights.DEFAULT, 0.7, 256_000_000L, Duration.ofSeconds(2));

    public ContentOptions {
        if (!(learntShare >= 0 && learntShare <= 1)) {
            throw new IllegalArgumentException("the learnt share is " + learntShare + ", expected 0 to 1");
        }
    }

    /** Returns these options with another analysis of text. */
    public ContentOptions withAnalysis(TextAnalysis other) {
        return new ContentOptions(other, blocks, learntShare, memoryBytes, refreshAfter);
    }

    /** Returns these options with another learnt share. */
    public ContentOptions withLearntShare(double other) {
        return new ContentOptions(analysis, blocks, other, memoryBytes, refreshAfter);
    }

    /** Returns these options with another bound on memory. */
    public ContentOptions withMemoryBytes(long other) {
        return new ContentOptions(analysis, blocks, learntShare, other, refreshAfter);
    }
}
