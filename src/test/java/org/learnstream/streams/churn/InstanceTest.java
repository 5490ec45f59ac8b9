package org.learnstream.streams.churn;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class InstanceTest {
    private final Instance instance = new Instance();

    @Test
    void shouldShareAThreadsBudgetWhenSeveralPartitionsAreOnIt() {
        // given
        Instance.Place first = instance.join();
        instance.join();
        Instance.Place left = instance.join();
        Instance.Place elsewhere = CompletableFuture.supplyAsync(instance::join, task -> new Thread(task).start())
                .join();

        // when
        left.leave();

        // then
        assertThat(first.share(50)).isEqualTo(25);
        assertThat(elsewhere.share(50)).isEqualTo(50);
    }
}
