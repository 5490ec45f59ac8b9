package org.learnstream.domain.recommend;

import org.learnstream.domain.bandit.ArmStatistics;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.content.ContentIndex;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.similarity.CourseStatistics;
import org.learnstream.domain.similarity.CourseTransitions;
import org.learnstream.domain.similarity.LearnerIndex;
import org.learnstream.domain.trend.Trends;

/** All that recommenders know, as it is now. Safe to read from any thread while it changes. */
public interface Knowledge {
    /** What all learners' affinities say about courses. */
    CourseStatistics statistics();

    /** Who is like whom. */
    default LearnerIndex learners() {
        return LearnerIndex.NONE;
    }

    /** The weights of the models that are solved. */
    default SolvedWeights solved() {
        return SolvedWeights.NONE;
    }

    /** The courses on offer. */
    Catalogue catalogue();

    /** How alike courses are by what is said of them. */
    default ContentIndex content() {
        return ContentIndex.NONE;
    }

    /** How the hybrid blends the other recommenders. */
    default BlendWeights blend() {
        return BlendWeights.NONE;
    }

    /** What was taken right after what. */
    default CourseTransitions transitions() {
        return CourseTransitions.NONE;
    }

    /** What became of the slots that each recommender filled. */
    default ArmStatistics arms() {
        return ArmStatistics.NONE;
    }

    /** Which courses learners have come to lately. */
    default Trends trends() {
        return Trends.NONE;
    }

    /** Returns what a learner said of themselves. */
    default Demographics demographics(String learnerId) {
        return Demographics.UNKNOWN;
    }
}
