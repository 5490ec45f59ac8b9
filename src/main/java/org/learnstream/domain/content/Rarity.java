package org.learnstream.domain.content;

/** How many courses have each feature, at one instant. Never changes. */
public final class Rarity {
    private final int[] courses;
    private final int described;

    Rarity(int[] courses, int described) {
        this.courses = courses;
        this.described = described;
    }

    /**
     * Returns idf = 1 + ln((1 + N) / (1 + n)), where N courses have any features and n have this one; a feature that was
     * not known at the instant counts as one that no course has.
     */
    double inverseFrequency(int feature) {
        int count = feature < courses.length ? courses[feature] : 0;
        return 1 + Math.log((1.0 + described) / (1.0 + count));
    }

    /** Returns how many courses have a feature. */
    public int courses(int feature) {
        return feature < courses.length ? courses[feature] : 0;
    }

    /** Returns how many features were known. */
    public int features() {
        return courses.length;
    }

    /** Returns how many courses have any features. */
    public int described() {
        return described;
    }
}
