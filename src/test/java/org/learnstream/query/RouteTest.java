package org.learnstream.query;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.query.Routing.Route;

import static org.assertj.core.api.Assertions.assertThat;

final class RouteTest {
    @Test
    void shouldAskTheActiveFirstThenSelfThenOthersWhenSelfIsAStandby() {
        // given
        Route route = new Route(0, "a", List.of("b", "self", "c"));

        // when
        List<String> holders = route.holders("self");

        // then
        assertThat(holders).containsExactly("a", "self", "b", "c");
    }

    @Test
    void shouldNotAskSelfWhenItHoldsNothing() {
        // given
        Route route = new Route(0, "a", List.of("b"));

        // when
        List<String> holders = route.holders("self");

        // then
        assertThat(holders).containsExactly("a", "b");
    }
}
