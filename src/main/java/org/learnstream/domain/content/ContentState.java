package org.learnstream.domain.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generation, and over it the few courses that changed since, each in its newest form. Never changes: what changes it
 * returns another.
 */
public final class ContentState implements CourseLikeness {
    /** Of no courses. */
    public static final ContentState EMPTY = new ContentState(ContentSpace.EMPTY, List.of());

    private final ContentSpace space;
    private final List<FreshCourse> fresh;

    private ContentState(ContentSpace space, List<FreshCourse> fresh) {
        this.space = space;
        this.fresh = fresh;
    }

    /** Returns the state in which no course has changed since a generation was made. */
    public static ContentState of(ContentSpace space) {
        return new ContentState(space, List.of());
    }

    /**
     * Returns this state with a course in a newer form.
     *
     * @param rarity how rare features are now
     */
    public ContentState with(int ordinal, CourseTerms terms, Rarity rarity, BlockWeights weights) {
        List<FreshCourse> changed = new ArrayList<>(fresh);
        changed.removeIf(course -> course.ordinal() == ordinal);
        DescribedCourse description = space.describe(ordinal, terms.vector(rarity, weights));
        changed.add(new FreshCourse(ordinal, description, space.from(description), space.to(description)));
        return new ContentState(space, List.copyOf(changed));
    }

    /** Returns the generation. */
    public ContentSpace space() {
        return space;
    }

    /** Returns how many courses have changed since. */
    public int fresh() {
        return fresh.size();
    }

    @Override
    public void addRow(int course, double factor, double[] sums) {
        FreshCourse changed = find(course);
        if (changed != null) {
            changed.addTo(factor, sums);
        } else if (course < space.courses()) {
            space.rows().addTo(course, factor, sums);
        }
        for (FreshCourse other : fresh) {
            if (other.ordinal() != course && other.ordinal() < sums.length) {
                double added = changed == null ? kept(course, other.ordinal()) : changed.from(other.ordinal());
                sums[other.ordinal()] += factor * (similarity(course, other.ordinal()) - added);
            }
        }
    }

    @Override
    public void readRow(int course, int[] columns, double[] values) {
        if (fresh.isEmpty()) {
            for (int index = 0; index < columns.length; index++) {
                values[index] = kept(course, columns[index]);
            }
        } else {
            CourseLikeness.super.readRow(course, columns, values);
        }
    }

    private double kept(int course, int other) {
        return course < space.courses() && other < space.courses()
                ? space.rows().get(course, other)
                : 0;
    }

    @Override
    public double similarity(int course, int other) {
        FreshCourse left = find(course);
        FreshCourse right = find(other);
        if (course == other) {
            return 0;
        }
        if (left != null && right != null) {
            return space.similarity(left.description(), right.description());
        }
        if (left != null) {
            return left.from(other);
        }
        return right == null ? kept(course, other) : right.to(course);
    }

    @Override
    public boolean known(int course) {
        DescribedCourse described = describe(course);
        return described != null && described.vector().size() > 0;
    }

    /** Returns the similarity of two courses in double precision, whether it is kept or not, and also of a course with itself. */
    public double exactSimilarity(int course, int other) {
        DescribedCourse left = describe(course);
        DescribedCourse right = describe(other);
        return left == null || right == null ? 0 : space.similarity(left, right);
    }

    private @Nullable DescribedCourse describe(int course) {
        FreshCourse changed = find(course);
        if (changed != null) {
            return changed.description();
        }
        return course < space.courses() ? space.course(course) : null;
    }

    private @Nullable FreshCourse find(int course) {
        for (FreshCourse changed : fresh) {
            if (changed.ordinal() == course) {
                return changed;
            }
        }
        return null;
    }
}
