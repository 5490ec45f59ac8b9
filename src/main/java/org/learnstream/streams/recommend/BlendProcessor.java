package org.learnstream.streams.recommend;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.HybridSettings;
import org.learnstream.domain.recommend.BlendLearner;
import org.learnstream.domain.recommend.BlendState;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.affinity.AffinityChange;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.view.View;
import org.learnstream.wire.Blends;
import org.learnstream.wire.avro.Blend;

/**
 * Learns to blend the recommenders from what learners take: what was foretold of a course, just before it was taken, is
 * compared with what was foretold of others. The model does not know of the enrolment yet, which comes back to it over
 * the topic of affinities.
 */
final class BlendProcessor implements Processor<String, AffinityChange, String, Blend> {
    private static final String KEY = "blend";
    private static final double LARGEST = 0x1p63;

    private final HybridSettings settings;
    private final Recommenders recommenders;
    private final BlendLearner learner;
    private final ThreadLocal<ScoringTime> times;
    private @Nullable Task task;
    private long published = -1;

    BlendProcessor(HybridSettings settings, Recommenders recommenders, ThreadLocal<ScoringTime> times) {
        this.times = times;
        this.settings = settings;
        this.recommenders = recommenders;
        this.learner = new BlendLearner(settings.rate());
    }

    /** What the processor has once it belongs to a task. */
    private record Task(
            ProcessorContext<String, Blend> context,
            KeyValueStore<String, Blend> store,
            LiveKnowledge knowledge,
            ScoringTime time) {}

    @Override
    public void init(ProcessorContext<String, Blend> context) {
        View<LiveKnowledge> view = context.getStateStore(Stores.COURSE_MODEL);
        Task started = new Task(context, context.getStateStore(Stores.BLEND), view.content(), times.get());
        task = started;
        context.schedule(settings.publishInterval(), PunctuationType.WALL_CLOCK_TIME, now -> publish(started, now));
    }

    @Override
    public void process(Record<String, AffinityChange> input) {
        Task current = Objects.requireNonNull(task, "init comes first");
        input.value().taken().ifPresent(courseId -> {
            long draw = UUID.nameUUIDFromBytes((input.key() + '/' + courseId).getBytes(StandardCharsets.UTF_8))
                    .getMostSignificantBits();
            if ((draw >>> 1) / LARGEST < settings.share() && current.time().isLeft()) {
                current.time().spend(() -> learn(current, input, courseId, draw));
            }
        });
    }

    private void learn(Task current, Record<String, AffinityChange> input, String courseId, long seed) {
        RecommendationRequest request = new RecommendationRequest(
                current.knowledge(),
                new Learner(
                        input.key(), input.value().before(), current.knowledge().demographics(input.key())),
                CourseFilter.ALL,
                1,
                current.context().currentSystemTimeMs(),
                seed);
        recommenders
                .example(request, courseId, settings.comparisons())
                .ifPresent(example -> current.store().put(KEY, Blends.toAvro(learner.learn(state(current), example))));
    }

    /** Returns what is known so far; what was learnt with other members is of no use and begins anew. */
    private BlendState state(Task current) {
        BlendState first = current.knowledge().blending().first();
        Blend kept = current.store().get(KEY);
        BlendState known = kept == null ? first : Blends.fromAvro(kept);
        return known.members().equals(first.members()) ? known : first;
    }

    private void publish(Task current, long now) {
        Blend kept = current.store().get(KEY);
        if (kept != null && kept.getSteps() != published) {
            published = kept.getSteps();
            current.context()
                    .forward(new Record<>(
                            Integer.toString(current.context().taskId().partition()), kept, now));
        }
    }
}
