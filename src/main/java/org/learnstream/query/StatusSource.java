package org.learnstream.query;

import java.util.List;
import java.util.stream.Stream;

/** The read port for the condition of the parts that this process runs. */
public interface StatusSource {
    /** Returns the condition of every part now. */
    List<PartStatus> parts();

    /** Returns a source of the parts of another source, and then of this one. */
    default StatusSource after(StatusSource earlier) {
        return () -> Stream.concat(earlier.parts().stream(), parts().stream()).toList();
    }

    /**
     * The condition of one part.
     *
     * @param name the part, for example {@code serving}
     * @param condition what it can do now
     * @param detail the condition in words
     */
    record PartStatus(String name, Condition condition, String detail) {}

    /** What a part can do, the best first. */
    enum Condition {
        /** Does its work. */
        READY,
        /** Will do its work, without anybody acting. */
        STARTING,
        /** Reads again what it has to know, and will do its work after that, without anybody acting. */
        RESTORING,
        /** Will not do its work again in this process. */
        FAILED
    }
}
