package org.learnstream.model;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.CourseNeighbours;
import org.learnstream.domain.similarity.CourseStatistics;
import org.learnstream.domain.similarity.GramRow;
import org.learnstream.domain.similarity.LearnerIndex;
import org.learnstream.domain.similarity.Neighbour;
import org.learnstream.domain.similarity.PopularCourse;
import org.learnstream.domain.similarity.Popularity;

/**
 * The course model: what all learners' current affinities say about courses, in memory and exact at every moment.
 *
 * <p>It holds the vector of every learner. A new vector is compared with the one held, and the differences are added to
 * the rows of the Gram matrix, the norms and the sets of learners: work in proportion to the length of the vector. All
 * sums are integers, so the model is a function of the latest vectors alone: repetition, order and what was there before
 * leave no trace, and a learner who is taken out is out, to the last bit.
 *
 * <p>One thread applies vectors; any thread reads. Readers see each row as it was between two vectors, see
 * {@link ModelLock}; two readings in a row may lie on either side of a change.
 */
public final class CourseModel implements CourseStatistics {
    private final ModelLock lock = new ModelLock();
    private final CourseOrdinals courses = new CourseOrdinals();
    private final GramMatrix gram;
    private final Takers takers = new Takers();
    private final LearnerTable learners = new LearnerTable();
    private final LearnerIndex index;

    private final VectorDifference difference = new VectorDifference();
    private int[] packed = new int[32];
    private final AtomicLong generation = new AtomicLong();

    public CourseModel(ModelOptions options) {
        gram = new GramMatrix(options.denseFill());
        index = new LiveLearnerIndex(lock, courses, learners, takers, options.postingBound());
    }

    /**
     * Replaces the vector of a learner. Only one thread may call this. Affinities of 0 count like none.
     *
     * @param vector the learner's vector from now on; null when the learner is to be forgotten
     * @return whether the model held another vector before
     * @throws IllegalArgumentException when the vector holds a course twice; the model is unchanged then
     */
    public boolean apply(String learnerId, @Nullable AffinityVector vector) {
        int[] before = learners.vector(learnerId);
        int length = vector == null ? 0 : pack(vector);
        if (Arrays.equals(before, 0, before.length, packed, 0, length)) {
            return false;
        }
        int[] after = Arrays.copyOf(packed, length);
        difference.compare(before, after);
        lock.write(() -> {
            difference.addTo(gram);
            takers.replace(learners.replace(learnerId, after, difference.squaredNormChange()), difference);
        });
        return true;
    }

    /** Returns the index over the learners' vectors. */
    public LearnerIndex index() {
        return index;
    }

    /** Returns the ordinal of a course; one that the model has not met gets one, as a course without learners. */
    int know(String courseId) {
        return register(courseId);
    }

    /** Lets a reader copy much as it is at one instant, while the writer waits. */
    void hold(Runnable copy) {
        lock.hold(copy);
    }

    /** Whether the model holds a vector of a learner. */
    boolean knows(String learnerId) {
        return lock.read(() -> learners.vector(learnerId).length) > 0;
    }

    /** Returns the packed vector of a learner, to be read while the writer waits. */
    int[] vector(String learnerId) {
        return learners.vector(learnerId);
    }

    /** Says how many vectors were taken in. */
    public void advanceTo(long taken) {
        generation.setRelease(taken);
    }

    /** Returns the most similar courses: by cosine descending, then course id ascending; none for an unknown course. */
    public List<Neighbour> neighbours(String courseId, int limit) {
        return CourseNeighbours.nearest(this, courseId, limit);
    }

    /** Returns the courses with the most learners: by learners descending, then course id ascending. */
    public List<PopularCourse> popular(int limit) {
        return Popularity.most(this, limit);
    }

    /** Returns how many learners have an affinity above 0 to any course. */
    public int learners() {
        return learners.size();
    }

    /** Returns how much memory the model takes, in bytes. */
    public long memoryBytes() {
        return memory().total();
    }

    /**
     * Returns what the model takes: the sum of its arrays and identifiers. Read while a vector is being applied, it may
     * be off by what that vector changes.
     */
    public ModelMemory memory() {
        return new ModelMemory(gram.bytes(), courses.bytes(), learners.bytes(), takers.bytes());
    }

    @Override
    public int courses() {
        return courses.size();
    }

    @Override
    public int ordinal(String courseId) {
        return courses.ordinal(courseId);
    }

    @Override
    public String courseId(int ordinal) {
        return courses.id(ordinal);
    }

    @Override
    public long learners(int ordinal) {
        return takers.count(ordinal);
    }

    @Override
    public long squaredNorm(int ordinal) {
        return gram.squaredNorm(ordinal);
    }

    @Override
    public double norm(int ordinal) {
        return gram.norm(ordinal);
    }

    @Override
    public long commonLearners(int ordinal, int other) {
        return lock.read(() -> takers.common(ordinal, other));
    }

    @Override
    public void readRow(int ordinal, GramRow into) {
        lock.read(() -> gram.copyRow(ordinal, into));
    }

    @Override
    public void readRowAndNorms(int ordinal, GramRow into) {
        lock.read(() -> {
            gram.copyRow(ordinal, into);
            gram.copySquaredNorms(courses.size(), into);
        });
    }

    @Override
    public void readEntries(int ordinal, int[] columns, int count, long[] values) {
        lock.read(() -> gram.readEntries(ordinal, columns, count, values));
    }

    @Override
    public long generation() {
        return generation.getAcquire();
    }

    /** Packs a vector into the buffer, and returns how many entries that took. */
    private int pack(AffinityVector vector) {
        List<Affinity> entries = vector.entries();
        if (packed.length < entries.size()) {
            packed = new int[entries.size() * 2];
        }
        courses.lookUp(entries, packed);
        int length = 0;
        for (int index = 0; index < entries.size(); index++) {
            Affinity affinity = entries.get(index);
            if (affinity.tenths() > 0) {
                int course = packed[index] >= 0 ? packed[index] : register(affinity.courseId());
                packed[length++] = PackedVector.entry(course, affinity.tenths());
            }
        }
        return length;
    }

    /** Gives a course its ordinal, after there is room for it everywhere; it has one when its vector holds it twice. */
    private int register(String courseId) {
        int known = courses.ordinal(courseId);
        if (known >= 0) {
            return known;
        }
        int needed = courses.size() + 1;
        lock.write(() -> {
            gram.grow(needed);
            takers.grow(needed);
        });
        difference.grow(needed);
        return courses.add(courseId);
    }
}
