package org.learnstream.app;

import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.learnstream.query.StatusSource;
import org.learnstream.streams.runtime.StreamsApplication;

/** The condition of the Kafka Streams applications of this process. */
record StreamsStatus(List<StreamsApplication> applications) implements StatusSource {
    StreamsStatus {
        applications = List.copyOf(applications);
    }

    @Override
    public List<PartStatus> parts() {
        return applications.stream().map(StreamsStatus::part).toList();
    }

    private static PartStatus part(StreamsApplication application) {
        KafkaStreams.State state = application.streams().state();
        return new PartStatus(application.name(), condition(state), "Kafka Streams is " + state);
    }

    private static Condition condition(KafkaStreams.State state) {
        return switch (state) {
            case RUNNING -> Condition.READY;
            case CREATED, REBALANCING -> Condition.STARTING;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Condition.FAILED;
        };
    }
}
