package org.learnstream.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.domain.privacy.ErasureReceipt.Stage;
import org.learnstream.domain.privacy.ErasureTrace;
import org.learnstream.privacy.ErasureRequests;
import org.learnstream.query.RecordKey;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.ClusterException;
import org.learnstream.streams.topics.TopicLog;
import org.learnstream.wire.Erasures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a learner erased from every store, topic and model, and shows the receipt. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Has a learner erased from every store, topic and model.",
            "The instances that process do it; with --wait it is waited for, and the receipt is shown."
        })
public final class EraseCommand implements Callable<Integer> {
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(paramLabel = "USER", description = "Identifier of the learner (user_id).")
    private String user = "";

    @Option(
            names = "--after",
            paramLabel = "restart|refuse",
            description = "What becomes of later events: they begin from nothing, or none is taken"
                    + " (privacy.after-erasure).")
    private @Nullable String after;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who asks, for the receipt; the user of this machine unless given.")
    private String requestedBy = System.getProperty("user.name", "unknown");

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            arity = "0..1",
            fallbackValue = "PT10M",
            description = "Waits until all is done, for so long at most; ${FALLBACK-VALUE} unless given.")
    private @Nullable Duration longest;

    @Override
    public Integer call() {
        String learner = learner();
        Settings settings = cluster.load();
        AfterErasure chosen = chosen(settings);
        PrintWriter out = Output.of(spec);
        String erasureId = ask(settings, learner, chosen);
        out.println("erasure " + erasureId + " is asked for");
        out.flush();
        if (longest == null) {
            return GOOD;
        }
        Optional<ErasureReceipt> receipt = await(settings, erasureId, longest, out);
        if (receipt.filter(last -> last.stage() == Stage.DONE).isEmpty()) {
            Output.errors(spec)
                    .println("not done within " + longest + "; it goes on as long as an instance that processes runs");
            return BAD;
        }
        print(out, receipt.get());
        return GOOD;
    }

    private String learner() {
        try {
            return new RecordKey(user).text();
        } catch (IllegalArgumentException refused) {
            throw misuse("USER " + refused.getMessage());
        }
    }

    private AfterErasure chosen(Settings settings) {
        if (after == null) {
            return settings.privacy().after();
        }
        return switch (after) {
            case "restart" -> AfterErasure.RESTART;
            case "refuse" -> AfterErasure.REFUSE;
            default -> throw misuse("--after is " + after + ", expected restart or refuse");
        };
    }

    private ParameterException misuse(String message) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
    }

    private String ask(Settings settings, String learner, AfterErasure chosen) {
        try (ErasureRequests requests =
                ErasureRequests.connect(settings.kafka(), Framing.of(settings.schema()), InstantSource.system())) {
            return requests.erase(learner, requestedBy, chosen)
                    .toCompletableFuture()
                    .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failed) {
            throw new ClusterException("the cluster did not take the request: " + failed.getMessage(), failed);
        }
    }

    private static Optional<ErasureReceipt> await(
            Settings settings, String erasureId, Duration longest, PrintWriter out) {
        long deadline = System.nanoTime() + longest.toNanos();
        AtomicReference<@Nullable ErasureReceipt> newest = new AtomicReference<>();
        try (TopicLog log = TopicLog.connect(settings.kafka(), Framing.of(settings.schema()))) {
            while (true) {
                ErasureReceipt before = newest.get();
                log.read(Topics.RECEIPTS, (key, receipt) -> {
                    if (key.equals(erasureId)) {
                        newest.set(Erasures.fromAvro(receipt));
                    }
                });
                ErasureReceipt now = newest.get();
                if (now != null && (before == null || before.stage() != now.stage())) {
                    out.println(words(now.stage()));
                    out.flush();
                }
                if ((now != null && now.stage() == Stage.DONE) || System.nanoTime() > deadline) {
                    return Optional.ofNullable(now);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case REMOVED -> "removed from the stores, tombstones are written";
            case UNLEARNT -> "unlearnt by the models; what other topics hold follows once all groups have read it";
            case DONE -> "done";
        };
    }

    private static void print(PrintWriter out, ErasureReceipt receipt) {
        out.println();
        TextTable rows = new TextTable("store", "rows removed");
        receipt.removed().forEach(rows::row);
        out.println(rows);
        out.println("tombstones in " + String.join(", ", receipt.tombstones()));
        out.println();
        TextTable traces = new TextTable("topic", "partition", "what becomes of its records");
        for (ErasureTrace trace : receipt.traces()) {
            traces.row(trace.topic(), trace.partition(), fate(trace));
        }
        out.println(traces);
        out.println("later events: "
                + (receipt.order().after() == AfterErasure.REFUSE ? "refused" : "begin from nothing") + "; asked for "
                + Instant.ofEpochMilli(receipt.order().requestedTime()) + " by "
                + receipt.order().requestedBy() + "; learner digest " + receipt.learnerDigest());
        out.flush();
    }

    private static String fate(ErasureTrace trace) {
        if (trace.emptiedTo().isPresent()) {
            return "deleted before offset " + trace.emptiedTo().getAsLong();
        }
        long retention = trace.retentionMillis().orElse(-1);
        return retention < 0
                ? "kept for ever: privacy.longest-trace says so"
                : "kept for " + Duration.ofMillis(retention);
    }
}
