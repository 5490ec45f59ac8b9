package org.learnstream.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Identifiers get ordinals and are found by them, also when their hashes collide. */
final class OrdinalsTest {
    @Property(tries = 1000)
    void shouldFindThoseWhoAreThereWhenLearnersComeAndGo(@ForAll("identifiers") List<String> identifiers) {
        // given
        LearnerOrdinals ordinals = new LearnerOrdinals();
        Map<String, Integer> expected = new HashMap<>();

        // when
        for (String id : identifiers) {
            if (expected.remove(id) != null) {
                ordinals.remove(id);
            } else {
                expected.put(id, ordinals.add(id));
            }
        }

        // then
        assertThat(ordinals.size()).isEqualTo(expected.size());
        assertThat(expected.values()).doesNotHaveDuplicates();
        for (String id : identifiers) {
            assertThat(ordinals.ordinal(id)).isEqualTo(expected.getOrDefault(id, -1));
        }
    }

    @Property(tries = 1000)
    void shouldNumberCoursesInOrderWhenTheyAppear(@ForAll("identifiers") List<String> identifiers) {
        // given
        CourseOrdinals ordinals = new CourseOrdinals();
        List<String> distinct = identifiers.stream().distinct().toList();

        // when
        distinct.forEach(ordinals::add);

        // then
        assertThat(ordinals.size()).isEqualTo(distinct.size());
        for (int ordinal = 0; ordinal < distinct.size(); ordinal++) {
            assertThat(ordinals.id(ordinal)).isEqualTo(distinct.get(ordinal));
            assertThat(ordinals.ordinal(distinct.get(ordinal))).isEqualTo(ordinal);
        }
        assertThat(ordinals.ordinal("nobody")).isEqualTo(-1);
    }

    @Test
    void shouldReuseOrdinalWhenLearnerLeft() {
        // given
        LearnerOrdinals ordinals = new LearnerOrdinals();
        ordinals.add("ada");
        int left = ordinals.add("bob");
        ordinals.remove("bob");

        // when
        int next = ordinals.add("eve");

        // then
        assertThat(next).isEqualTo(left);
        assertThat(ordinals.ordinal("bob")).isEqualTo(-1);
    }

    @Test
    void shouldTakeNoMoreMemoryWhenLearnersKeepComingAndGoing() {
        // given
        LearnerOrdinals ordinals = new LearnerOrdinals();
        ordinals.add("learner-0");
        ordinals.remove("learner-0");
        long bytes = ordinals.bytes();

        // when
        for (int learner = 0; learner < 10_000; learner++) {
            ordinals.add("learner-" + learner);
            ordinals.remove("learner-" + learner);
        }

        // then
        assertThat(ordinals.size()).isZero();
        assertThat(ordinals.bytes()).isEqualTo(bytes);
    }

    /** "Aa" and "BB" have one hash, and so have all strings made of them. */
    @Provide
    Arbitrary<List<String>> identifiers() {
        Arbitrary<String> colliding =
                Arbitraries.of("Aa", "BB").list().ofMinSize(1).ofMaxSize(5).map(parts -> String.join("", parts));
        Arbitrary<String> plain = Arbitraries.integers().between(1, 60).map(number -> "id-" + number);
        return Arbitraries.oneOf(colliding, plain).list().ofMaxSize(150);
    }
}
