package org.learnstream.bench;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Puts a probe around the processor of churn, in a topology that is otherwise the product's own. */
public final class ProbedChurn implements ProcessorWrapper {
    /** Key in the configuration of Kafka Streams: the probe. */
    static final String PROBE = "learnstream.bench.churn.probe";

    private static final String NODE = "churn-watch-learners";

    private @Nullable ChurnProbe probe;

    @Override
    public void configure(Map<String, ?> configuration) {
        probe = (ChurnProbe) configuration.get(PROBE);
    }

    @Override
    public <KI, VI, KO, VO> WrappedProcessorSupplier<KI, VI, KO, VO> wrapProcessorSupplier(
            String name, ProcessorSupplier<KI, VI, KO, VO> supplier) {
        return name.equals(NODE)
                ? new Supplier<>(supplier, Objects.requireNonNull(probe, PROBE))
                : ProcessorWrapper.asWrapped(supplier);
    }

    @Override
    public <KI, VI, VO> WrappedFixedKeyProcessorSupplier<KI, VI, VO> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<KI, VI, VO> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private record Supplier<KI, VI, KO, VO>(ProcessorSupplier<KI, VI, KO, VO> supplier, ChurnProbe probe)
            implements WrappedProcessorSupplier<KI, VI, KO, VO> {
        @Override
        public Processor<KI, VI, KO, VO> get() {
            return new Probed<>(supplier.get(), probe);
        }

        @Override
        public @Nullable Set<StoreBuilder<?>> stores() {
            return supplier.stores();
        }
    }

    private record Probed<KI, VI, KO, VO>(Processor<KI, VI, KO, VO> processor, ChurnProbe probe)
            implements Processor<KI, VI, KO, VO> {
        @Override
        public void init(ProcessorContext<KO, VO> context) {
            if (!probe.skips()) {
                processor.init(context);
            }
        }

        @Override
        public void process(Record<KI, VI> event) {
            probe.around(() -> processor.process(event));
        }

        @Override
        public void close() {
            if (!probe.skips()) {
                processor.close();
            }
        }
    }
}
