package org.learnstream.deployment;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.learnstream.deployment.Expression.Selector;

import static org.assertj.core.api.Assertions.assertThat;

final class ExpressionTest {
    @Test
    void shouldFindMetricsLabelsAndGroupsWhenTakenApart() {
        // when
        Expression expression = Expression.of(
                "histogram_quantile(0.99, sum by (le, route) (rate(a_bucket{route=~\"/v1/{x}.*\",status=\"200\"}[5m])))"
                        + " > 2 and on (instance) time() - max(b) > 1e3");

        // then
        assertThat(expression.selectors())
                .containsExactly(
                        new Selector("a_bucket", Map.of("route", Optional.empty(), "status", Optional.of("200"))),
                        new Selector("b", Map.of()));
        assertThat(expression.grouped()).containsExactlyInAnyOrder("le", "route", "instance");
    }
}
