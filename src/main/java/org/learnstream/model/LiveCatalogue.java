package org.learnstream.model;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.similarity.CourseStatistics;

/**
 * The catalogue in memory, as every instance keeps it. Its courses have the ordinals of a course model, also before the
 * first learner takes them. The thread that writes to the model writes here too, any thread reads.
 */
public final class LiveCatalogue implements Catalogue {
    private final CourseModel model;
    private final LiveContent content;
    private final Map<String, Course> courses = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();

    /** Never changed once it is here. */
    private volatile BitSet offered = new BitSet();

    LiveCatalogue(CourseModel model, LiveContent content) {
        this.model = model;
        this.content = content;
    }

    /** Replaces what is known of a course; null withdraws it. */
    public void apply(String courseId, @Nullable Course course) {
        int ordinal = model.know(courseId);
        if (course == null) {
            courses.remove(courseId);
        } else {
            courses.put(courseId, course);
        }
        content.apply(ordinal, course);
        boolean published = course != null && course.published();
        if (offered.get(ordinal) != published) {
            BitSet changed = (BitSet) offered.clone();
            changed.set(ordinal, published);
            offered = changed;
        }
        version.incrementAndGet();
    }

    @Override
    public Optional<Course> course(String courseId) {
        return Optional.ofNullable(courses.get(courseId));
    }

    @Override
    public void readOffered(CourseStatistics statistics, BitSet into) {
        if (statistics == model) {
            into.clear();
            into.or(offered);
        } else {
            Catalogue.super.readOffered(statistics, into);
        }
    }

    /** Returns how many courses are known, published or not. */
    public int size() {
        return courses.size();
    }

    /** Returns how many courses may be recommended. */
    public int offered() {
        return offered.cardinality();
    }

    /** Returns a number that grows with every change. */
    @Override
    public long version() {
        return version.get();
    }
}
