package org.learnstream.trees;

import java.util.Optional;
import org.learnstream.domain.churn.TreeTrainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The choice of what trains trees. */
public final class TreeTrainers {
    private static final Logger LOG = LoggerFactory.getLogger(TreeTrainers.class);

    private TreeTrainers() {}

    /** Returns what can train trees on this machine; empty, and a warning in the log, when its machine code cannot be loaded. */
    public static Optional<TreeTrainer> available() {
        try {
            TreeTrainer trainer = new XGBoostTrainer();
            LOG.info("Training trees with machine code library={}", trainer.name());
            return Optional.of(trainer);
        } catch (LinkageError | RuntimeException unavailable) {
            LOG.warn(
                    "No trees are trained, the logistic regression stands alone, because machine code cannot be loaded cause={}",
                    unavailable.toString());
            return Optional.empty();
        }
    }
}
