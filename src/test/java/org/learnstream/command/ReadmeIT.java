package org.learnstream.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.learnstream.testkit.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** The shell blocks of the README run, in the order in which a reader would run them. */
final class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);
    private static final String UNTIL_INTERRUPTED = "# runs until Ctrl-C";
    /** It runs this test. */
    private static final String TEST = "scripts/test\n";

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Path LOG = Path.of("target", "readme-it.log");

    @Test
    void shouldRunEveryShellBlock() throws IOException, InterruptedException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        Process demo = null;
        try {
            for (String block : blocks) {
                if (block.startsWith(UNTIL_INTERRUPTED)) {
                    demo = start("exec " + block.replace(UNTIL_INTERRUPTED + "\n", ""));
                    awaitServing(demo);
                } else {
                    run(block.equals(TEST) ? "scripts/test --help" : block);
                }
            }
            assertThat(demo).as("a block that starts the demo").isNotNull();
        } finally {
            if (demo != null) {
                demo.destroy();
                boolean ended = demo.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
                demo.destroyForcibly();
                assertThat(ended).as("the demo ends when it is asked to").isTrue();
            }
        }
    }

    private static Process start(String block) throws IOException {
        return new ProcessBuilder("bash", "-euo", "pipefail", "-c", block)
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
    }

    private static void run(String block) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", block, output).isZero();
        assertThat(output).as(block).isNotBlank();
    }

    private static void awaitServing(Process demo) {
        Eventually.holds(LONGEST, () -> demo.isAlive() && answers(), () -> "not serving, see " + LOG);
    }

    /** Whether the first learner of the campus is known: they register before anything happens. */
    private static boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:8080/v1/users/u000000"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpClient client = HttpClient.newHttpClient();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException nobody) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
