package org.learnstream.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.dataset.LearnerGender;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.Consent;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Purchase;
import org.learnstream.wire.avro.PurchaseKind;

/**
 * MOOCCubeX as events: the catalogue, a registration per learner, and every enrolment as a free purchase.
 *
 * <p>The data set has the order of each learner's courses but no times. They get times in four weeks of 2024: a learner
 * joins in the first three and enrols at drawn times until the end of the last. All learners' events come out interleaved, as
 * a platform would send them. The times are a function of the learner's identifier, so a rerun sends the same bytes.
 */
public final class MoocCubeXReplay implements ReplaySource {
    static final long START = Instant.parse("2024-02-01T00:00:00Z").toEpochMilli();
    static final long END = Instant.parse("2024-02-29T00:00:00Z").toEpochMilli();
    private static final long REGISTERED = START - Duration.ofDays(1).toMillis();
    private static final double LATEST_JOINING = 0.75;
    private static final String CURRENCY = "CNY";

    private final List<Course> courses;
    private final List<LearnerGender> learners;
    private final List<LearnerCourses> enrolments;

    private MoocCubeXReplay(List<Course> courses, List<LearnerGender> learners, List<LearnerCourses> enrolments) {
        this.courses = courses;
        this.learners = learners;
        this.enrolments = enrolments;
    }

    /** Returns the replay of a data set, which is read into memory. */
    public static MoocCubeXReplay of(MoocCubeX dataSet) {
        return new MoocCubeXReplay(dataSet.courses(), dataSet.genders(), dataSet.enrolments());
    }

    @Override
    public String name() {
        return "mooccubex";
    }

    @Override
    public Stream<Publication<?>> preparation() {
        return Stream.concat(
                courses.stream().map(MoocCubeXReplay::course), learners.stream().map(MoocCubeXReplay::registration));
    }

    @Override
    public long preparationSize() {
        return (long) courses.size() + learners.size();
    }

    @Override
    public Stream<Publication<?>> events() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Interleaving(enrolments), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public long eventsSize() {
        return enrolments.stream()
                .mapToLong(learner -> learner.courseIds().size())
                .sum();
    }

    static Publication<Course> course(Course course) {
        return new Publication<>(
                Topics.COURSES, course.getCourseId(), course, "course:" + course.getCourseId(), course.getEventTime());
    }

    /** The learners of a published research data set count as having agreed to both of its uses, and to no messages. */
    private static Publication<LearnerRegistration> registration(LearnerGender learner) {
        Consent consent = Consent.newBuilder()
                .setPersonalisation(true)
                .setMessages(false)
                .setResearch(true)
                .build();
        LearnerRegistration registration = LearnerRegistration.newBuilder()
                .setUserId(learner.learnerId())
                .setEventTime(REGISTERED)
                .setGender(learner.gender())
                .setConsent(consent)
                .build();
        return new Publication<>(
                Topics.REGISTRATIONS,
                learner.learnerId(),
                registration,
                "registration:" + learner.learnerId(),
                REGISTERED);
    }

    private static Publication<Purchase> purchase(String learnerId, int position, String courseId, long time) {
        String eventId = learnerId + ":" + position;
        Purchase purchase = Purchase.newBuilder()
                .setEventId(eventId)
                .setUserId(learnerId)
                .setCourseId(courseId)
                .setEventTime(time)
                .setOrderId(eventId)
                .setKind(PurchaseKind.PURCHASE)
                .setAmountMinor(0)
                .setCurrency(CURRENCY)
                .build();
        return new Publication<>(Topics.PURCHASES, learnerId, purchase, eventId, time);
    }

    /** All learners' enrolments in the order of time; of two at the same time the one of the earlier learner first. */
    private static final class Interleaving implements Iterator<Publication<?>> {
        private final PriorityQueue<Cursor> cursors;

        Interleaving(List<LearnerCourses> enrolments) {
            cursors = new PriorityQueue<>(Math.max(1, enrolments.size()));
            for (int index = 0; index < enrolments.size(); index++) {
                if (!enrolments.get(index).courseIds().isEmpty()) {
                    cursors.add(new Cursor(index, enrolments.get(index)));
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !cursors.isEmpty();
        }

        @Override
        public Publication<?> next() {
            Cursor cursor = cursors.poll();
            if (cursor == null) {
                throw new NoSuchElementException();
            }
            Publication<?> publication = cursor.publication();
            if (cursor.advance()) {
                cursors.add(cursor);
            }
            return publication;
        }
    }

    /** Where one learner's enrolments stand. */
    private static final class Cursor implements Comparable<Cursor> {
        private final int learnerIndex;
        private final LearnerCourses learner;
        private final long[] times;
        private int position;

        Cursor(int learnerIndex, LearnerCourses learner) {
            this.learnerIndex = learnerIndex;
            this.learner = learner;
            long latest = START + (long) (LATEST_JOINING * (END - START));
            long joined = SpreadTimes.draw(learner.learnerId() + ":joined", 1, START, latest)[0];
            this.times =
                    SpreadTimes.draw(learner.learnerId(), learner.courseIds().size(), joined, END);
        }

        Publication<?> publication() {
            return purchase(learner.learnerId(), position, learner.courseIds().get(position), times[position]);
        }

        boolean advance() {
            position++;
            return position < times.length;
        }

        @Override
        public int compareTo(Cursor other) {
            int byTime = Long.compare(times[position], other.times[other.position]);
            return byTime != 0 ? byTime : Integer.compare(learnerIndex, other.learnerIndex);
        }
    }
}
