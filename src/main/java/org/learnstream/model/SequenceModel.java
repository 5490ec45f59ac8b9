package org.learnstream.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.CourseTransitions;
import org.learnstream.domain.solve.CourseSequence;
import org.learnstream.domain.solve.SequenceOptions;

/**
 * What came after what: the two matrices of the next-course model, in memory and exact at every moment.
 *
 * <p>It holds the end of every learner's sequence of courses. A new vector is turned into a sequence, compared with the
 * one held, and only the positions whose course or whose courses before it differ are subtracted and added: a course that
 * is appended costs one position, whatever the length. All sums are integers, so the matrices are a function of the latest
 * vectors alone: a course that comes late, into the middle of a sequence, leaves the same matrices as one that came in
 * time, and a learner who is taken out is out, to the last bit.
 *
 * <p>One thread applies vectors; any thread takes copies, see {@link SequenceMatrices}.
 */
public final class SequenceModel {
    private static final int[] NOTHING = {0};

    private final CourseModel courses;
    private final SequenceOptions options;
    private final ModelLock lock = new ModelLock();
    private final SequenceMatrices matrices;
    private final TransitionCounts transitions;
    private final LearnerOrdinals learners = new LearnerOrdinals();
    private int[][] tails = {};
    private long tailBytes;

    SequenceModel(CourseModel courses, SequenceOptions options, double denseFill) {
        this.courses = courses;
        this.options = options;
        matrices = new SequenceMatrices(options, denseFill);
        transitions = new TransitionCounts(lock, options.positions());
    }

    /**
     * Replaces the vector of a learner. Only one thread may call this.
     *
     * @param vector the learner's vector from now on; null when the learner is to be forgotten
     * @return whether the model held another sequence before
     */
    public boolean apply(String learnerId, @Nullable AffinityVector vector) {
        int known = learners.ordinal(learnerId);
        int[] before = known < 0 ? NOTHING : tails[known];
        int[] after = vector == null ? NOTHING : tail(CourseSequence.of(vector));
        if (Arrays.equals(before, after)) {
            return false;
        }
        lock.write(() -> {
            int learner = known < 0 ? learners.add(learnerId) : known;
            matrices.grow(courses.courses());
            matrices.replace(new SequenceTail(before), new SequenceTail(after));
            transitions.replace(new SequenceTail(before), new SequenceTail(after));
            if (learner >= tails.length) {
                tails = Arrays.copyOf(tails, learner + learner / 2 + 32);
            }
            tails[learner] = after;
            if (after == NOTHING) {
                learners.remove(learnerId);
            }
        });
        tailBytes += ArrayBytes.ints(after.length) - ArrayBytes.ints(before.length);
        return true;
    }

    /** Whether a learner took any course. */
    boolean knows(String learnerId) {
        return lock.read(() -> learners.ordinal(learnerId)) >= 0;
    }

    /** Returns how many learners took a course. */
    public int learners() {
        return learners.size();
    }

    /** Returns what was taken right after what. */
    public CourseTransitions transitions() {
        return transitions;
    }

    /** Returns what the model is made by. */
    public SequenceOptions options() {
        return options;
    }

    /** Returns how much memory the model takes, in bytes. */
    public long memoryBytes() {
        return matrices.bytes()
                + transitions.bytes()
                + learners.bytes()
                + ArrayBytes.references(tails.length)
                + tailBytes;
    }

    /** Lets a reader copy something from the matrices while nothing changes. The writer waits meanwhile. */
    void copy(java.util.function.BiConsumer<SequenceMatrices, SequenceTails> copy) {
        lock.hold(() -> copy.accept(matrices, new SequenceTails(learners, tails)));
    }

    /** Returns the length of a sequence, and the ordinals of its last courses, oldest first. */
    private int[] tail(List<Affinity> sequence) {
        if (sequence.isEmpty()) {
            return NOTHING;
        }
        int length = sequence.size();
        int kept = Math.min(length, options.positions() + options.window());
        int[] tail = new int[1 + kept];
        tail[0] = length;
        for (int index = 0; index < kept; index++) {
            tail[1 + index] = courses.know(sequence.get(length - kept + index).courseId());
        }
        return tail;
    }
}
