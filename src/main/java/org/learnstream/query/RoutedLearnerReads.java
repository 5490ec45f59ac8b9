package org.learnstream.query;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.streams.catalog.ServedTable;

/**
 * Reads from whichever instance holds the learner.
 *
 * <p>While partitions move there are moments in which a standby is already closed and not yet open as the active copy.
 * When nobody answers, the holders are therefore looked up and asked again, until the longest wait is over. That is a time
 * and not a count of attempts: on a busy machine the moments are longer, and so are the attempts.
 */
final class RoutedLearnerReads implements LearnerReads {
    private final HolderSearch holders;
    private final RowDecoder decoder;
    private final Executor later;
    private final long longestWaitMillis;
    private final LongSupplier monotonicMillis;

    /**
     * Returns reads over a search.
     *
     * @param later runs what it is given after the pause between two attempts
     * @param longestWait from the first attempt until the last one may begin
     * @param monotonicMillis a clock that never goes back, in milliseconds from any start
     */
    RoutedLearnerReads(
            HolderSearch holders,
            RowDecoder decoder,
            Executor later,
            Duration longestWait,
            LongSupplier monotonicMillis) {
        this.holders = holders;
        this.decoder = decoder;
        this.later = later;
        this.longestWaitMillis = longestWait.toMillis();
        this.monotonicMillis = monotonicMillis;
    }

    @Override
    public CompletionStage<Answer<LearnerRecords>> read(RecordKey learner, Set<ServedTable> tables) {
        return attempt(learner, tables, monotonicMillis.getAsLong()).thenApply(answer -> answer.map(decoder::decode));
    }

    private CompletionStage<Answer<LearnerRows>> attempt(RecordKey learner, Set<ServedTable> tables, long started) {
        return holders.rows(learner, tables).thenCompose(answer -> {
            if (answer instanceof Unavailable<LearnerRows>
                    && monotonicMillis.getAsLong() - started < longestWaitMillis) {
                return CompletableFuture.supplyAsync(() -> attempt(learner, tables, started), later)
                        .thenCompose(again -> again);
            }
            return CompletableFuture.completedFuture(answer);
        });
    }
}
