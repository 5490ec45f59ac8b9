package org.learnstream.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** What keeps two versions of a schema from reading each other's records. */
final class Differences {
    private Differences() {}

    /**
     * Returns the differences in words, each with its place in the schema; none when each reads the other.
     *
     * @param name what to call the other version
     */
    static List<String> between(Schema ours, Schema other, String name) {
        List<String> lines = new ArrayList<>();
        found(ours, other).forEach(one -> lines.add("ours cannot read records of " + name + ": " + words(one)));
        found(other, ours).forEach(one -> lines.add(name + " cannot read records of ours: " + words(one)));
        return lines;
    }

    private static List<Incompatibility> found(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities();
    }

    private static String words(Incompatibility one) {
        return one.getType().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " at " + one.getLocation()
                + " (" + one.getMessage() + ")";
    }
}
