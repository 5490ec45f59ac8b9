package org.learnstream.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.chaos.ChaosPlan;
import org.learnstream.domain.chaos.Fault;
import org.learnstream.domain.chaos.FaultGroup;
import org.learnstream.domain.chaos.FaultKind;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.generator.Campus;
import org.learnstream.generator.CampusOptions;
import org.learnstream.process.JavaProcess;
import org.learnstream.process.LineFile;
import org.learnstream.wire.Courses;

/**
 * One run: everything is started, fed and read while faults happen, left to itself until it has caught up, and compared
 * with what had to come out.
 */
public final class ChaosRun implements AutoCloseable {
    private static final int LEARNERS = 300;
    private static final int COURSES = 60;
    private static final int LEAVERS = 300;
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(3);

    private final ChaosOptions options;
    private final LongConsumer progress;
    private final LineFile journal;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch fed = new CountDownLatch(1);
    private volatile boolean stopped;

    /**
     * Prepares a run; nothing is started before {@link #run}.
     *
     * @param progress told of each second of faults
     */
    public ChaosRun(ChaosOptions options, LongConsumer progress) {
        this.options = options;
        this.progress = progress;
        this.journal = new LineFile(options.folder().resolve("chaos.log"));
    }

    /** Makes {@link #run} end soon, without a result. To be called from any thread. */
    public void stop() {
        stopped = true;
        over.countDown();
    }

    /** Returns where it is written down what happened. */
    public Path journal() {
        return options.folder().resolve("chaos.log");
    }

    private void note(String line) {
        journal.accept(Instant.now() + " " + line);
    }

    /**
     * Runs, and returns what became of it. All processes have ended then.
     *
     * @throws ChaosException when it was stopped, or something does not start
     */
    public ChaosReport run() throws InterruptedException {
        try (Stage stage = Stage.open(options)) {
            stage.awaitWhole(() -> stopped);
            long start = System.currentTimeMillis();
            Campus campus = new Campus(new CampusOptions(options.seed(), LEARNERS, COURSES, start));
            InactivityThresholds thresholds =
                    stage.settings().churn().thresholds().common();
            Leavers leavers = Leavers.draw(
                    options.seed(), LEAVERS, start, options.length().toMillis(), thresholds);
            Map<String, Course> courses = new TreeMap<>();
            campus.courses().forEach(course -> courses.put(course.key(), Courses.fromAvro(course.value())));
            Ledger ledger = new Ledger();
            try (Feed feed = new Feed(stage.kafka(), campus, leavers, ledger)) {
                feed.prepare();
                awaitReadable(stage, feed.learners());
                Watched watched = disturb(stage, feed);
                if (stopped) {
                    throw new ChaosException("stopped", null);
                }
                return judge(stage, ledger, watched, courses, thresholds);
            }
        } finally {
            over.countDown();
        }
    }

    private void awaitReadable(Stage stage, List<String> learners) {
        String last = "/v1/users/" + learners.get(learners.size() - 1) + "/recommendations";
        new Drain(LONGEST_DRAIN, () -> stopped)
                .await(() -> stage.instances().all().stream()
                        .allMatch(instance -> instance.get(last).isPresent()));
    }

    /** What was seen while faults happened. */
    private record Watched(List<Fault> faults, ChaosReport.Reads reads, Duration longestWithoutResults) {}

    private Watched disturb(Stage stage, Feed feed) throws InterruptedException {
        List<String> urls =
                stage.instances().all().stream().map(InstanceProcess::url).toList();
        Readers readers = new Readers(options.seed(), feed.learners(), urls, over, this::note);
        ResultWatch results = new ResultWatch(stage.kafka().bootstrapServers());
        CompletableFuture<Void> feeding = CompletableFuture.runAsync(
                () -> feed.run(options.eventsPerSecond(), () -> fed.getCount() > 0),
                task -> new Thread(task, "chaos-feed").start());
        List<Turmoil> turmoils = List.of(
                turmoil(FaultGroup.BROKERS, Stage.BROKERS, stage.brokers()),
                turmoil(FaultGroup.INSTANCES, Stage.INSTANCES, stage.instances()));
        for (long second = 0; second < options.length().toSeconds(); second++) {
            if (over.await(1, TimeUnit.SECONDS) || feeding.isDone()) {
                break;
            }
            stage.instances().supervise();
            progress.accept(1);
        }
        over.countDown();
        for (Turmoil turmoil : turmoils) {
            turmoil.awaitEnd();
        }
        readers.awaitEnd();
        fed.countDown();
        feeding.join();
        Duration longest = results.end();
        note("the faults are over");
        List<Fault> faults = turmoils.stream()
                .flatMap(turmoil -> turmoil.happened().stream())
                .toList();
        return new Watched(
                faults,
                new ChaosReport.Reads(readers.reads(), readers.failed(), readers.again(), readers.longest()),
                longest);
    }

    private Turmoil turmoil(FaultGroup group, int size, FaultTarget target) {
        List<FaultKind> kinds = new ArrayList<>(Arrays.asList(FaultKind.values()));
        if (group == FaultGroup.BROKERS || !JavaProcess.canLimitFiles()) {
            kinds.remove(FaultKind.FULL_DISK);
        }
        return new Turmoil(new ChaosPlan(options.seed(), group, size, kinds), target, over, this::note);
    }

    private ChaosReport judge(
            Stage stage, Ledger ledger, Watched watched, Map<String, Course> courses, InactivityThresholds thresholds) {
        Drain drain = new Drain(LONGEST_DRAIN, () -> stopped);
        boolean whole = drain.await(() -> {
            stage.instances().supervise();
            return stage.brokers().whole() && stage.instances().whole();
        });
        note(whole ? "everything is up again" : "not everything is up again");
        if (!drain.await(() -> ledger.underWay() == 0)) {
            throw new ChaosException(
                    "of " + ledger.underWay() + " records it is not known whether they were written, see "
                            + options.folder(),
                    null);
        }
        List<Ledger.Entry> written = ledger.entries();
        Comparison comparison = new Comparison(
                new Expected(written, courses, thresholds),
                new Observed(
                        new Published(stage.kafka(), stage.settings().streams().applicationId()),
                        new Served(stage.instances())),
                courses.keySet(),
                new Comparison.SlateForm(
                        stage.settings().recommend().recommender(),
                        stage.settings().recommend().slateSize()),
                System::currentTimeMillis);
        Map<String, List<String>> differences = drain.settle(() -> {
            stage.instances().supervise();
            return comparison.differences();
        });
        differences.forEach(
                (part, all) -> all.forEach(difference -> note("difference in " + part + ": " + difference)));
        return new ChaosReport(
                watched.faults(),
                stage.instances().endedThemselves(),
                written.size(),
                flawed(written),
                watched.reads(),
                watched.longestWithoutResults(),
                drain.elapsed(),
                differences);
    }

    private static Map<String, Long> flawed(List<Ledger.Entry> written) {
        Map<String, Long> flawed = new TreeMap<>();
        written.stream()
                .flatMap(entry -> Stream.ofNullable(entry.flaw()))
                .forEach(flaw -> flawed.merge(flaw.name(), 1L, Long::sum));
        return flawed;
    }

    @Override
    public void close() {
        stop();
        journal.close();
    }
}
