package org.learnstream.app;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveCatalogue;
import org.learnstream.query.CourseModelSource;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.runtime.StreamsApplication;
import org.learnstream.streams.view.View;

/** The views that an application of this process holds: the course model and the catalogue. */
final class LocalViews implements CourseModelSource, Catalogue {
    private final StreamsApplication holder;
    private volatile @Nullable CourseModel model;
    private volatile @Nullable LiveCatalogue catalogue;

    LocalViews(StreamsApplication holder) {
        this.holder = holder;
    }

    @Override
    public Optional<CourseModel> model() {
        CourseModel known = model;
        if (known == null) {
            known = find(Stores.COURSE_MODEL, CourseModel.class);
            model = known;
        }
        return Optional.ofNullable(known);
    }

    @Override
    public Optional<Course> course(String courseId) {
        LiveCatalogue known = catalogue;
        if (known == null) {
            known = find(Stores.CATALOGUE, LiveCatalogue.class);
            catalogue = known;
        }
        return known == null ? Optional.empty() : known.course(courseId);
    }

    /** Returns the object of a view, or null while it is being restored. */
    private <T> @Nullable T find(String store, Class<T> type) {
        if (holder.streams().state() != KafkaStreams.State.RUNNING) {
            return null;
        }
        try {
            return holder.streams()
                    .store(StoreQueryParameters.fromNameAndType(store, View.type(type)))
                    .content();
        } catch (InvalidStateStoreException notYet) {
            // The state was checked before; it can change in between.
            return null;
        }
    }
}
