package org.learnstream.domain.learner;

import org.learnstream.domain.learner.Fact.Kind;

/**
 * The affinity that each kind of evidence is worth, in tenths: integers, so that sums of products are exact.
 *
 * @param viewed a page of the course was seen
 * @param returned pages of the course were seen on two different days
 * @param discussed the learner took part in the course's discussion
 * @param started work on the course began
 * @param quarterDone a quarter of the course is complete
 * @param bought the course was bought and not returned
 * @param threeQuartersDone three quarters of the course are complete
 * @param completed the course is complete
 */
public record EvidenceLevels(
        int viewed,
        int returned,
        int discussed,
        int started,
        int quarterDone,
        int bought,
        int threeQuartersDone,
        int completed) {
    /** The levels of the founding case. */
    public static final EvidenceLevels DEFAULT = new EvidenceLevels(10, 20, 20, 20, 30, 40, 45, 50);

    public EvidenceLevels {
        for (int level :
                new int[] {viewed, returned, discussed, started, quarterDone, bought, threeQuartersDone, completed}) {
            if (level < Affinity.LOWEST_TENTHS || level > Affinity.HIGHEST_TENTHS) {
                throw new IllegalArgumentException("a level of evidence is " + level + ", expected "
                        + Affinity.LOWEST_TENTHS + " to " + Affinity.HIGHEST_TENTHS + " tenths");
            }
        }
    }

    /**
     * Returns the affinity r(u,c) that evidence stands for, in tenths: the newest rating if there is one, otherwise the
     * highest level reached, or 0 when nothing stands.
     */
    public int tenths(CourseEvidence evidence) {
        Fact rating = evidence.fact(Kind.RATED);
        if (rating != null) {
            return rating.value() * 10;
        }
        int highest = evidence.bought() ? bought : 0;
        for (Fact fact : evidence.facts()) {
            highest = Math.max(highest, level(fact.kind()));
        }
        return highest;
    }

    private int level(Kind kind) {
        return switch (kind) {
            case VIEWED -> viewed;
            case RETURNED -> returned;
            case DISCUSSED -> discussed;
            case STARTED -> started;
            case QUARTER_DONE -> quarterDone;
            case THREE_QUARTERS_DONE -> threeQuartersDone;
            case COMPLETED -> completed;
            case FIRST_PURCHASE, LAST_PURCHASE, LAST_REFUND, RATED, NOT_INTERESTED, FORBIDDEN -> 0;
        };
    }
}
