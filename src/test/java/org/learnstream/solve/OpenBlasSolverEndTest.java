package org.learnstream.solve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that ends in the middle of an inversion ends as it should, and is not brought down by the library. */
final class OpenBlasSolverEndTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"50", "200", "350"})
    void shouldEndInOrderWhenInversionGoesOn(String millis) throws IOException, InterruptedException {
        // given
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-CreateCoredumpOnCrash",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndingWhileSolving.class.getName(),
                        millis)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();

        // when
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();

        // then
        String said = Files.readString(folder.resolve("log"));
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
