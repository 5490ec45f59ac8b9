package org.learnstream.streams.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.SettingsLoader;
import org.learnstream.config.StreamsSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class InstanceIdentityTest {
    @TempDir
    Path folder;

    private static @Nullable String name(Path state, Map<String, String> more) {
        Map<String, String> given = new TreeMap<>(more);
        given.put("streams.state-directory", state.toString());
        StreamsSettings settings = SettingsLoader.load(null, Map.of(), given).streams();
        Properties properties = new Properties();
        InstanceIdentity.put(properties, settings);
        return properties.getProperty("main.consumer.group.instance.id");
    }

    @Test
    void shouldKeepTheNameBesideTheState() {
        String first = name(folder.resolve("one"), Map.of());

        assertThat(first).isNotBlank().isEqualTo(name(folder.resolve("one"), Map.of()));
        assertThat(first).isNotEqualTo(name(folder.resolve("two"), Map.of()));
    }

    @Test
    void shouldLeaveNothingButTheNameInTheStateDirectory() throws IOException {
        name(folder, Map.of());

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("instance-id"));
        }
    }

    @Test
    void shouldMakeAnotherNameWhenTheFileIsEmpty() throws IOException {
        Files.writeString(folder.resolve("instance-id"), "\n");

        assertThat(name(folder, Map.of())).isNotBlank().isEqualTo(name(folder, Map.of()));
    }

    @Test
    void shouldTakeTheNameThatIsGiven() {
        assertThat(name(folder, Map.of("streams.instance-id", "process-1"))).isEqualTo("process-1");
        assertThat(folder.resolve("instance-id")).doesNotExist();
    }

    @Test
    void shouldGiveNoNameWhereTheBrokersShareTheWork() {
        assertThat(name(folder, Map.of("streams.group-protocol", "streams", "streams.instance-id", "process-1")))
                .isNull();
    }

    @Test
    void shouldSayWhichDirectoryCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");

        assertThatThrownBy(() -> name(file, Map.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldRefuseNamesThatGroupsDoNotTake() {
        assertThatThrownBy(() -> name(folder, Map.of("streams.instance-id", "process 1")))
                .hasMessageContaining("streams.instance-id");
    }
}
