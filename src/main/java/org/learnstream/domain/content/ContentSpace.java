package org.learnstream.domain.content;

import java.util.ArrayList;
import java.util.List;

/**
 * All courses by their features, and how alike they are: one generation, made at once. Never changes.
 *
 * <p>How strongly course c speaks for course d is (1 − γ) · Σf c(f)·d(f) + γ · Σt c(t)·d(t), over features f and tastes t,
 * where c(t) is how much c is evidence of t, and d(t) what d is to t; γ is 0 when nothing was learnt. Vectors of features
 * have length 1, so the first sum is their cosine.
 */
public final class ContentSpace {
    /** Of no courses. */
    public static final ContentSpace EMPTY = of(new SparseVector[0], new Rarity(new int[0], 0), Taste.NONE, 0, 0);

    private final List<DescribedCourse> courses;
    private final Rarity rarity;
    private final Taste taste;
    private final double learntShare;
    private final Postings postings;
    private final SimilarityRows rows;

    private ContentSpace(
            List<DescribedCourse> courses,
            Rarity rarity,
            Taste taste,
            double learntShare,
            Postings postings,
            SimilarityRows rows) {
        this.courses = courses;
        this.rarity = rarity;
        this.taste = taste;
        this.learntShare = learntShare;
        this.postings = postings;
        this.rows = rows;
    }

    /**
     * Computes a generation.
     *
     * @param vectors vectors of courses by ordinal
     * @param rarity what they were made with
     * @param taste what was learnt of features
     * @param learntShare γ, 0 to 1
     * @param memoryBytes memory that the similarities may take; when it is not enough, only the largest of each course
     *     are kept
     */
    public static ContentSpace of(
            SparseVector[] vectors, Rarity rarity, Taste taste, double learntShare, long memoryBytes) {
        List<DescribedCourse> courses = new ArrayList<>(vectors.length);
        for (int course = 0; course < vectors.length; course++) {
            courses.add(taste.describe(course, vectors[course]));
        }
        ContentSpace space = new ContentSpace(
                List.copyOf(courses),
                rarity,
                taste,
                taste.rank() == 0 ? 0 : learntShare,
                Postings.of(vectors, rarity.features()),
                SimilarityRows.within(memoryBytes, vectors.length));
        for (int course = 0; course < vectors.length; course++) {
            float[] row = space.from(courses.get(course));
            row[course] = 0;
            space.rows.set(course, row);
        }
        return space;
    }

    /** Returns how many ordinals it covers. */
    public int courses() {
        return courses.size();
    }

    /** Returns what the vectors were made with. */
    public Rarity rarity() {
        return rarity;
    }

    /** Returns what was learnt of features. */
    public Taste taste() {
        return taste;
    }

    /** Whether the similarities of all pairs are kept. */
    public boolean complete() {
        return rows.complete();
    }

    /** Returns a course of another vector than it has here. */
    DescribedCourse describe(int ordinal, SparseVector vector) {
        return taste.describe(ordinal, vector);
    }

    DescribedCourse course(int ordinal) {
        return courses.get(ordinal);
    }

    double similarity(DescribedCourse course, DescribedCourse other) {
        return course.similarity(other, learntShare);
    }

    /** Returns how strongly a course speaks for each course here, itself included if it is one of them. */
    float[] from(DescribedCourse course) {
        float[] row = cosines(course);
        if (learntShare > 0 && course.vector().size() > 0) {
            for (int other = 0; other < row.length; other++) {
                row[other] += (float) (learntShare
                        * Blocks.dot(course.evidence(), courses.get(other).taste()));
            }
        }
        return row;
    }

    /** Returns how strongly each course here speaks for a course, itself included if it is one of them. */
    float[] to(DescribedCourse course) {
        float[] row = cosines(course);
        if (learntShare > 0 && course.vector().size() > 0) {
            for (int other = 0; other < row.length; other++) {
                row[other] +=
                        (float) (learntShare * Blocks.dot(courses.get(other).evidence(), course.taste()));
            }
        }
        return row;
    }

    /** Returns what features alone add. */
    private float[] cosines(DescribedCourse course) {
        float[] row = new float[courses.size()];
        postings.addProducts(course.vector(), 1 - learntShare, row);
        return row;
    }

    SimilarityRows rows() {
        return rows;
    }

    /** Returns how much memory the similarities and what was learnt take, in bytes. */
    public long bytes() {
        return rows.bytes() + taste.bytes() + (long) courses.size() * taste.rank() * 8;
    }
}
