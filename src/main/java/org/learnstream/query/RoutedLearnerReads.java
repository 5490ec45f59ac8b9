package org.learnstream.query;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.learnstream.query.Answer.Unavailable;

/**
 * Reads from whichever instance holds the learner.
 *
 * <p>While partitions move there are moments in which a standby is already closed and not yet open as the active copy.
 * When nobody answers, the holders are therefore looked up and asked again, a few times.
 */
final class RoutedLearnerReads implements LearnerReads {
    private static final int MOST_ATTEMPTS = 20;

    private final HolderSearch holders;
    private final RowDecoder decoder;
    private final Executor later;

    /**
     * Returns reads over a search.
     *
     * @param later runs what it is given after the pause between two attempts
     */
    RoutedLearnerReads(HolderSearch holders, RowDecoder decoder, Executor later) {
        this.holders = holders;
        this.decoder = decoder;
        this.later = later;
    }

    @Override
    public CompletionStage<Answer<LearnerRecords>> read(RecordKey learner) {
        return attempt(learner, MOST_ATTEMPTS).thenApply(answer -> answer.map(decoder::decode));
    }

    private CompletionStage<Answer<LearnerRows>> attempt(RecordKey learner, int attempts) {
        return holders.rows(learner).thenCompose(answer -> {
            if (answer instanceof Unavailable<LearnerRows> && attempts > 1) {
                return CompletableFuture.supplyAsync(() -> attempt(learner, attempts - 1), later)
                        .thenCompose(again -> again);
            }
            return CompletableFuture.completedFuture(answer);
        });
    }
}
