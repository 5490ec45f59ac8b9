package org.learnstream.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.churn.ChurnSnapshot;
import org.learnstream.domain.churn.Cohort;
import org.learnstream.domain.churn.InactivityWindow;
import org.learnstream.domain.churn.WatchedLearner;
import org.learnstream.domain.intervention.Contacts;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;
import org.learnstream.wire.avro.ChurnContact;
import org.learnstream.wire.avro.ChurnState;
import org.learnstream.wire.avro.CohortMeans;
import org.learnstream.wire.avro.LearnerPresence;

/** What is known of a learner's presence, between domain and wire. */
public final class ChurnRecords {
    private static final long NONE = -1;

    private ChurnRecords() {}

    /** Returns the presence of a stored record. */
    public static Presence presence(LearnerPresence avro) {
        return presence(avro.getFirstActivity(), avro.getTotals(), avro.getDays());
    }

    /** Returns the presence of a published record. */
    public static Presence presence(ChurnState avro) {
        return presence(avro.getFirstActivity(), avro.getTotals(), avro.getDays());
    }

    private static Presence presence(long first, List<Long> totals, ByteBuffer days) {
        return Presence.of(first, totals.stream().mapToLong(Long::longValue).toArray(), PresenceDays.unpack(days));
    }

    /** Returns how often the learner did something of each kind, in the order of the kinds. */
    public static List<Long> totals(Presence presence) {
        List<Long> totals = new ArrayList<>(ActivityKind.ALL.size());
        ActivityKind.ALL.forEach(kind -> totals.add(presence.total(kind)));
        return totals;
    }

    /** Returns the learner of a stored record. */
    public static WatchedLearner learner(LearnerPresence avro) {
        long day = avro.getSnapshotDay();
        Optional<ChurnSnapshot> snapshot = day == NONE
                ? Optional.empty()
                : Optional.of(new ChurnSnapshot(
                        day, Optional.ofNullable(avro.getSnapshotCohort()).map(ChurnRecords::fromAvro)));
        return new WatchedLearner(
                presence(avro),
                new InactivityWindow(avro.getWindowOpened(), fromAvro(avro.getLevel())),
                avro.getTimer() == NONE ? OptionalLong.empty() : OptionalLong.of(avro.getTimer()),
                avro.getCourseId(),
                avro.getSpent(),
                snapshot);
    }

    /** Returns what was suggested before. */
    public static Contacts contacts(LearnerPresence avro) {
        return avro.getContacts().isEmpty()
                ? Contacts.NONE
                : new Contacts(avro.getContacts().stream()
                        .map(contact -> new Contacts.Contact(contact.getRule(), contact.getLast(), contact.getCount()))
                        .toList());
    }

    /** Returns the record to store. */
    public static LearnerPresence toAvro(WatchedLearner learner, Contacts contacts) {
        return new LearnerPresence(
                learner.presence().first(),
                totals(learner.presence()),
                PresenceDays.pack(learner.presence().days()),
                learner.window().opened(),
                toAvro(learner.window().level()),
                learner.timer().orElse(NONE),
                learner.courseId(),
                learner.spent(),
                learner.snapshot().map(ChurnSnapshot::day).orElse(NONE),
                learner.snapshot()
                        .flatMap(ChurnSnapshot::cohort)
                        .map(ChurnRecords::toAvro)
                        .orElse(null),
                contacts.byRule().stream()
                        .map(contact -> new ChurnContact(contact.rule(), contact.last(), contact.count()))
                        .toList());
    }

    /** Returns the cohort of an Avro record. */
    public static Cohort fromAvro(CohortMeans means) {
        return new Cohort(means.getLearners(), means.getLogEvents(), means.getActiveDays());
    }

    /** Returns the Avro record of a cohort. */
    public static CohortMeans toAvro(Cohort cohort) {
        return new CohortMeans(cohort.learners(), cohort.logEvents(), cohort.activeDays());
    }

    /** Returns the level of an Avro record. */
    public static ChurnLevel fromAvro(org.learnstream.wire.avro.ChurnLevel level) {
        return switch (level) {
            case ACTIVE -> ChurnLevel.ACTIVE;
            case AT_RISK -> ChurnLevel.AT_RISK;
            case GONE -> ChurnLevel.GONE;
        };
    }

    /** Returns the level for an Avro record. */
    public static org.learnstream.wire.avro.ChurnLevel toAvro(ChurnLevel level) {
        return switch (level) {
            case ACTIVE -> org.learnstream.wire.avro.ChurnLevel.ACTIVE;
            case AT_RISK -> org.learnstream.wire.avro.ChurnLevel.AT_RISK;
            case GONE -> org.learnstream.wire.avro.ChurnLevel.GONE;
        };
    }
}
