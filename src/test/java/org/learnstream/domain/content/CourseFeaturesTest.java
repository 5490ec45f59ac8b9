package org.learnstream.domain.content;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Syllabus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class CourseFeaturesTest {
    private static final TextAnalysis WORDS = text -> List.of(text.split(" ", -1));

    @Test
    void shouldCountTheFeaturesOfEachKindWhenACourseIsDescribed() {
        // given
        Course course = new Course(
                "c",
                "sets maps sets",
                "Beginner",
                "en",
                "Maths",
                null,
                List.of("B1"),
                new Syllabus("of sets", List.of("set theory"), "logic", "North, South ", List.of("Ann", " ")),
                true);

        // when
        CourseFeatures features = CourseFeatures.of(course, WORDS);

        // then
        assertThat(features.counts())
                .isEqualTo(Map.of(
                        FeatureBlock.TITLE, Map.of("sets", 2, "maps", 1),
                        FeatureBlock.DESCRIPTION, Map.of("of", 1, "sets", 1),
                        FeatureBlock.SKILLS, Map.of("set", 1, "theory", 1, "=set theory", 1),
                        FeatureBlock.PREREQUISITES, Map.of("logic", 1, "=b1", 1),
                        FeatureBlock.SCHOOL, Map.of("=north", 1, "=south", 1),
                        FeatureBlock.TEACHERS, Map.of("=ann", 1),
                        FeatureBlock.CATEGORY, Map.of("=maths", 1),
                        FeatureBlock.LEVEL, Map.of("=beginner", 1),
                        FeatureBlock.LANGUAGE, Map.of("=en", 1)));
        assertThat(features.size()).isEqualTo(15);
    }

    @Test
    void shouldFindNothingWhenOnlyTheIdentifierIsKnown() {
        assertThat(CourseFeatures.of(Course.of("c", true), WORDS)).isEqualTo(CourseFeatures.NONE);
    }

    @Test
    void shouldForgetACourseWhenItIsCountedOut() {
        // given
        FeatureTable table = new FeatureTable();
        CourseTerms first = table.terms(new CourseFeatures(Map.of(FeatureBlock.TITLE, Map.of("a", 1, "b", 3))));
        CourseTerms second = table.terms(new CourseFeatures(Map.of(FeatureBlock.TITLE, Map.of("b", 1))));
        table.add(first);
        table.add(second);

        // when
        table.remove(first);

        // then
        Rarity rarity = table.rarity();
        assertThat(rarity.described()).isEqualTo(1);
        assertThat(rarity.features()).isEqualTo(2);
        assertThat(rarity.courses(0)).isZero();
        assertThat(rarity.courses(1)).isEqualTo(1);
        assertThat(rarity.courses(2)).isZero();
        assertThat(rarity.inverseFrequency(0)).isCloseTo(1 + Math.log(2), within(1e-12));
        assertThat(rarity.inverseFrequency(1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldMakeNoVectorWhenTheOnlyKindWeighsNothing() {
        // given
        FeatureTable table = new FeatureTable();
        CourseTerms terms = table.terms(new CourseFeatures(Map.of(FeatureBlock.TITLE, Map.of("a", 1))));

        // when
        SparseVector vector = terms.vector(table.rarity(), new BlockWeights(Map.of(FeatureBlock.SCHOOL, 1.0)));

        // then
        assertThat(vector.size()).isZero();
    }

    @Test
    void shouldRefuseWeightsWhenOneIsNegative() {
        assertThatThrownBy(() -> new BlockWeights(Map.of(FeatureBlock.TITLE, -1.0)))
                .hasMessageContaining("TITLE is -1.0");
    }
}
