package org.learnstream.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Evaluates the recommenders and the churn model. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Evaluates the recommenders and the churn model.",
        subcommands = {
            NextCourseCommand.class,
            BasketCommand.class,
            ColdStartCommand.class,
            BanditCommand.class,
            OffPolicyCommand.class,
            ChurnCommand.class
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final int MISUSED = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Output.errors(spec)
                .println("Say what to evaluate: next-course, basket, cold-start, bandit, off-policy or churn.");
        return MISUSED;
    }
}
