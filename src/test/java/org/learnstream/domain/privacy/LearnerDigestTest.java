package org.learnstream.domain.privacy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LearnerDigestTest {
    @Test
    void shouldBeTheDigestOfSaltAndLearner() {
        // printf '4:saltanna' | sha256sum
        assertThat(new LearnerDigest("salt").of("anna"))
                .isEqualTo("71cd35c53e8cdd68b323b092abf0460b353141c73996b10f0df17ac29d484f56");
    }

    @Property
    void shouldTellLearnersApartAndNotNameThem(@ForAll String salt, @ForAll String learner, @ForAll String other) {
        LearnerDigest digest = new LearnerDigest(salt);

        assertThat(digest.of(learner)).hasSize(64).isEqualTo(new LearnerDigest(salt).of(learner));
        assertThat(digest.of(learner).equals(digest.of(other))).isEqualTo(learner.equals(other));
    }

    @Test
    void shouldNotTakeTheEndOfTheSaltForTheBeginningOfTheLearner() {
        assertThat(new LearnerDigest("ab").of("c")).isNotEqualTo(new LearnerDigest("a").of("bc"));
    }
}
