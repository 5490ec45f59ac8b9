package org.learnstream.streams.privacy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.domain.privacy.ErasureReceipt.Times;
import org.learnstream.domain.privacy.LearnerDigest;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.Registrations;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.intake.ErasedLearners;
import org.learnstream.streams.view.View;
import org.learnstream.wire.Erasures;
import org.learnstream.wire.avro.ErasureRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes a learner's rows from all stores of the partition and writes the tombstones, in one transaction; then waits
 * until the models in memory have read the tombstones, and ends the erasure as far as it is the stream's.
 *
 * <p>Meanwhile nothing is taken of the learner, so that nothing can come back. Registrations come from producers and past
 * the intake: one that comes meanwhile gets another tombstone, and so does one of a learner who is refused for ever.
 */
final class ErasureProcessor implements Processor<String, ErasureRequest, String, ErasureOutput> {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureProcessor.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A registration that the models still have after this time came after its tombstone. */
    private static final long AGAIN_MILLIS = 5_000;

    private final LearnerDigest digest;
    private @Nullable Task task;

    /** How many registrations were looked at for learners who are refused. */
    private int looked;

    ErasureProcessor(LearnerDigest digest) {
        this.digest = digest;
    }

    /** What the processor has once it belongs to a task. */
    private record Task(
            ProcessorContext<String, ErasureOutput> context,
            LearnerRows rows,
            ErasedLearners erased,
            KeyValueStore<String, org.learnstream.wire.avro.ErasureReceipt> pending,
            LiveKnowledge knowledge) {
        void tell(String key, ErasureOutput output) {
            context.forward(new Record<>(key, output, context.currentSystemTimeMs()));
        }

        void bury(String learnerId, Topic<?> topic) {
            tell(learnerId, new ErasureOutput.Tombstone(topic));
        }
    }

    @Override
    public void init(ProcessorContext<String, ErasureOutput> context) {
        View<LiveKnowledge> view = context.getStateStore(Stores.COURSE_MODEL);
        Task started = new Task(
                context,
                LearnerRows.of(context),
                new ErasedLearners(context.getStateStore(Stores.ERASED), digest),
                context.getStateStore(Stores.PENDING_ERASURES),
                view.content());
        task = started;
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> {
            finish(started, now);
            refuse(started);
        });
    }

    @Override
    public void process(Record<String, ErasureRequest> input) {
        ErasureRequest request = input.value();
        if (request == null) {
            // It was carried out.
            return;
        }
        Task current = Objects.requireNonNull(task, "init comes first");
        String learnerId = request.getUserId();
        if (!learnerId.equals(input.key())) {
            LOG.warn("Erasure passed over, its key is not its user_id erasure={}", request.getErasureId());
            return;
        }
        current.erased().hold(learnerId);
        ErasureReceipt receipt = new ErasureReceipt(
                request.getErasureId(),
                Erasures.order(request),
                digest.of(learnerId),
                current.context().taskId().partition(),
                current.rows().remove(learnerId),
                Topics.FORGETTING.stream().map(Topic::name).toList(),
                new Times(current.context().currentSystemTimeMs(), OptionalLong.empty(), OptionalLong.empty()),
                List.of());
        Topics.FORGETTING.forEach(topic -> current.bury(learnerId, topic));
        current.bury(learnerId, Topics.CHURN_ALERTS);
        current.pending().put(receipt.erasureId(), Erasures.toAvro(receipt, learnerId));
        current.tell(receipt.erasureId(), new ErasureOutput.Receipt(Erasures.toAvro(receipt)));
    }

    private static void finish(Task current, long now) {
        for (org.learnstream.wire.avro.ErasureReceipt kept : pending(current)) {
            ErasureReceipt receipt = Erasures.fromAvro(kept);
            String learnerId = Objects.requireNonNull(kept.getUserId(), "it is under way");
            if (!current.knowledge().knows(learnerId)) {
                current.erased().release(learnerId, receipt.order(), now);
                current.pending().delete(receipt.erasureId());
                current.tell(receipt.erasureId(), new ErasureOutput.Receipt(Erasures.toAvro(receipt.unlearnt(now))));
                current.bury(learnerId, Topics.ERASURES);
            } else if (now - receipt.times().removed() > AGAIN_MILLIS
                    && current.knowledge().registrations().has(learnerId)) {
                current.bury(learnerId, Topics.REGISTRATIONS);
            }
        }
    }

    private static List<org.learnstream.wire.avro.ErasureReceipt> pending(Task current) {
        if (current.pending().approximateNumEntries() == 0) {
            return List.of();
        }
        List<org.learnstream.wire.avro.ErasureReceipt> found = new ArrayList<>();
        try (KeyValueIterator<String, org.learnstream.wire.avro.ErasureReceipt> all =
                current.pending().all()) {
            while (all.hasNext()) {
                KeyValue<String, org.learnstream.wire.avro.ErasureReceipt> next = all.next();
                found.add(next.value);
            }
        }
        return found;
    }

    /** Learners who are refused for ever and register again are forgotten again. */
    private void refuse(Task current) {
        int partition = current.context().taskId().partition();
        Registrations registrations = current.knowledge().registrations();
        int come = registrations.registered(partition);
        while (looked < come) {
            String learnerId = registrations.learner(partition, looked++);
            if (registrations.has(learnerId) && current.erased().refusesAll(learnerId)) {
                current.bury(learnerId, Topics.REGISTRATIONS);
            }
        }
    }
}
