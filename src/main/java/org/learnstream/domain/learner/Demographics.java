package org.learnstream.domain.learner;

import org.jspecify.annotations.Nullable;

/**
 * What a learner said of themselves when signing up, as far as recommending goes by it.
 *
 * @param ageBand age in years as a band, for example {@code FROM_18_TO_24}; {@code UNKNOWN} when not given
 * @param gender {@code FEMALE}, {@code MALE}, {@code OTHER} or {@code UNKNOWN}
 * @param technicalBackground experience with technical subjects, for example {@code BEGINNER}; {@code UNKNOWN} when not
 *     given
 * @param country ISO 3166-1 alpha-2 code; null when unknown
 */
public record Demographics(
        String ageBand,
        String gender,
        String technicalBackground,
        @Nullable String country) {
    private static final String NOT_GIVEN = "UNKNOWN";

    /** Of a learner who said nothing. */
    public static final Demographics UNKNOWN = new Demographics(NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, null);
}
