package org.learnstream.query;

import java.util.Optional;
import org.learnstream.model.LiveKnowledge;

/** The read port for what recommenders know, as this process holds it. */
public interface KnowledgeSource {
    /** Returns it; empty until all of it has been restored from its topics. */
    Optional<LiveKnowledge> knowledge();
}
