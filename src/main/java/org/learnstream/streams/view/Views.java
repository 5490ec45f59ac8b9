package org.learnstream.streams.view;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.learnstream.config.ModelSettings;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveCatalogue;
import org.learnstream.model.ModelOptions;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;

/** The views that every instance keeps whole: the course model over the affinities, and the catalogue. */
public final class Views {
    private Views() {}

    /** Adds both views to a topology. Values are read as bytes, so that one bad record cannot stop the global thread. */
    public static void addTo(StreamsBuilder builder, ModelSettings settings) {
        ModelOptions options = new ModelOptions(settings.denseFill());
        builder.addGlobalStore(
                View.builder(Stores.COURSE_MODEL, () -> new CourseModel(options)),
                Topics.AFFINITIES.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("model-read-affinities"),
                CourseModelProcessor::new);
        builder.addGlobalStore(
                View.builder(Stores.CATALOGUE, LiveCatalogue::new),
                Topics.COURSES.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("catalogue-read-courses"),
                CatalogueProcessor::new);
    }
}
