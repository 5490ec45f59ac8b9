package org.learnstream.domain.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.oracle.BatchKnowledge;

import static org.assertj.core.api.Assertions.assertThat;

/** Diverse slates are those of the definition, computed by brute force. */
final class MarginalRelevancePropertyTest {
    @Property(tries = 1000)
    void shouldChooseLikeTheDefinitionWhenDiversityIsWanted(
            @ForAll("vectors") List<AffinityVector> learners,
            @ForAll("diversities") double diversity,
            @ForAll @IntRange(min = 1, max = 10) int limit) {
        // given
        Map<String, AffinityVector> vectors = new TreeMap<>();
        for (int number = 0; number < learners.size(); number++) {
            vectors.put("learner-" + number, learners.get(number));
        }
        BatchCourseModel model = new BatchCourseModel(vectors);
        RecommendationRequest request = new RecommendationRequest(
                new BatchKnowledge(model, id -> Optional.of(Course.of(id, true))),
                Learner.of(learners.isEmpty() ? AffinityVector.EMPTY : learners.get(0)),
                CourseFilter.ALL,
                limit,
                0,
                0);
        List<Recommendation> all = new ArrayList<>(Recommenders.with(RecommendOptions.DEFAULT)
                .named("popularity")
                .recommend(new RecommendationRequest(
                        request.knowledge(), request.learner(), request.filter(), 1000, 0, 0)));

        // when
        List<Recommendation> diverse = Recommenders.with(RecommendOptions.DEFAULT.withDiversity(diversity))
                .named("popularity")
                .recommend(request);

        // then
        List<Recommendation> expected = new ArrayList<>();
        double highest = all.isEmpty() ? 0 : all.get(0).score();
        while (expected.size() < limit && !all.isEmpty()) {
            Recommendation best = all.get(0);
            for (Recommendation candidate : all) {
                if (value(candidate, expected, highest, diversity, model)
                        > value(best, expected, highest, diversity, model)) {
                    best = candidate;
                }
            }
            expected.add(best);
            all.remove(best);
        }
        assertThat(diverse).isEqualTo(expected);
    }

    private static double value(
            Recommendation candidate,
            List<Recommendation> chosen,
            double highest,
            double diversity,
            BatchCourseModel model) {
        double similarity = chosen.stream()
                .mapToDouble(one -> cosine(model, one.courseId(), candidate.courseId()))
                .max()
                .orElse(0);
        double relevance = highest > 0 ? (1 - diversity) * candidate.score() / highest : 0;
        return relevance - diversity * similarity;
    }

    private static double cosine(BatchCourseModel model, String course, String other) {
        double norms = model.norm(model.ordinal(course)) * model.norm(model.ordinal(other));
        return norms > 0 ? model.gram(course, other) / norms : 0;
    }

    @Provide
    Arbitrary<List<AffinityVector>> vectors() {
        Arbitrary<Affinity> affinities = Combinators.combine(
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.of(0, 10, 40, 50),
                        Arbitraries.of(true, false))
                .as((number, tenths, taken) -> new Affinity("course-" + number, tenths, taken, 0, 0));
        return affinities
                .list()
                .uniqueElements(Affinity::courseId)
                .ofMaxSize(5)
                .map(AffinityVector::of)
                .list()
                .ofMaxSize(10);
    }

    @Provide
    Arbitrary<Double> diversities() {
        return Arbitraries.of(0.0, 0.2, 0.5, 0.9, 1.0);
    }
}
