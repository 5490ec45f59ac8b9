package org.learnstream.domain.similarity;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class SimilarLearnersTest {
    private final SimilarLearners similar = new SimilarLearners();

    @Test
    void shouldKeepEverybodyApartWhenBuffersGrow() {
        // when
        for (int place = 0; place < 40; place++) {
            similar.add("learner-" + place, 1.0 / (place + 1), place + 3, 2);
            similar.append(place, 1 + place);
            similar.append(place + 100, 50);
        }

        // then
        assertThat(similar.size()).isEqualTo(40);
        for (int place = 0; place < 40; place++) {
            assertThat(similar.learnerId(place)).isEqualTo("learner-" + place);
            assertThat(similar.similarity(place)).isEqualTo(1.0 / (place + 1));
            assertThat(similar.commonCourses(place)).isEqualTo(place + 3);
            assertThat(similar.from(place)).isEqualTo(2 * place);
            assertThat(similar.to(place)).isEqualTo(2 * place + 2);
            assertThat(similar.course(2 * place)).isEqualTo(place);
            assertThat(similar.tenths(2 * place)).isEqualTo(1 + place);
            assertThat(similar.course(2 * place + 1)).isEqualTo(place + 100);
            assertThat(similar.tenths(2 * place + 1)).isEqualTo(50);
        }
    }

    @Test
    void shouldStartAnewWhenCleared() {
        // given
        similar.add("ada", 0.5, 1, 1);
        similar.append(7, 40);

        // when
        similar.clear();

        // then
        assertThat(similar.size()).isZero();
        assertThat(similar.learnerId(0)).isEmpty();
        similar.add("bob", 0.25, 2, 1);
        similar.append(8, 30);
        assertThat(similar.to(0)).isEqualTo(1);
        assertThat(similar.course(0)).isEqualTo(8);
    }
}
