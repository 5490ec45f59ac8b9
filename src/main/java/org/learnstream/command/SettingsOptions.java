package org.learnstream.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.logging.LogOutput;
import picocli.CommandLine.Option;

/** The options of every command that reads settings. */
public final class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file with settings; the environment and --set win over it.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting, for example --set http.port=9090; may be given many times.")
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Returns the settings of file, environment and command line. */
    public Settings load() {
        return load(Map.of());
    }

    /** Returns the same with settings that come from the command's own options, which win over all others. */
    public Settings load(Map<String, String> ownOptions) {
        Map<String, String> commandLine = new LinkedHashMap<>(values);
        commandLine.putAll(ownOptions);
        Settings settings = SettingsLoader.load(config, System.getenv(), commandLine);
        LogOutput.use(settings.log());
        return settings;
    }

    /** Returns the options again, for the command line of another process. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (config != null) {
            arguments.addAll(List.of("--config", config.toAbsolutePath().toString()));
        }
        values.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return arguments;
    }
}
