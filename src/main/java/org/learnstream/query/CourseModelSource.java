package org.learnstream.query;

import java.util.Optional;
import org.learnstream.model.CourseModel;

/** The read port for the course model that this process holds. */
public interface CourseModelSource {
    /** Returns the model; empty until it has been restored from its topic. */
    Optional<CourseModel> model();
}
