package org.learnstream.domain.content;

/** How alike courses are by what is said of them, as it is now. Safe to read from any thread while it changes. */
public interface ContentIndex {
    /** Knows nothing of any course. */
    ContentIndex NONE = () -> ContentState.EMPTY;

    /** Returns all similarities as they are now; what is returned never changes. */
    CourseLikeness now();
}
