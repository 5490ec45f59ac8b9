package org.learnstream.testkit;

import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.recommend.Knowledge;

/** The oracle of what recommenders know: everything computed from all vectors at once. */
public record BatchKnowledge(BatchCourseModel statistics, Catalogue catalogue) implements Knowledge {}
