package org.learnstream.query;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.wire.avro.AffinityVector;
import org.learnstream.wire.avro.ChurnState;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Slate;

/**
 * The newest record of one learner in every table that is served, each empty when that topic has none.
 *
 * <p>A record is decoded when it is asked for: most readers want one or two, and some none, when they know the rows.
 */
public final class LearnerRecords {
    private final LearnerRows rows;
    private final Decoded<Slate> slate;
    private final Decoded<AffinityVector> affinities;
    private final Decoded<LearnerRegistration> registration;
    private final Decoded<ChurnState> churn;

    LearnerRecords(
            LearnerRows rows,
            Supplier<Optional<Slate>> slate,
            Supplier<Optional<AffinityVector>> affinities,
            Supplier<Optional<LearnerRegistration>> registration,
            Supplier<Optional<ChurnState>> churn) {
        this.rows = rows;
        this.slate = new Decoded<>(slate);
        this.affinities = new Decoded<>(affinities);
        this.registration = new Decoded<>(registration);
        this.churn = new Decoded<>(churn);
    }

    /** Returns the rows that the records are decoded from. */
    public LearnerRows rows() {
        return rows;
    }

    /** Whether each row of those that recommendations are made of could be decoded. */
    public boolean allDecoded() {
        return isDecoded(ServedTable.RECOMMENDATIONS, slate())
                && isDecoded(ServedTable.AFFINITIES, affinities())
                && isDecoded(ServedTable.REGISTRATIONS, registration());
    }

    private boolean isDecoded(ServedTable table, Optional<?> record) {
        return record.isPresent() || rows.row(table).isEmpty();
    }

    /** Returns what is recommended to the learner. */
    public Optional<Slate> slate() {
        return slate.get();
    }

    /** Returns the learner's affinities to courses. */
    public Optional<AffinityVector> affinities() {
        return affinities.get();
    }

    /** Returns what the learner said of themselves. */
    public Optional<LearnerRegistration> registration() {
        return registration.get();
    }

    /** Returns the learner's presence, and whether they have fallen silent. */
    public Optional<ChurnState> churn() {
        return churn.get();
    }

    /** A record that is decoded once. */
    private static final class Decoded<T> {
        private final Supplier<Optional<T>> decoding;
        private @Nullable T record;
        private boolean done;

        Decoded(Supplier<Optional<T>> decoding) {
            this.decoding = decoding;
        }

        synchronized Optional<T> get() {
            if (!done) {
                record = decoding.get().orElse(null);
                done = true;
            }
            return Optional.ofNullable(record);
        }
    }
}
