package org.learnstream.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.Records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class BrokerCommandIT {
    private static final String PREFIX = "Kafka broker at ";

    @TempDir
    Path directory;

    @Test
    void shouldDeleteItsDataWhenInterrupted() throws IOException, InterruptedException {
        // given
        Path data = directory.resolve("data");
        Process process = broker("--data", data.toString());
        new Records(address(process)).create("letters", 1, Map.of());
        assertThat(data).isDirectory();

        // when
        process.destroy();

        // then
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(data).doesNotExist();
    }

    @Test
    void shouldHaveItsDataAgainWhenToldToKeepThem() throws IOException, InterruptedException {
        // given
        String data = directory.resolve("data").toString();
        Process first = broker("--keep", "--data", data);
        Records written = new Records(address(first));
        written.create("letters", 1, Map.of());
        written.write(List.of(new ProducerRecord<>("letters", "kept".getBytes(UTF_8))));
        first.destroy();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();

        // when
        Process second = broker("--keep", "--data", data);

        // then
        assertThat(new Records(address(second)).read("letters"))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactly("kept");
        second.destroy();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static Process broker(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.learnstream.Main",
                "broker",
                "--port",
                "0"));
        command.addAll(Arrays.asList(options));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Returns where the broker says that it listens. */
    private static String address(Process process) throws IOException {
        BufferedReader output = process.inputReader(UTF_8);
        String line = output.readLine();
        assertThat(line).startsWith(PREFIX);
        return line.substring(PREFIX.length(), line.indexOf(','));
    }
}
