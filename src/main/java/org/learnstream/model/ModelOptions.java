package org.learnstream.model;

import java.util.List;
import org.learnstream.domain.content.ContentOptions;
import org.learnstream.domain.recommend.BlendLearner;
import org.learnstream.domain.recommend.BlendState;
import org.learnstream.domain.trend.TrendOptions;

/**
 * What can be chosen about the course model.
 *
 * @param denseFill share of the columns of a row of the Gram matrix that must be in use for the row to be stored dense;
 *     0 stores every row dense, 1 a row only when it is full
 * @param postingBound among how many learners of each course similar learners are looked for, at least 1
 * @param trends how trends are told
 * @param blend how the hybrid blends its members before anything was learnt
 * @param content how the features of courses count
 */
public record ModelOptions(
        double denseFill, int postingBound, TrendOptions trends, BlendState blend, ContentOptions content) {
    /** The values of the founding case. */
    public static final ModelOptions DEFAULT = new ModelOptions(
            0.125,
            100_000,
            TrendOptions.DEFAULT,
            BlendLearner.start(List.of("item-cosine-recency"), List.of(1.0)),
            ContentOptions.DEFAULT);

    public ModelOptions {
        if (!(denseFill >= 0 && denseFill <= 1)) {
            throw new IllegalArgumentException("the dense fill is " + denseFill + ", expected a number from 0 to 1");
        }
        if (postingBound < 1) {
            throw new IllegalArgumentException("the posting bound is " + postingBound + ", expected at least 1");
        }
    }

    /** Returns these options with another share. */
    public ModelOptions withDenseFill(double other) {
        return new ModelOptions(other, postingBound, trends, blend, content);
    }

    /** Returns these options with another blend to begin with. */
    public ModelOptions withBlend(BlendState other) {
        return new ModelOptions(denseFill, postingBound, trends, other, content);
    }

    /** Returns these options with trends told in another way. */
    public ModelOptions withTrends(TrendOptions other) {
        return new ModelOptions(denseFill, postingBound, other, blend, content);
    }

    /** Returns these options with other ones for the features of courses. */
    public ModelOptions withContent(ContentOptions other) {
        return new ModelOptions(denseFill, postingBound, trends, blend, other);
    }

    /** Returns these options with another bound. */
    public ModelOptions withPostingBound(int other) {
        return new ModelOptions(denseFill, other, trends, blend, content);
    }
}
