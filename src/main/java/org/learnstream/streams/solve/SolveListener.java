package org.learnstream.streams.solve;

import java.time.Duration;
import org.learnstream.domain.recommend.SolvedGeneration;

/** Told of solved models, from the thread that solves. */
public interface SolveListener {
    /** A model was solved and published. */
    void solved(SolvedGeneration generation, Duration took);

    /** A model could not be solved or published. */
    void failed(String model);
}
