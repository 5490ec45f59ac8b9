package org.learnstream.wire;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureOrder;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.domain.privacy.ErasureReceipt.Times;
import org.learnstream.domain.privacy.ErasureTrace;
import org.learnstream.wire.avro.ErasedRows;
import org.learnstream.wire.avro.ErasureRequest;

/** Requests to erase learners and their receipts, between domain and wire. */
public final class Erasures {
    private Erasures() {}

    /** Returns the request to erase a learner. */
    public static ErasureRequest request(String erasureId, String learnerId, ErasureOrder order) {
        return new ErasureRequest(
                erasureId,
                learnerId,
                order.requestedTime(),
                order.requestedBy(),
                org.learnstream.wire.avro.AfterErasure.valueOf(order.after().name()));
    }

    /** Returns what a request asks for. */
    public static ErasureOrder order(ErasureRequest request) {
        return new ErasureOrder(
                request.getRequestedTime(),
                request.getRequestedBy(),
                AfterErasure.valueOf(request.getAfter().name()));
    }

    /** Returns the record of a receipt, which does not name the learner. */
    public static org.learnstream.wire.avro.ErasureReceipt toAvro(ErasureReceipt receipt) {
        return toAvro(receipt, null);
    }

    /** Returns the record of an erasure that is under way, with the learner's name for as long as it is needed. */
    public static org.learnstream.wire.avro.ErasureReceipt toAvro(ErasureReceipt receipt, @Nullable String learnerId) {
        return org.learnstream.wire.avro.ErasureReceipt.newBuilder()
                .setErasureId(receipt.erasureId())
                .setUserId(learnerId)
                .setLearnerDigest(receipt.learnerDigest())
                .setRequestedTime(receipt.order().requestedTime())
                .setRequestedBy(receipt.order().requestedBy())
                .setAfter(org.learnstream.wire.avro.AfterErasure.valueOf(
                        receipt.order().after().name()))
                .setPartition(receipt.partition())
                .setRemoved(receipt.removed().entrySet().stream()
                        .map(rows -> new ErasedRows(rows.getKey(), rows.getValue()))
                        .toList())
                .setTombstones(receipt.tombstones())
                .setRemovedTime(receipt.times().removed())
                .setUnlearntTime(value(receipt.times().unlearnt()))
                .setTraces(receipt.traces().stream().map(Erasures::trace).toList())
                .setDoneTime(value(receipt.times().done()))
                .build();
    }

    private static org.learnstream.wire.avro.ErasureTrace trace(ErasureTrace trace) {
        return new org.learnstream.wire.avro.ErasureTrace(
                trace.topic(), trace.partition(), value(trace.emptiedTo()), value(trace.retentionMillis()));
    }

    /** Returns a receipt. */
    public static ErasureReceipt fromAvro(org.learnstream.wire.avro.ErasureReceipt avro) {
        SortedMap<String, Long> removed = new TreeMap<>();
        avro.getRemoved().forEach(rows -> removed.put(rows.getStore(), rows.getRows()));
        return new ErasureReceipt(
                avro.getErasureId(),
                new ErasureOrder(
                        avro.getRequestedTime(),
                        avro.getRequestedBy(),
                        AfterErasure.valueOf(avro.getAfter().name())),
                avro.getLearnerDigest(),
                avro.getPartition(),
                removed,
                avro.getTombstones(),
                new Times(avro.getRemovedTime(), optional(avro.getUnlearntTime()), optional(avro.getDoneTime())),
                avro.getTraces().stream()
                        .map(trace -> new ErasureTrace(
                                trace.getTopic(),
                                trace.getPartition(),
                                optional(trace.getEmptiedTo()),
                                optional(trace.getRetentionMillis())))
                        .toList());
    }

    private static @Nullable Long value(OptionalLong optional) {
        return optional.isPresent() ? optional.getAsLong() : null;
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
