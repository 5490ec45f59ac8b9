package org.learnstream.bench;

import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.learnstream.config.Settings;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.publish.EventPublisher;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.Affinities;
import org.learnstream.wire.avro.Course;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The learners and courses of a benchmark as records of the compacted topics that an instance is restored from. */
public final class PublishedCampus {
    private final ModelScenario scenario;
    private final BenchCampus campus;

    public PublishedCampus(ModelScenario scenario, CourseChoice choice) {
        this.scenario = scenario;
        this.campus = new BenchCampus(scenario, choice);
    }

    /** Returns how many records it has. */
    public long size() {
        return (long) scenario.courses() + scenario.learners();
    }

    /**
     * Sends every course and every learner's vector, and returns when the cluster has all of them.
     *
     * @param progress told how many records were handed over since it was last told
     */
    public void send(Settings settings, LongConsumer progress) {
        try (EventPublisher publisher = new EventPublisher(settings.kafka(), "learnstream-bench", topic -> {})) {
            for (String courseId : campus.courseIds()) {
                Course course = Course.newBuilder()
                        .setCourseId(courseId)
                        .setEventTime(0)
                        .build();
                publisher.send(
                        record(Topics.COURSES, courseId, Topics.COURSES.codec().encode(course)));
                progress.accept(1);
            }
            for (int learner = 0; learner < scenario.learners(); learner++) {
                AffinityVector vector = campus.vector(learner);
                byte[] value = Topics.AFFINITIES.codec().encode(Affinities.toAvro(vector, scenario.history()));
                publisher.send(record(Topics.AFFINITIES, campus.learnerId(learner), value));
                progress.accept(1);
            }
            publisher.flush();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Topic<?> topic, String key, byte[] value) {
        return new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value);
    }
}
