package org.learnstream.domain.learner;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All evidence of one learner's interest, by course.
 *
 * <p>{@link #with} folds activities in. The fold is commutative and idempotent: any order of arrival and any repetition
 * of the same activities ends in the same evidence.
 *
 * @param courses one element per course, by course id ascending
 */
public record LearnerEvidence(List<CourseEvidence> courses) {
    /** The evidence of a learner of whom nothing is known. */
    public static final LearnerEvidence EMPTY = new LearnerEvidence(List.of());

    public LearnerEvidence {
        courses = List.copyOf(courses);
    }

    /** Returns this evidence with what an activity adds; this instance itself when that is nothing new. */
    public LearnerEvidence with(Activity activity) {
        String courseId = activity.courseId();
        if (courseId == null) {
            return this;
        }
        int at = position(courseId);
        boolean known = at >= 0;
        CourseEvidence before = known ? courses.get(at) : CourseEvidence.none(courseId);
        CourseEvidence after = before.with(activity);
        if (after.equals(before)) {
            return this;
        }
        List<CourseEvidence> next = new ArrayList<>(courses.size() + 1);
        next.addAll(courses);
        if (known) {
            next.set(at, after);
        } else {
            next.add(-at - 1, after);
        }
        return new LearnerEvidence(next);
    }

    /** Returns the affinity to one course that this evidence stands for, or null when nothing is known of the two. */
    public @Nullable Affinity affinity(String courseId, EvidenceLevels levels) {
        int at = position(courseId);
        return at < 0 ? null : affinity(courses.get(at), levels);
    }

    /** Returns the affinities that this evidence stands for. */
    public AffinityVector affinities(EvidenceLevels levels) {
        List<Affinity> affinities = new ArrayList<>(courses.size());
        for (CourseEvidence course : courses) {
            affinities.add(affinity(course, levels));
        }
        return AffinityVector.of(affinities);
    }

    private static Affinity affinity(CourseEvidence course, EvidenceLevels levels) {
        boolean onlyExclusions = course.facts().stream().allMatch(fact -> isExclusion(fact.kind()));
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Fact fact : course.facts()) {
            // An exclusion is no interest: it has a say in the times only when there is nothing else.
            if (fact.kind() != Fact.Kind.RETURNED && (onlyExclusions || !isExclusion(fact.kind()))) {
                first = Math.min(first, fact.time());
                last = Math.max(last, fact.time());
            }
        }
        return new Affinity(course.courseId(), levels.tenths(course), course.taken(), first, last, course.excluded());
    }

    private static boolean isExclusion(Fact.Kind kind) {
        return kind == Fact.Kind.NOT_INTERESTED || kind == Fact.Kind.FORBIDDEN;
    }

    /** Returns the index of a course, or −(insertion point) − 1. */
    private int position(String courseId) {
        int low = 0;
        int high = courses.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = courses.get(middle).courseId().compareTo(courseId);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
