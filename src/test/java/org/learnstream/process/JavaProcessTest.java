package org.learnstream.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.Eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

final class JavaProcessTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private JavaProcess process;

    /** Adds to a file all the time and says whether it could, until its input ends. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            Thread writing = new Thread(() -> write(Path.of(arguments[0])));
            writing.setDaemon(true);
            writing.start();
            while (System.in.read() >= 0) {
                // Nobody says anything.
            }
            System.out.println("ends");
        }

        private static void write(Path file) {
            while (true) {
                try {
                    Files.writeString(file, "a line\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    System.out.println("written");
                } catch (IOException full) {
                    System.out.println("full");
                }
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    @BeforeEach
    void start() {
        process = JavaProcess.start(
                List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
                Writer.class.getName(),
                List.of(folder.resolve("lines.txt").toString()),
                lines::add,
                ended::countDown);
        Eventually.holds(LONGEST, () -> lines.contains("written"), lines::toString);
    }

    @AfterEach
    void end() {
        process.kill();
    }

    @Test
    void shouldEndWithoutAWordWhenKilled() throws InterruptedException {
        process.kill();

        assertThat(process.alive()).isFalse();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).doesNotContain("ends");
    }

    @Test
    void shouldEndInGoodOrderWhenStopped() throws InterruptedException {
        boolean stopped = process.stop(LONGEST);

        assertThat(stopped).isTrue();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).contains("ends");
    }

    @Test
    void shouldGoOnWhenResumedAfterAPause() {
        // given: it ends only when it hears of it
        process.pause();
        assertThat(process.stop(Duration.ofMillis(300))).isFalse();

        // when
        process.resume();

        // then
        assertThat(process.stop(LONGEST)).isTrue();
    }

    @Test
    void shouldWriteNothingWhileFilesAreLimited() {
        assumeThat(JavaProcess.canLimitFiles()).as("prlimit").isTrue();

        // when
        process.limitFiles(JavaProcess.Limit.FULL);

        // then
        Eventually.holds(LONGEST, () -> lines.contains("full"), lines::toString);

        // when
        process.limitFiles(JavaProcess.Limit.NONE);
        lines.clear();

        // then
        Eventually.holds(LONGEST, () -> lines.contains("written"), lines::toString);
    }

    @Test
    void shouldGiveDifferentPortsBelowThoseOfOutgoingConnections() {
        List<Integer> ports = LastingPorts.some(20);

        assertThat(ports)
                .hasSize(20)
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(port).isBetween(18_000, 32_000));
    }
}
