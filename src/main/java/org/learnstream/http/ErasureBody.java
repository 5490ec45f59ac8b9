package org.learnstream.http;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.domain.privacy.ErasureTrace;

/** What was done to erase a learner, whom it does not name. */
record ErasureBody(
        String erasureId,
        String state,
        String learnerDigest,
        String after,
        String requestedBy,
        long requestedTime,
        long removedTime,
        @Nullable Long unlearntTime,
        @Nullable Long doneTime,
        int partition,
        SortedMap<String, Long> removed,
        List<String> tombstones,
        List<Trace> traces) {
    /** What becomes of the learner's records in one partition of a topic that is not compacted. */
    record Trace(
            String topic,
            int partition,
            @Nullable Long emptiedTo,
            @Nullable Long retentionMillis) {
        static Trace of(ErasureTrace trace) {
            return new Trace(
                    trace.topic(), trace.partition(), value(trace.emptiedTo()), value(trace.retentionMillis()));
        }
    }

    static ErasureBody of(ErasureReceipt receipt) {
        return new ErasureBody(
                receipt.erasureId(),
                lowerCase(receipt.stage()),
                receipt.learnerDigest(),
                lowerCase(receipt.order().after()),
                receipt.order().requestedBy(),
                receipt.order().requestedTime(),
                receipt.times().removed(),
                value(receipt.times().unlearnt()),
                value(receipt.times().done()),
                receipt.partition(),
                receipt.removed(),
                receipt.tombstones(),
                receipt.traces().stream().map(Trace::of).toList());
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long value(OptionalLong optional) {
        return optional.isPresent() ? optional.getAsLong() : null;
    }
}
