package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.http.Endpoint.Audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.http.ServerHarness.json;

final class OpenApiTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final ServerHarness server = new ServerHarness();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldDescribeExactlyTheRouteTableWhenServed() throws Exception {
        // when
        JsonNode document = json(server.get("/openapi.json"));

        // then
        Set<String> described = new TreeSet<>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> routed = server.routes().endpoints().stream()
                .filter(endpoint -> endpoint.audience() == Audience.PUBLIC)
                .map(endpoint -> endpoint.method().name() + " " + endpoint.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(document.at("/openapi").asText()).isEqualTo("3.1.0");
        assertThat(described).isEqualTo(routed);
    }

    @Test
    void shouldDescribeEveryPathParameterWhenServed() throws Exception {
        // when
        JsonNode document = json(server.get("/openapi.json"));

        // then
        document.at("/paths").properties().forEach(path -> {
            List<String> inPath = new ArrayList<>();
            Matcher matcher = PARAMETER.matcher(path.getKey());
            while (matcher.find()) {
                inPath.add(matcher.group(1));
            }
            path.getValue().properties().forEach(operation -> {
                List<String> described = new ArrayList<>();
                operation.getValue().path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asText().equals("path")) {
                        described.add(parameter.path("name").asText());
                    }
                });
                assertThat(described).as(operation.getKey() + path.getKey()).isEqualTo(inPath);
            });
        });
    }

    @Test
    void shouldReferToNothingMissingWhenServed() throws Exception {
        // when
        JsonNode document = json(server.get("/openapi.json"));

        // then
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }
}
