package org.learnstream.app;

import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.learnstream.query.StatusSource;
import org.learnstream.streams.runtime.Restoring;
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
        return part(application.name(), application.streams().state(), application.hasRun(), application.restoring());
    }

    /** Returns the condition of an application: one that reads its state again before it has run is not just starting. */
    static PartStatus part(String name, KafkaStreams.State state, boolean hasRun, Restoring restoring) {
        Condition condition = condition(state, hasRun);
        boolean waits = condition == Condition.STARTING && restoring.any();
        return new PartStatus(name, waits ? Condition.RESTORING : condition, detail(state, restoring));
    }

    private static String detail(KafkaStreams.State state, Restoring restoring) {
        String running = "Kafka Streams is " + state;
        return restoring.any()
                ? running + "; " + restoring.stores() + " stores are read again, " + restoring.left() + " of "
                        + restoring.all() + " records left"
                : running;
    }

    /**
     * A rebalance makes every instance of a group rebalance at once: if that were unready, a load balancer would have
     * nobody left, while all of them still answer.
     */
    private static Condition condition(KafkaStreams.State state, boolean hasRun) {
        return switch (state) {
            case RUNNING -> Condition.READY;
            case REBALANCING -> hasRun ? Condition.READY : Condition.STARTING;
            case CREATED -> Condition.STARTING;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Condition.FAILED;
        };
    }
}
