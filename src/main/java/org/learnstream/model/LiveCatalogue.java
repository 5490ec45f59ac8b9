package org.learnstream.model;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;

/** The catalogue in memory, as every instance keeps it. One thread writes, any thread reads. */
public final class LiveCatalogue implements Catalogue {
    private final Map<String, Course> courses = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();

    /** Replaces what is known of a course; null withdraws it. */
    public void apply(String courseId, @Nullable Course course) {
        if (course == null) {
            courses.remove(courseId);
        } else {
            courses.put(courseId, course);
        }
        version.incrementAndGet();
    }

    @Override
    public Optional<Course> course(String courseId) {
        return Optional.ofNullable(courses.get(courseId));
    }

    /** Returns how many courses are known, published or not. */
    public int size() {
        return courses.size();
    }

    /** Returns a number that grows with every change. */
    public long version() {
        return version.get();
    }
}
