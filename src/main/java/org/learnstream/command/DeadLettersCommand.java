package org.learnstream.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.deadletters.DeadLetterFilter;
import org.learnstream.streams.deadletters.DeadLetterLog;
import org.learnstream.streams.deadletters.PendingDeadLetter;
import org.learnstream.streams.deadletters.Redrive;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, shows and counts dead letters, and sends them back to where they came from. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Lists, shows, counts and sends back records that could not be processed.")
public final class DeadLettersCommand implements Callable<Integer> {
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int MISUSED = 2;
    private static final int SHOWN_CHARACTERS = 100;

    @Spec
    private @Nullable CommandSpec spec;

    /** Options that say which dead letters are meant. */
    static final class Selection {
        @Option(names = "--reason", description = "Only letters with this reason: ${COMPLETION-CANDIDATES}.")
        private @Nullable DeadLetterReason reason;

        @Option(names = "--topic", description = "Only letters from this topic.")
        private @Nullable String topic;

        DeadLetterFilter filter() {
            return new DeadLetterFilter(reason, topic);
        }
    }

    @Override
    public Integer call() {
        Output.errors(spec).println("Say what to do with the dead letters: list, show, count or redrive.");
        return MISUSED;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the newest pending dead letters.")
    int list(
            @Mixin ClusterOptions cluster,
            @Mixin Selection selection,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "At most so many; default ${DEFAULT-VALUE}.")
                    int limit,
            @Option(names = "--json", description = "One JSON object a line, with key, value and headers in Base64.")
                    boolean json) {
        List<PendingDeadLetter> newest = newest(cluster, selection.filter(), limit);
        PrintWriter out = Output.of(spec);
        if (json) {
            newest.forEach(one -> out.println(DeadLetterJson.line(one)));
        } else {
            out.println(table(newest));
        }
        out.flush();
        return GOOD;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one pending dead letter whole: what it says, its record's fields, and the bytes.")
    int show(
            @Mixin ClusterOptions cluster,
            @Parameters(
                            paramLabel = "PARTITION@OFFSET",
                            description = "Place in the dead-letter topic, as `list` tells it.")
                    String place,
            @Option(names = "--json", description = "One JSON object, with key, value and headers in Base64.")
                    boolean json) {
        List<PendingDeadLetter> found = new ArrayList<>();
        Settings settings = cluster.load();
        Framing framing = Framing.of(settings.schema());
        try (DeadLetterLog log = DeadLetterLog.connect(settings, framing)) {
            log.read(one -> {
                if (place.equals(place(one))) {
                    found.add(one);
                }
            });
        }
        if (found.isEmpty()) {
            Output.errors(spec).println("There is no pending dead letter at " + place + ".");
            return BAD;
        }
        PrintWriter out = Output.of(spec);
        found.forEach(one -> out.println(json ? DeadLetterJson.line(one) : DeadLetterText.of(one, framing)));
        out.flush();
        return GOOD;
    }

    private static String place(PendingDeadLetter one) {
        return one.stored().partition() + "@" + one.stored().offset();
    }

    @Command(
            name = "count",
            mixinStandardHelpOptions = true,
            description = "Counts the pending dead letters by reason and topic.")
    int count(@Mixin ClusterOptions cluster, @Mixin Selection selection) {
        DeadLetterFilter filter = selection.filter();
        Map<String, Long> counts = new TreeMap<>();
        Settings settings = cluster.load();
        Framing framing = Framing.of(settings.schema());
        try (DeadLetterLog log = DeadLetterLog.connect(settings, framing)) {
            log.read(one -> one.letter()
                    .filter(filter::matches)
                    .ifPresent(letter -> counts.merge(letter.getReason() + " " + letter.getTopic(), 1L, Long::sum)));
        }
        TextTable table = new TextTable("reason", "topic", "letters");
        counts.forEach((both, count) -> {
            int space = both.indexOf(' ');
            table.row(both.substring(0, space), both.substring(space + 1), count);
        });
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        table.row("all", "", total);
        Output.of(spec).println(table);
        return GOOD;
    }

    @Command(
            name = "redrive",
            mixinStandardHelpOptions = true,
            description = "Sends pending dead letters back to their topics, each exactly once, as they came.")
    int redrive(
            @Mixin ClusterOptions cluster,
            @Mixin Selection selection,
            @Option(names = "--dry-run", description = "Only say what would be sent.") boolean dryRun) {
        Redrive.Summary planned;
        Redrive.Summary done;
        Settings settings = cluster.load();
        try (Redrive redrive = Redrive.take(settings, Framing.of(settings.schema()), selection.filter())) {
            planned = redrive.plan();
            done = dryRun || planned.total() == 0 ? planned : run(redrive, planned.total());
        }
        PrintWriter out = Output.of(spec);
        TextTable table = new TextTable("topic", dryRun ? "would be sent" : "sent");
        new TreeMap<>(done.sent()).forEach(table::row);
        table.row("all", done.total());
        out.println(table);
        if (done.refused() > 0) {
            out.println(done.refused() + " letters stay: they are from no input topic, and the application writes its"
                    + " other topics itself, or they do not hold the whole record");
        }
        return dryRun || done.total() >= planned.total() ? GOOD : BAD;
    }

    private Redrive.Summary run(Redrive redrive, long total) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Redrive")
                .setInitialMax(total)
                .setUpdateIntervalMillis(200)
                .setUnit(" letters", 1)
                .showSpeed()
                .build()) {
            return redrive.run(bar::stepBy);
        }
    }

    private static List<PendingDeadLetter> newest(ClusterOptions cluster, DeadLetterFilter filter, int limit) {
        PriorityQueue<PendingDeadLetter> newest = new PriorityQueue<>(oldestFirst());
        Settings settings = cluster.load();
        Framing framing = Framing.of(settings.schema());
        try (DeadLetterLog log = DeadLetterLog.connect(settings, framing)) {
            log.read(one -> {
                if (one.letter().filter(filter::matches).isPresent()) {
                    newest.add(one);
                    if (newest.size() > limit) {
                        newest.remove();
                    }
                }
            });
        }
        List<PendingDeadLetter> sorted = new ArrayList<>(newest);
        sorted.sort(oldestFirst().reversed());
        return sorted;
    }

    private static Comparator<PendingDeadLetter> oldestFirst() {
        return Comparator.comparingLong(DeadLettersCommand::failedTime)
                .thenComparingInt(one -> one.stored().partition())
                .thenComparingLong(one -> one.stored().offset());
    }

    private static long failedTime(PendingDeadLetter one) {
        return one.letter().map(DeadLetter::getFailedTime).orElse(Long.MIN_VALUE);
    }

    private static TextTable table(List<PendingDeadLetter> letters) {
        TextTable table = new TextTable("letter", "failed", "reason", "from", "message");
        for (PendingDeadLetter one : letters) {
            one.letter()
                    .ifPresent(letter -> table.row(
                            place(one),
                            Instant.ofEpochMilli(letter.getFailedTime()),
                            letter.getReason(),
                            letter.getTopic() + "-" + letter.getPartition() + "@" + letter.getOffset(),
                            shortened(letter.getMessage())));
        }
        return table;
    }

    private static String shortened(String message) {
        String line = message.replaceAll("\\s+", " ");
        return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
