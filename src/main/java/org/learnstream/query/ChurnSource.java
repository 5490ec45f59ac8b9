package org.learnstream.query;

import java.util.Optional;
import org.learnstream.model.LiveChurn;

/** The read port for the models of who stays away, as this process holds them. */
public interface ChurnSource {
    /** Returns them; empty until they have been restored from their topic. */
    Optional<LiveChurn> churn();
}
