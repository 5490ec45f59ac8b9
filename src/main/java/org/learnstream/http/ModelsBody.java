package org.learnstream.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The models that are solved, as they are in force. */
record ModelsBody(List<Item> models) {
    /**
     * One model.
     *
     * @param generation 0 when it was never solved; then the rest is absent
     * @param solvedAt ISO 8601, UTC
     */
    record Item(
            String name,
            long generation,
            @Nullable Double lambda,
            @Nullable Double quality,
            @Nullable String solvedAt,
            @Nullable Integer courses) {}
}
