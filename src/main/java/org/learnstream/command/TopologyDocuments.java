package org.learnstream.command;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.Topology;
import org.learnstream.config.Settings;
import org.learnstream.streams.ProcessingTopology;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.runtime.StreamsProperties;
import org.learnstream.streams.serving.ServingTopology;

/** The documents that are made from the topologies as the code builds them, by file name. */
final class TopologyDocuments {
    private TopologyDocuments() {}

    /** Returns all documents for the default settings. */
    static Map<String, String> all() {
        Settings settings = Settings.defaults();
        Properties processing = StreamsProperties.processing(settings, Framing.SINGLE_OBJECT);
        Properties serving = StreamsProperties.serving(settings, Framing.SINGLE_OBJECT);
        Map<String, Topology> topologies = new LinkedHashMap<>();
        topologies.put(
                "processing",
                ProcessingTopology.build(settings, processing, InstantSource.system(), Framing.SINGLE_OBJECT));
        topologies.put("serving", ServingTopology.build(serving));
        Map<String, String> documents = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        StringBuilder diagrams =
                new StringBuilder("# The topologies\n\nMade by `learnstream topology`; do not edit.\n");
        topologies.forEach((name, topology) -> {
            text.append("== ")
                    .append(name)
                    .append(" ==\n")
                    .append(topology.describe())
                    .append('\n');
            diagrams.append("\n## ").append(name).append("\n\n```mermaid\n");
            diagrams.append(TopologyDiagram.of(topology.describe())).append("```\n");
        });
        documents.put("topology.txt", text.toString());
        documents.put("topology.md", diagrams.toString());
        return documents;
    }
}
