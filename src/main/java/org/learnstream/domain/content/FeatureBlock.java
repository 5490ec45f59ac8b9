package org.learnstream.domain.content;

/** The kinds of features of a course. Each kind is weighed as a whole, however many features of it a course has. */
public enum FeatureBlock {
    /** Terms of the title. */
    TITLE,
    /** Terms of the description. */
    DESCRIPTION,
    /** Skills or concepts taught, as a whole and by their terms. */
    SKILLS,
    /** Terms of the prerequisites in words, and the courses that should come before. */
    PREREQUISITES,
    /** Schools and publishers. */
    SCHOOL,
    /** Teachers. */
    TEACHERS,
    /** Field of study. */
    CATEGORY,
    /** Difficulty. */
    LEVEL,
    /** Language of instruction. */
    LANGUAGE
}
