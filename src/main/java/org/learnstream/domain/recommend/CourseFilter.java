package org.learnstream.domain.recommend;

import java.util.function.Predicate;
import org.learnstream.domain.catalog.Course;

/** Which of the courses on offer are wanted. */
@FunctionalInterface
public interface CourseFilter extends Predicate<Course> {
    /** All of them. */
    CourseFilter ALL = course -> true;
}
