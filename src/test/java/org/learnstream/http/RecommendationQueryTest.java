package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Price;
import org.learnstream.domain.catalog.Syllabus;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.testkit.Published;
import org.learnstream.wire.avro.Affinity;
import org.learnstream.wire.avro.AffinityVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.learnstream.http.ServerHarness.json;

/** What the web tier can ask for at query time. */
final class RecommendationQueryTest {
    private static final String PATH = "/v1/users/anna/recommendations";

    private final ServerHarness server = new ServerHarness();

    @BeforeEach
    void publishCourses() {
        describe("java", "beginner", "en", "computing", 0L);
        describe("kafka", "advanced", "en-GB", "computing", 9_900L);
        describe("avro", "beginner", "zh", "computing", 1_900L);
        describe("poetry", "beginner", "en", "literature", null);
        server.train("u-1", "java", "kafka");
        server.train("u-2", "java", "kafka", "avro");
        server.train("u-3", "poetry", "kafka");
        server.learners.put(
                "anna",
                Published.slate("anna", "java", "kafka", "avro"),
                Published.taken("java"),
                Published.registration("anna"));
    }

    private void describe(
            String courseId,
            String level,
            String language,
            String category,
            @org.jspecify.annotations.Nullable Long price) {
        server.describe(new Course(
                courseId,
                "All about " + courseId,
                level,
                language,
                category,
                price == null ? null : new Price(price, "EUR"),
                List.of(),
                Syllabus.UNKNOWN,
                true));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private List<String> courses(String query) throws Exception {
        return courses(json(server.get(PATH + query)));
    }

    private static List<String> courses(JsonNode body) {
        List<String> courses = new ArrayList<>();
        body.at("/items").forEach(item -> courses.add(item.at("/course_id").asText()));
        return courses;
    }

    @Test
    void shouldShowThePublishedSlateLessWhatIsNotWantedWhenItHoldsEnough() throws Exception {
        // when
        JsonNode body = json(server.get(PATH + "?limit=1&exclude=kafka"));

        // then
        assertThat(courses(body)).containsExactly("avro");
        assertThat(body.at("/slate_id").asText()).isEqualTo("slate-of-anna");
    }

    @Test
    void shouldScoreAfreshWhenAFilterLeavesTooFewOfTheSlate() throws Exception {
        // when
        JsonNode body = json(server.get(PATH + "?limit=2&exclude=kafka"));

        // then
        assertThat(courses(body)).startsWith("avro", "poetry");
        assertThat(body.has("slate_id")).isFalse();
        assertThat(body.at("/items/0/arm").asText()).isEqualTo("item-cosine");
        assertThat(body.at("/created_time").asLong()).isEqualTo(Published.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "include=avro,poetry | avro poetry",
                "category=literature | poetry",
                "level=advanced | kafka",
                "level=advanced,beginner&category=computing | kafka avro",
                "language=en | kafka poetry",
                "language=zh | avro",
                "max_price=1900 | avro",
                "max_price=0 | ''",
                "exclude=kafka,poetry | avro",
                "include=unheard-of | ''"
            })
    void shouldShowOnlyWhatIsWanted(String query, String expected) throws Exception {
        assertThat(String.join(" ", courses("?" + query))).isEqualTo(expected);
    }

    @Test
    void shouldAskTheNamedRecommenderWhenThereIsOne() throws Exception {
        // when
        JsonNode body = json(server.get(PATH + "?model=popularity"));

        // then
        assertThat(courses(body)).containsExactly("kafka", "avro", "poetry");
        assertThat(body.at("/items/0/arm").asText()).isEqualTo("popularity");
        assertThat(body.at("/source").asText()).isEqualTo("personal");
    }

    @Test
    void shouldSayWhatEveryRecommenderThinksWhenAnExplanationIsAskedFor() throws Exception {
        // when
        JsonNode body = json(server.get(PATH + "?explain=true&limit=1"));

        // then
        JsonNode item = body.at("/items/0");
        assertThat(item.at("/course_id").asText()).isEqualTo("kafka");
        assertThat(item.at("/scores").fieldNames()).toIterable().containsExactlyElementsOf(Recommenders.names());
        assertThat(item.at("/scores/item-cosine").asDouble())
                .isCloseTo(item.at("/score").asDouble(), within(1e-12));
        assertThat(item.at("/scores/popularity").asDouble()).isEqualTo(3);
        assertThat(item.at("/reasons/0/course_id").asText()).isEqualTo("java");
        assertThat(item.at("/reasons/0/share").asDouble()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model=oracle | model",
                "level=hard | level",
                "max_price=-1 | max_price",
                "max_price=cheap | max_price",
                "explain=yes | explain",
                "exclude= | exclude",
                "include=a,,b | include",
                "category=a&category=b | category",
                "language=en,%20 | language",
                "limit=51 | limit"
            })
    void shouldNameTheParameterWhenItIsInvalid(String query, String parameter) throws Exception {
        // when
        HttpResponse<String> response = server.get(PATH + "?" + query);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/field").asText()).isEqualTo(parameter);
    }

    @Test
    void shouldNeverShowExcludedCoursesWhenTheSlateIsOlder() throws Exception {
        // given
        AffinityVector owned = Published.taken("java", "kafka");
        AffinityVector affinities = AffinityVector.newBuilder(owned)
                .setEntries(List.of(
                        owned.getEntries().get(0),
                        Affinity.newBuilder(owned.getEntries().get(1))
                                .setTaken(false)
                                .setExcluded(true)
                                .build()))
                .build();
        server.learners.put(
                "anna", Published.slate("anna", "java", "kafka", "avro"), affinities, Published.registration("anna"));

        // then
        assertThat(courses("")).containsExactly("avro");
        assertThat(courses("?model=popularity")).containsExactly("avro", "poetry");
    }

    @Test
    void shouldShowTheListOfTheCellWhenOnlyDemographicsAreKnown() throws Exception {
        // given
        Demographics alike = new Demographics("FROM_25_TO_34", "UNKNOWN", "UNKNOWN", "FR");
        for (String learner : List.of("v-1", "v-2", "v-3")) {
            server.train(learner, "poetry");
            server.register(learner, alike);
        }
        server.learners.put("ben", Optional.empty(), Optional.empty(), Optional.of(Published.registration("ben")));

        // when
        JsonNode body = json(server.get("/v1/users/ben/recommendations?limit=2"));

        // then
        assertThat(body.at("/source").asText()).isEqualTo("popular");
        assertThat(body.at("/basis").asText()).isEqualTo("popular with learners alike: 25 to 34 years old");
        assertThat(body.at("/items/0/course_id").asText()).isEqualTo("poetry");
        assertThat(body.at("/items/0/arm").asText()).isEqualTo("trending");
    }

    @Test
    void shouldTakeListsWhenTheOlderContractGivesThem() throws Exception {
        // when
        JsonNode excluding = json(server.post("/recommend", "{\"user_id\":\"anna\",\"exclude\":[\"kafka\"]}"));
        JsonNode including = json(server.post("/recommend", "{\"user_id\":\"anna\",\"include\":[\"poetry\"]}"));
        HttpResponse<String> invalid = server.post("/recommend", "{\"user_id\":\"anna\",\"include\":[7]}");

        // then
        assertThat(excluding.at("/recommendations"))
                .extracting(JsonNode::asText)
                .containsExactly("avro", "poetry");
        assertThat(including.at("/recommendations"))
                .extracting(JsonNode::asText)
                .containsExactly("poetry");
        assertThat(invalid.statusCode()).isEqualTo(400);
        assertThat(json(invalid).at("/field").asText()).isEqualTo("include");
    }
}
