package org.learnstream.http;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.learnstream.http.Problem.Kind;
import org.learnstream.query.Answer;
import org.learnstream.query.Answer.Found;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Stale;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.Freshness;

/** Turns the outcomes of reads into representations or problems. */
final class Answers {
    private Answers() {}

    /**
     * Returns the representation of what was found or missing.
     *
     * @throws ProblemException when the answer is stale or unavailable
     */
    static <T, R> R match(
            Answer<T> answer, BiFunction<T, Freshness, ? extends R> found, Function<Freshness, ? extends R> missing) {
        if (answer instanceof Found<T> value) {
            return found.apply(value.value(), value.freshness());
        }
        if (answer instanceof Missing<T> nothing) {
            return missing.apply(nothing.freshness());
        }
        if (answer instanceof Stale<T> stale) {
            throw new ProblemException(
                    Kind.TOO_STALE,
                    "the freshest copy that answered is " + stale.freshness().stalenessMillis()
                            + " ms old, more than serving.maximum-staleness allows");
        }
        throw new ProblemException(Kind.NOT_READY, ((Unavailable<T>) answer).reason());
    }
}
