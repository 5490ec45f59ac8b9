package org.learnstream.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.SettingsLoader;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.testkit.DataSets;
import org.learnstream.testkit.LiveBroker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ReplayWithoutTopicsIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @TempDir
    private Path directory;

    @Test
    void shouldSayWhatIsMissingAndWhatToDoWhenTheClusterHasNoTopics() {
        // given
        Replay replay = new Replay(
                MoocCubeXReplay.of(MoocCubeX.in(DataSets.moocCubeX(directory, Map.of("U_1", List.of("C_1"))))),
                ReplayOptions.ALL);

        // when, then
        assertThatThrownBy(() -> replay.run(
                        SettingsLoader.load(
                                null, Map.of(), Map.of("kafka.bootstrap-servers", BROKER.bootstrapServers())),
                        count -> {}))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining(BROKER.bootstrapServers())
                .hasMessageContaining("learning.purchases")
                .hasMessageContaining("learnstream topics create");
    }
}
