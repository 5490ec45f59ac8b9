package org.learnstream.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that works on a cluster. */
public final class ClusterOptions {
    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Brokers to start from (kafka.bootstrap-servers).")
    private @Nullable String bootstrap;

    /** Returns the settings of file, environment and command line. */
    public Settings load() {
        return load(bootstrap == null ? Map.of() : Map.of("kafka.bootstrap-servers", bootstrap));
    }

    /** Returns the same with settings that the command decides, which win over all others. */
    Settings load(Map<String, String> ownSettings) {
        return settings.load(ownSettings);
    }
}
