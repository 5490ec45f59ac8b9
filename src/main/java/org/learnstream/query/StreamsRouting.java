package org.learnstream.query;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.ServedTable;

/**
 * The assignment as the serving application of this process knows it.
 *
 * <p>All served tables are in one sub-topology, so that one look-up tells where every row of a learner is.
 */
public final class StreamsRouting implements Routing {
    private final KafkaStreams streams;
    private final String self;
    private final ByteArraySerializer serializer = new ByteArraySerializer();
    private final Map<HostInfo, String> texts = new ConcurrentHashMap<>();

    public StreamsRouting(KafkaStreams streams, String self) {
        this.streams = streams;
        this.self = self;
    }

    @Override
    public String self() {
        return self;
    }

    @Override
    public Optional<Route> route(RecordKey key) {
        if (!streams.state().isRunningOrRebalancing()) {
            return Optional.empty();
        }
        return Optional.ofNullable(metadata(key.bytes()))
                .filter(found -> !found.equals(KeyQueryMetadata.NOT_AVAILABLE))
                .map(found -> new Route(
                        found.partition(),
                        text(found.activeHost()),
                        found.standbyHosts().stream().map(this::text).toList()));
    }

    private @Nullable KeyQueryMetadata metadata(byte[] key) {
        try {
            return streams.queryMetadataForKey(ServedTable.RECOMMENDATIONS.store(), key, serializer);
        } catch (StreamsException | IllegalStateException stopping) {
            // The state was checked before; it can change in between.
            return null;
        }
    }

    private String text(HostInfo host) {
        return texts.computeIfAbsent(host, unseen -> unseen.host() + ":" + unseen.port());
    }
}
