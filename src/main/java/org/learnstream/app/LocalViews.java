package org.learnstream.app;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.model.LiveChurn;
import org.learnstream.model.LiveErasures;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.query.ChurnSource;
import org.learnstream.query.KnowledgeSource;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.runtime.StreamsApplication;
import org.learnstream.streams.view.View;

/** The views that an application of this process holds. */
final class LocalViews implements KnowledgeSource, ChurnSource, Catalogue {
    private final StreamsApplication holder;
    private volatile @Nullable LiveKnowledge restored;
    private volatile @Nullable LiveChurn restoredChurn;
    private volatile @Nullable LiveErasures restoredErasures;

    LocalViews(StreamsApplication holder) {
        this.holder = holder;
    }

    @Override
    public Optional<LiveKnowledge> knowledge() {
        LiveKnowledge known = restored;
        if (known == null) {
            known = find(Stores.COURSE_MODEL, LiveKnowledge.class);
            restored = known;
        }
        return Optional.ofNullable(known);
    }

    @Override
    public Optional<LiveChurn> churn() {
        LiveChurn known = restoredChurn;
        if (known == null) {
            known = find(Stores.CHURN_MODELS, LiveChurn.class);
            restoredChurn = known;
        }
        return Optional.ofNullable(known);
    }

    /** Returns the receipts of erasures; empty until they have been restored from their topic. */
    Optional<LiveErasures> erasures() {
        LiveErasures known = restoredErasures;
        if (known == null) {
            known = find(Stores.RECEIPTS, LiveErasures.class);
            restoredErasures = known;
        }
        return Optional.ofNullable(known);
    }

    @Override
    public Optional<Course> course(String courseId) {
        return knowledge().flatMap(known -> known.catalogue().course(courseId));
    }

    @Override
    public long version() {
        return knowledge().map(known -> known.catalogue().version()).orElse(-1L);
    }

    /** Returns what a view is of, or null while one of them is being restored. */
    private <T> @Nullable T find(String name, Class<T> type) {
        if (holder.streams().state() != KafkaStreams.State.RUNNING) {
            return null;
        }
        try {
            return holder.streams()
                    .store(StoreQueryParameters.fromNameAndType(name, View.type(type)))
                    .content();
        } catch (InvalidStateStoreException notYet) {
            // The state was checked before; it can change in between.
            return null;
        }
    }
}
