package org.learnstream.streams.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.learnstream.config.Settings;
import org.learnstream.streams.topics.ClusterException;

/**
 * Tells the brokers what they must know of our groups when they share the work among instances (KIP-1071): how many
 * standbys each store has, and how soon an instance that is silent counts as gone. With the classic protocol each
 * instance brings that itself.
 */
public final class BrokerSharedGroups {
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private BrokerSharedGroups() {}

    /**
     * Sets it for the processing and the serving application; the same every time. Does nothing with the classic protocol.
     *
     * @throws ClusterException when the brokers refuse it, as those that allow no such times do
     */
    public static void apply(Settings settings) {
        if (!settings.streams().sharedByBrokers()) {
            return;
        }
        String processing = settings.streams().applicationId();
        Map<ConfigResource, Collection<AlterConfigOp>> groups = Map.of(
                new ConfigResource(ConfigResource.Type.GROUP, processing),
                options(settings, StreamsProperties.PROCESSING_SESSION_MILLIS),
                new ConfigResource(ConfigResource.Type.GROUP, processing + StreamsProperties.SERVING_SUFFIX),
                options(settings, StreamsProperties.SERVING_SESSION_MILLIS));
        Map<String, Object> client = new HashMap<>(settings.kafka().client());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            admin.incrementalAlterConfigs(groups).all().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw new ClusterException(
                    "the brokers do not take the settings of the groups: " + cause.getMessage()
                            + "; set streams.group-protocol to classic, or have the brokers allow them"
                            + " (group.streams.min.session.timeout.ms, group.streams.min.heartbeat.interval.ms)",
                    cause);
        } catch (TimeoutException late) {
            throw new ClusterException("no answer within " + ANSWER, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while the settings of the groups are set", interrupted);
        }
    }

    private static List<AlterConfigOp> options(Settings settings, int sessionMillis) {
        return List.of(
                option("streams.num.standby.replicas", settings.streams().standbyReplicas()),
                option("streams.session.timeout.ms", sessionMillis),
                option("streams.heartbeat.interval.ms", Math.min(1_000, sessionMillis / 3)));
    }

    private static AlterConfigOp option(String key, int value) {
        return new AlterConfigOp(new ConfigEntry(key, Integer.toString(value)), AlterConfigOp.OpType.SET);
    }
}
