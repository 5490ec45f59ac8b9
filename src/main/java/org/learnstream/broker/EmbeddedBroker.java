package org.learnstream.broker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.fault.FaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A Kafka broker inside this process: a real one, broker and controller in one node, listening at 127.0.0.1.
 *
 * <p>It is wired as Kafka's own {@code KafkaRaftServer} is, with two differences. It listens on sockets that are bound
 * beforehand, and a fatal fault of the broker completes {@link #failed()} where Kafka's own would halt the whole process,
 * which here runs other things too.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(15);

    private final String bootstrapServers;
    private final BrokerStorage storage;
    private final BrokerSockets sockets;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private final CompletableFuture<Throwable> failed;
    private boolean closed;

    private EmbeddedBroker(BrokerOptions options, BrokerStorage storage, BrokerSockets sockets) {
        this.storage = storage;
        this.sockets = sockets;
        this.failed = new CompletableFuture<>();
        this.bootstrapServers = sockets.address(BrokerConfiguration.CLIENT_LISTENER);
        KafkaConfig configuration = KafkaConfig.fromProps(BrokerConfiguration.of(options, sockets), false);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directories =
                KafkaRaftServer.initializeLogDirs(configuration, LOG, "");
        Metrics metrics = Server$.MODULE$.initializeMetrics(
                configuration, Time.SYSTEM, directories._1().clusterId().orElseThrow());
        SharedServer shared = new SharedServer(
                configuration,
                directories._1(),
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(voters(options, sockets)),
                List.of(),
                this::faultHandler,
                sockets);
        this.broker = new BrokerServer(shared);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
    }

    /**
     * Starts a broker and returns when it serves clients.
     *
     * @throws BrokerUnavailableException when it cannot start; nothing is left open then
     */
    public static EmbeddedBroker start(BrokerOptions options) {
        BrokerStorage storage = new BrokerStorage(options);
        BrokerSockets sockets = BrokerSockets.bind(Map.of(
                BrokerConfiguration.CLIENT_LISTENER,
                options.port(),
                BrokerConfiguration.CONTROLLER_LISTENER,
                options.quorum().map(Quorum::controllerPort).orElse(0)));
        EmbeddedBroker embedded;
        try {
            storage.prepare();
            embedded = new EmbeddedBroker(options, storage, sockets);
        } catch (RuntimeException e) {
            storage.unlock();
            sockets.close();
            throw e;
        }
        try {
            embedded.controller.startup();
            embedded.broker.startup();
        } catch (RuntimeException e) {
            embedded.close();
            throw new BrokerUnavailableException(
                    "The broker with data in " + options.dataDirectory() + " did not start: " + e.getMessage(), e);
        }
        LOG.info("Broker started address={} data={}", embedded.bootstrapServers, options.dataDirectory());
        return embedded;
    }

    /** Returns {@code host:port}, for the clients' {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Returns a stage that completes with the cause when the broker fails while it runs. */
    public CompletionStage<Throwable> failed() {
        return failed.minimalCompletionStage();
    }

    /** Stops the broker in the reverse order of its start, giving each step its time. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop("broker", () -> broker.shutdown(STEP_TIMEOUT));
        stop("controller", controller::shutdown);
        sockets.close();
        storage.release();
        LOG.info("Broker stopped address={}", bootstrapServers);
    }

    private static Map<Integer, InetSocketAddress> voters(BrokerOptions options, BrokerSockets sockets) {
        InetSocketAddress own = sockets.socketAddress(BrokerConfiguration.CONTROLLER_LISTENER);
        return options.quorum()
                .map(quorum -> quorum.controllerPorts().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, voter -> new InetSocketAddress(own.getAddress(), voter.getValue()))))
                .orElse(Map.of(options.nodeId(), own));
    }

    private FaultHandler faultHandler(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            action.run();
            RuntimeException fault = new BrokerUnavailableException(name + ": " + message, cause);
            if (fatal && failed.complete(fault)) {
                LOG.error("Broker failed address={} part={}", bootstrapServers, name, fault);
            } else if (!fatal) {
                LOG.warn("Broker fault address={} part={}", bootstrapServers, name, fault);
            }
            return fault;
        };
    }

    private static void stop(String step, Runnable action) {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread stopper = new Thread(task, "embedded-broker-stop-" + step);
            stopper.setDaemon(true);
            return stopper;
        });
        try {
            thread.submit(action).get(2 * STEP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "Broker stop takes too long and is left behind step={} after={}",
                    step,
                    STEP_TIMEOUT.multipliedBy(2));
        } catch (ExecutionException e) {
            LOG.warn("Broker stop failed step={}", step, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdown();
        }
    }
}
