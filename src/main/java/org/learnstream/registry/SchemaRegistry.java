package org.learnstream.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.learnstream.config.RegistrySettings;
import org.learnstream.registry.RegistryClient.Answer;
import org.learnstream.wire.NumberedSchemas;

/**
 * The schemas of a registry, each asked for once: what a number stands for never changes. That a number is unknown is
 * remembered for ten seconds only, because it may be registered later.
 */
public final class SchemaRegistry implements NumberedSchemas {
    private static final int MOST_SCHEMAS = 1_000;
    private static final int MOST_UNKNOWN = 10_000;
    private static final Duration UNKNOWN = Duration.ofSeconds(10);

    private final RegistryClient client;
    private final Subjects subjects;
    private final Duration patience;
    private final Memory memory;
    private final LongSupplier nanos;

    private SchemaRegistry(
            RegistryClient client, Subjects subjects, Duration patience, Memory memory, LongSupplier nanos) {
        this.client = client;
        this.subjects = subjects;
        this.patience = patience;
        this.memory = memory;
        this.nanos = nanos;
    }

    /** Returns the registry of the settings; it is asked when there is something to ask. */
    public static SchemaRegistry connect(RegistrySettings settings) {
        return connect(settings, System::nanoTime);
    }

    /**
     * Returns the registry of the settings.
     *
     * @param nanos a clock that never goes back, in nanoseconds
     */
    static SchemaRegistry connect(RegistrySettings settings, LongSupplier nanos) {
        RegistryClient client = new RegistryClient(settings);
        return new SchemaRegistry(client, new Subjects(client, settings), settings.timeout(), new Memory(), nanos);
    }

    /** Returns the same registry for those who cannot wait: it is tried once, shortly. What one learns, the other knows. */
    public SchemaRegistry impatient() {
        return new SchemaRegistry(client, subjects, Duration.ZERO, memory, nanos);
    }

    /** Returns where the registry is. */
    public String url() {
        return client.url();
    }

    /**
     * Returns the number of a schema, which is registered when the settings say so.
     *
     * @throws SchemaRefusedException when the registry takes it not, or has it not
     */
    @Override
    public int number(String subject, Schema schema) {
        Integer known = memory.numbers.get(subject);
        if (known != null) {
            return known;
        }
        int number = subjects.number(subject, schema, patience);
        memory.schemas.put(number, schema);
        memory.numbers.put(subject, number);
        return number;
    }

    /** Learns the versions that a subject has now, so that records of them can be read when the registry is away. */
    public void learn(String subject) {
        subjects.versions(subject, patience).forEach(memory.schemas::put);
    }

    @Override
    public Numbered schema(int number) {
        Optional<Schema> known = memory.schemas.get(number);
        if (known.isPresent()) {
            return new Numbered.Known(known.get());
        }
        Optional<Nothing> nothing = memory.unknown.get(number);
        if (nothing.isPresent()) {
            if (nanos.getAsLong() - nothing.get().since() < UNKNOWN.toNanos()) {
                return nothing.get().unknown();
            }
            memory.unknown.remove(number);
        }
        Numbered asked = ask(number);
        if (asked instanceof Numbered.Known found) {
            memory.schemas.put(number, found.schema());
        } else if (asked instanceof Numbered.Unknown unknown) {
            memory.unknown.put(number, new Nothing(unknown, nanos.getAsLong()));
        }
        return asked;
    }

    private Numbered ask(int number) {
        String which = "the value's schema, number " + number + ", ";
        if (number < 0) {
            // To some registries that is a malformed question, and no answer would look as if they were away.
            return new Numbered.Unknown(which + "is negative, which no registry gives");
        }
        Answer answer = client.get("/schemas/ids/" + number, patience);
        if (!answer.isYes()) {
            return new Numbered.Unknown(which + "is not in schema registry " + url() + " (" + answer.words() + ")");
        }
        String kind = answer.body().path("schemaType").asText("AVRO");
        if (!kind.equals("AVRO")) {
            return new Numbered.Unknown(which + "is one of " + kind + ", expected AVRO");
        }
        try {
            return new Numbered.Known(parse(new Schema.Parser(), answer, new HashSet<>()));
        } catch (AvroRuntimeException unreadable) {
            return new Numbered.Unknown(which + "is no schema of Avro: " + unreadable.getMessage());
        }
    }

    /** Returns the schema of an answer, after those that it is made of. */
    private Schema parse(Schema.Parser parser, Answer answer, Set<String> parsed) {
        for (JsonNode reference : answer.body().path("references")) {
            String path =
                    "/subjects/" + RegistryClient.part(reference.path("subject").asText()) + "/versions/"
                            + reference.path("version").asInt();
            if (parsed.add(path)) {
                Answer part = client.get(path, patience);
                if (part.isYes()) {
                    parse(parser, part, parsed);
                }
            }
        }
        return parser.parse(answer.text("schema"));
    }

    /** A number that stood for nothing at a time. */
    private record Nothing(Numbered.Unknown unknown, long since) {}

    private static final class Memory {
        private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
        private final BoundedCache<Integer, Schema> schemas = new BoundedCache<>(MOST_SCHEMAS);
        private final BoundedCache<Integer, Nothing> unknown = new BoundedCache<>(MOST_UNKNOWN);
    }
}
