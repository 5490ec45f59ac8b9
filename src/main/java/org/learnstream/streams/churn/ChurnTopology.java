package org.learnstream.streams.churn;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Outlet;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.streams.intake.Intake;

/** What learners did in, alerts of those who fall silent and the state of each learner out. */
public final class ChurnTopology {
    private ChurnTopology() {}

    /** Adds the windows of inactivity to a topology that has the store of evidence. */
    public static void addTo(Intake intake, Settings settings, Outlet outlet, StreamCounts counts) {
        KStream<String, ChurnInput> acted =
                intake.activities().mapValues(ChurnInput.Acted::new, Named.as("churn-map-activities"));
        KStream<String, ChurnInput> reached =
                intake.watermarks().mapValues(ChurnInput.Reached::new, Named.as("churn-map-watermarks"));
        var outputs = acted.merge(reached, Named.as("churn-merge-watermarks"))
                .process(
                        new Supplier(settings, new Instance(), counts),
                        Named.as("churn-watch-learners"),
                        Stores.EVIDENCE)
                .split(Named.as("churn-branch-"))
                .branch((learner, output) -> output instanceof ChurnOutput.Alert, Branched.as("alerts"))
                .branch((learner, output) -> output instanceof ChurnOutput.State, Branched.as("states"))
                .branch((learner, output) -> output instanceof ChurnOutput.Example, Branched.as("examples"))
                .noDefaultBranch();
        Objects.requireNonNull(outputs.get("churn-branch-alerts"))
                .mapValues(output -> ((ChurnOutput.Alert) output).alert(), Named.as("churn-map-alerts"))
                .to(Topics.CHURN_ALERTS.name(), outlet.to(Topics.CHURN_ALERTS, "churn-write-alerts"));
        Objects.requireNonNull(outputs.get("churn-branch-states"))
                .mapValues(output -> ((ChurnOutput.State) output).state(), Named.as("churn-map-states"))
                .to(Topics.CHURN_STATES.name(), outlet.to(Topics.CHURN_STATES, "churn-write-states"));
        Objects.requireNonNull(outputs.get("churn-branch-examples"))
                .mapValues(output -> ((ChurnOutput.Example) output).example(), Named.as("churn-map-examples"))
                .to(Topics.CHURN_EXAMPLES.name(), outlet.to(Topics.CHURN_EXAMPLES, "churn-write-examples"));
    }

    private record Supplier(Settings settings, Instance instance, StreamCounts counts)
            implements ProcessorSupplier<String, ChurnInput, String, ChurnOutput> {
        @Override
        public Processor<String, ChurnInput, String, ChurnOutput> get() {
            return new ChurnProcessor(settings, instance, counts);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // In a fixed order, so that the description of the topology is always the same.
            return new LinkedHashSet<>(
                    List.of(Stores.presence(), Stores.churnTimers(), Stores.watermarks(), Stores.cohorts()));
        }
    }
}
