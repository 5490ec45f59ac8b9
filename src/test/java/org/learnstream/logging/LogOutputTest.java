package org.learnstream.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsException;
import org.learnstream.config.SettingsLoader;
import org.slf4j.Logger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class LogOutputTest {
    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Logger log = context.getLogger("org.learnstream.Somebody");

    @BeforeEach
    void writeText() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern("%level %msg%n");
        text.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(text);
        appender.setOutputStream(written);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void shouldWriteAnObjectWithTheValuesWhenJsonIsWanted() throws IOException {
        // given
        LogOutput.writeJson(context);

        // when
        log.info("Model solved model={} courses={} quality={} {} fine={}", "ease", 20, 0.5, "and more", true);

        // then
        assertThat(lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(lines().get(0));
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("logger").asText()).isEqualTo("org.learnstream.Somebody");
        assertThat(line.path("message").asText())
                .isEqualTo("Model solved model=ease courses=20 quality=0.5 and more fine=true");
        assertThat(line.path("values").toString())
                .isEqualTo("{\"model\":\"ease\",\"courses\":20,\"quality\":0.5,\"fine\":true}");
        assertThat(Instant.parse(line.path("time").asText())).isAfter(Instant.EPOCH);
    }

    @Test
    void shouldKeepTheStackTraceInTheLineWhenSomethingFailed() throws IOException {
        // given
        LogOutput.writeJson(context);

        // when
        log.atError()
                .addKeyValue("route", "/v1")
                .setCause(new IllegalStateException("broken"))
                .log("A request failed");

        // then
        assertThat(lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(lines().get(0));
        assertThat(line.path("stack_trace").asText()).contains("broken", "shouldKeepTheStackTraceInTheLine");
        assertThat(line.at("/values/route").asText()).isEqualTo("/v1");
    }

    @Test
    void shouldWriteTextWhenNothingElseIsWanted() {
        // given
        LogOutput.use(Settings.defaults().log());

        // when
        log.info("Ready part={}", "serving");

        // then
        assertThat(lines()).containsExactly("INFO Ready part=serving");
    }

    @Test
    void shouldNameTheSettingWhenTheFormIsUnknown() {
        assertThatThrownBy(() -> SettingsLoader.load(null, Map.of(), Map.of("log.format", "xml")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("log.format")
                .hasMessageContaining("text or json");
    }
}
