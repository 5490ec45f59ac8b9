package org.learnstream;

import org.learnstream.app.UnsoundTopicsException;
import org.learnstream.broker.BrokerUnavailableException;
import org.learnstream.chaos.ChaosException;
import org.learnstream.command.BenchCommand;
import org.learnstream.command.BrokerCommand;
import org.learnstream.command.ChaosCommand;
import org.learnstream.command.DeadLettersCommand;
import org.learnstream.command.DemoCommand;
import org.learnstream.command.EraseCommand;
import org.learnstream.command.EvaluateCommand;
import org.learnstream.command.GenerateCommand;
import org.learnstream.command.InterventionsCommand;
import org.learnstream.command.ReplayCommand;
import org.learnstream.command.ServeCommand;
import org.learnstream.command.SettingsCommand;
import org.learnstream.command.TopicsCommand;
import org.learnstream.command.TopologyCommand;
import org.learnstream.config.SettingsException;
import org.learnstream.dataset.MalformedDataException;
import org.learnstream.publish.PublishException;
import org.learnstream.registry.SchemaRefusedException;
import org.learnstream.replay.ReplayException;
import org.learnstream.streams.topics.ClusterException;
import org.learnstream.wire.SchemasUnavailableException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the {@code learnstream} command. */
@Command(
        name = "learnstream",
        mixinStandardHelpOptions = true,
        description = "Fresh recommendations from the live event stream of a learning platform.",
        subcommands = {
            BenchCommand.class,
            BrokerCommand.class,
            ChaosCommand.class,
            DeadLettersCommand.class,
            DemoCommand.class,
            EraseCommand.class,
            EvaluateCommand.class,
            GenerateCommand.class,
            InterventionsCommand.class,
            ReplayCommand.class,
            ServeCommand.class,
            SettingsCommand.class,
            TopicsCommand.class,
            TopologyCommand.class
        })
public final class Main {
    /** Avro makes objects of classes of these packages only, and reads the property when it is loaded. */
    private static final String AVRO_PACKAGES = "org.apache.avro.SERIALIZABLE_PACKAGES";

    /** Avro's generated code reads and writes itself, at half the cost of walking the schema. */
    private static final String AVRO_CODERS = "org.apache.avro.specific.use_custom_coders";

    /** Avro makes room for as many elements as a record says that it has, before it reads the first. */
    private static final String AVRO_LONGEST_LIST = "org.apache.avro.limits.collectionItems.maxLength";

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty(AVRO_CODERS, "true");
        System.setProperty(AVRO_PACKAGES, "org.learnstream.wire.avro");
        System.setProperty(AVRO_LONGEST_LIST, "1000000");
        System.exit(commandLine().execute(arguments));
    }

    /** Returns the command line with all commands. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failure, failed, parsed) -> {
            if (failure instanceof SettingsException
                    || failure instanceof UnsoundTopicsException
                    || failure instanceof ClusterException
                    || failure instanceof BrokerUnavailableException
                    || failure instanceof ChaosException
                    || failure instanceof MalformedDataException
                    || failure instanceof PublishException
                    || failure instanceof ReplayException
                    || failure instanceof SchemaRefusedException
                    || failure instanceof SchemasUnavailableException) {
                failed.getErr().println(failed.getColorScheme().errorText("learnstream: " + failure.getMessage()));
                return 1;
            }
            throw failure;
        });
        return commandLine;
    }
}
