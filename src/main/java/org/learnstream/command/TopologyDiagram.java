package org.learnstream.command;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/** A topology drawn in Mermaid: topics, processors and stores, with the flow of records between them. */
final class TopologyDiagram {
    private final Map<String, String> shapes = new TreeMap<>();
    private final Set<String> edges = new TreeSet<>();

    private TopologyDiagram() {}

    /** Returns the drawing, the same for equal topologies. */
    static String of(TopologyDescription description) {
        TopologyDiagram diagram = new TopologyDiagram();
        description.subtopologies().forEach(part -> part.nodes().forEach(diagram::add));
        description.globalStores().forEach(global -> {
            diagram.add(global.source());
            diagram.add(global.processor());
        });
        StringBuilder text = new StringBuilder("flowchart LR\n");
        diagram.shapes.forEach(
                (node, shape) -> text.append("    ").append(shape).append('\n'));
        diagram.edges.forEach(edge -> text.append("    ").append(edge).append('\n'));
        return text.toString();
    }

    private void add(TopologyDescription.Node node) {
        if (node instanceof TopologyDescription.Source source) {
            source.topicSet().forEach(topic -> edges.add(topic(topic) + " --> " + step(source.name())));
        } else if (node instanceof TopologyDescription.Sink sink) {
            edges.add(step(sink.name()) + " --> " + topic(sink.topic()));
        } else if (node instanceof TopologyDescription.Processor processor) {
            processor.stores().forEach(store -> edges.add(step(processor.name()) + " --- " + store(store)));
        }
        node.successors().forEach(next -> edges.add(step(node.name()) + " --> " + step(next.name())));
    }

    private String topic(String name) {
        return shaped("topic-" + name, "[/\"" + name + "\"/]");
    }

    private String step(String name) {
        return shaped("step-" + name, "[\"" + name + "\"]");
    }

    private String store(String name) {
        return shaped("store-" + name, "[(\"" + name + "\")]");
    }

    private String shaped(String id, String shape) {
        // Mermaid takes words such as "end" in an identifier for its own.
        String safe = id.replaceAll("[^A-Za-z0-9]", "_");
        shapes.put(safe, safe + shape);
        return safe;
    }
}
