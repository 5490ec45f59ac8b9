package org.learnstream.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.config.RegistrySettings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.testkit.MemoryRegistry;
import org.learnstream.wire.NumberedSchemas.Numbered;
import org.learnstream.wire.SchemasUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class SchemaRegistryTest {
    private static final String SUBJECT = "learning.things-value";
    private static final Schema THING = SchemaBuilder.record("Thing")
            .namespace("org.example")
            .fields()
            .requiredString("name")
            .endRecord();
    private static final Schema OTHER_THING = SchemaBuilder.record("Thing")
            .namespace("org.example")
            .fields()
            .requiredInt("name")
            .requiredLong("weight")
            .endRecord();

    private final MemoryRegistry server = new MemoryRegistry();
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void close() {
        server.close();
    }

    private SchemaRegistry registry(String... more) {
        return SchemaRegistry.connect(settings(server.url(), more), nanos::get);
    }

    private static RegistrySettings settings(String url, String... more) {
        Map<String, String> values =
                new java.util.HashMap<>(Map.of("schema.registry.url", url, "schema.registry.timeout", "PT2S"));
        for (int i = 0; i < more.length; i += 2) {
            values.put("schema.registry." + more[i], more[i + 1]);
        }
        return SettingsLoader.load(null, Map.of(), values).schema().registry();
    }

    @Test
    void shouldRegisterOnceAndDemandCompatibilityWhenASchemaIsNew() {
        // given
        SchemaRegistry registry = registry();

        // when
        int number = registry.number(SUBJECT, THING);
        int again = registry.number(SUBJECT, THING);

        // then
        assertThat(again).isEqualTo(number);
        assertThat(server.level(SUBJECT)).isEqualTo("FULL_TRANSITIVE");
        assertThat(server.asked()).containsOnlyOnce("POST /subjects/" + SUBJECT + "/versions");
        assertThat(registry.schema(number)).isEqualTo(new Numbered.Known(THING));
        assertThat(server.asked()).doesNotContain("GET /schemas/ids/" + number);
    }

    @Test
    void shouldLeaveTheDemandAloneWhenNoneIsSet() {
        registry("compatibility", "").number(SUBJECT, THING);

        assertThat(server.level(SUBJECT)).isEmpty();
        assertThat(server.asked()).noneMatch(asked -> asked.contains("/config/"));
    }

    @Test
    void shouldSayWhatDoesNotFitAndWhatToDoWhenASchemaIsRefused() {
        // given
        server.put(SUBJECT, OTHER_THING);

        // then
        assertThatThrownBy(() -> registry().number(SUBJECT, THING))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("subject " + SUBJECT)
                .hasMessageContaining("org.example.Thing")
                .hasMessageContaining("409: Schema being registered is incompatible")
                .hasMessageContaining("ours cannot read records of version 1: type mismatch at /fields/0/type")
                .hasMessageContaining(
                        "version 1 cannot read records of ours: reader field missing default value at /fields/1")
                .hasMessageContaining("-> run the version of LearnStream that fits")
                .hasMessageContaining("schema.registry.compatibility");
    }

    @Test
    void shouldOnlyFindAndNeverRegisterWhenToldSo() {
        // given
        SchemaRegistry registry = registry("auto-register", "false");

        // then
        assertThatThrownBy(() -> registry.number(SUBJECT, THING))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining(SUBJECT)
                .hasMessageContaining("40401")
                .hasMessageContaining("-> run `learnstream topics create`, which registers it");

        // when
        int number = server.put(SUBJECT, THING);

        // then
        assertThat(registry.number(SUBJECT, THING)).isEqualTo(number);
        assertThat(server.asked()).doesNotContain("POST /subjects/" + SUBJECT + "/versions");
        assertThat(server.level(SUBJECT)).isEmpty();
    }

    @Test
    void shouldAskOnceForANumberWhenManyThreadsWantItAgainAndAgain() throws Exception {
        // given
        int number = server.put(SUBJECT, THING);
        SchemaRegistry registry = registry();
        registry.schema(number);
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        Callable<Numbered> reading = () -> {
            start.await();
            Numbered last = registry.schema(number);
            for (int i = 0; i < 10_000; i++) {
                last = registry.schema(number);
            }
            return last;
        };
        List<Future<Numbered>> readings = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            readings.add(pool.submit(reading));
        }

        // when
        start.countDown();

        // then
        for (Future<Numbered> one : readings) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(new Numbered.Known(THING));
        }
        assertThat(server.asked()).containsExactly("GET /schemas/ids/" + number);
        pool.shutdown();
    }

    @Test
    void shouldAskAgainAfterAWhileWhenANumberWasUnknown() {
        // given
        SchemaRegistry registry = registry();

        // when
        Numbered unknown = registry.schema(1);
        Numbered stillUnknown = registry.schema(1);

        // then
        assertThat(unknown).isEqualTo(stillUnknown).isInstanceOf(Numbered.Unknown.class);
        assertThat(((Numbered.Unknown) unknown).reason())
                .contains("number 1, is not in schema registry " + server.url())
                .contains("40403: Schema not found");
        assertThat(server.asked()).hasSize(1);

        // when
        server.put(SUBJECT, THING);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());

        // then
        assertThat(registry.schema(1)).isEqualTo(new Numbered.Known(THING));
    }

    @Test
    void shouldAskNothingWhenANumberIsNegative() {
        assertThat(registry().schema(-7)).isInstanceOf(Numbered.Unknown.class);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void shouldForgetTheOldestWhenThereAreTooManySchemas() {
        // given
        BoundedCache<Integer, String> cache = new BoundedCache<>(2);
        cache.put(1, "one");
        cache.put(2, "two");

        // when
        assertThat(cache.get(1)).contains("one");
        cache.put(3, "three");

        // then
        assertThat(cache.get(1)).contains("one");
        assertThat(cache.get(2)).isEmpty();
        assertThat(cache.get(3)).contains("three");
    }

    @Test
    void shouldKnowEarlierVersionsWhenASubjectWasLearnt() {
        // given
        int number = server.put(SUBJECT, THING);
        SchemaRegistry registry = registry();
        registry.learn(SUBJECT);
        registry.learn("nobody-value");

        // when
        server.close();

        // then
        assertThat(registry.schema(number)).isEqualTo(new Numbered.Known(THING));
    }

    @Test
    void shouldTakeSchemasThatAreMadeOfOthers() throws Exception {
        // given
        server.put("part", THING);
        int whole = server.put("whole", new ObjectMapper().readTree("""
                                {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Whole\\",\\"fields\\":[{\\"name\\":\\"part\\",\\"type\\":\\"org.example.Thing\\"}]}",
                                 "references": [{"name": "org.example.Thing", "subject": "part", "version": 1}]}"""));

        // then
        assertThat(registry().schema(whole))
                .isInstanceOfSatisfying(
                        Numbered.Known.class,
                        known -> assertThat(known.schema().getField("part").schema())
                                .isEqualTo(THING));
    }

    @Test
    void shouldSayWhatItIsWhenASchemaIsNotOneOfAvro() throws Exception {
        // given
        int other = server.put(
                SUBJECT, new ObjectMapper().readTree("{\"schemaType\": \"PROTOBUF\", \"schema\": \"message X {}\"}"));
        int broken = server.put(SUBJECT, new ObjectMapper().readTree("{\"schema\": \"{\"}"));
        SchemaRegistry registry = registry();

        // then
        assertThat(registry.schema(other))
                .isInstanceOfSatisfying(
                        Numbered.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("is one of PROTOBUF, expected AVRO"));
        assertThat(registry.schema(broken))
                .isInstanceOfSatisfying(
                        Numbered.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("is no schema of Avro"));
    }

    @Test
    void shouldNotTakeTheYesOfSomethingElseForASchema() throws Exception {
        // given
        int number = server.put(SUBJECT, new ObjectMapper().readTree("{\"status\": \"ok\"}"));
        SchemaRegistry registry = registry();

        // then
        assertThatThrownBy(() -> registry.schema(number))
                .isInstanceOf(SchemasUnavailableException.class)
                .hasMessageContaining("says nothing of schema")
                .hasMessageContaining("schema.registry.url");
    }

    @Test
    void shouldTryAgainWhenTheRegistryFailsForAWhile() {
        // given
        int number = server.put(SUBJECT, THING);
        server.failNext(3, 503);

        // then
        assertThat(registry().schema(number)).isEqualTo(new Numbered.Known(THING));
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void shouldNotTakeAForeign404ForAnUnknownNumber() {
        // given
        int number = server.put(SUBJECT, THING);
        server.failNext(2, 404);

        // then
        assertThat(registry().schema(number)).isEqualTo(new Numbered.Known(THING));
    }

    @Test
    void shouldGiveUpWithAClearMessageWhenTheRegistryStaysAway() {
        // given
        SchemaRegistry registry = registry();
        server.close();

        // then
        assertThatThrownBy(() -> registry.schema(5))
                .isInstanceOf(SchemasUnavailableException.class)
                .hasMessageContaining(server.url())
                .hasMessageContaining("tries within PT2S")
                .hasMessageContaining("-> see that it runs and that schema.registry.url is right");
        assertThatThrownBy(() -> registry.impatient().schema(5)).hasMessageContaining("in 1 try: ");
    }

    @Test
    void shouldLogInAndKeepThePasswordToItselfWhenThereIsOne() {
        // given
        SchemaRegistry registry = registry("user", "anna", "password", "open sesame");
        server.failNext(1, 401);

        // then
        assertThatThrownBy(() -> registry.schema(5))
                .isInstanceOf(SchemasUnavailableException.class)
                .hasMessageContaining("answers 401")
                .hasMessageContaining("set schema.registry.user and schema.registry.password")
                .hasMessageNotContaining("sesame");
        assertThat(server.logins()).containsOnly("Basic YW5uYTpvcGVuIHNlc2FtZQ==");
        assertThat(settings(server.url(), "user", "anna", "password", "open sesame")
                        .toString())
                .contains("password=***")
                .doesNotContain("sesame");
    }
}
