package org.learnstream.bench.load;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class ProtocolTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nContent-Length: 4\r\n\r\n";

    @Test
    void shouldFindTheEndOfAnHttpAnswerWhenItIsComplete() {
        // given
        ByteBuffer bytes = bytes(HEAD + "body");

        // when
        int answer = Protocol.HTTP.answer(bytes);

        // then
        assertThat(answer).isEqualTo(HEAD.length() + 4);
    }

    @Test
    void shouldWaitWhenPartOfAnAnswerIsMissing() {
        // given
        String redis = "$4\r\nbody\r\n";

        // when
        boolean allWait = true;
        for (int length = 1; length < HEAD.length() + 4; length++) {
            allWait &= Protocol.HTTP.answer(bytes((HEAD + "body").substring(0, length))) == 0;
        }
        for (int length = 1; length < redis.length(); length++) {
            allWait &= Protocol.REDIS.answer(bytes(redis.substring(0, length))) == 0;
        }

        // then
        assertThat(allWait).isTrue();
    }

    @Test
    void shouldTellAnswersWithoutTheValueWhenTheyAreRefusals() {
        // given
        String refused = "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n";

        // when
        int http = Protocol.HTTP.answer(bytes(refused));
        int missing = Protocol.REDIS.answer(bytes("$-1\r\n"));
        int error = Protocol.REDIS.answer(bytes("-ERR what\r\n"));

        // then
        assertThat(http).isEqualTo(-refused.length());
        assertThat(missing).isEqualTo(-5);
        assertThat(error).isEqualTo(-11);
    }

    @Test
    void shouldFindTheEndOfARedisValueWhenItIsComplete() {
        // given
        String value = "$11\r\nhello\r\nyou!\r\n";

        // when
        int answer = Protocol.REDIS.answer(bytes(value));

        // then
        assertThat(answer).isEqualTo(value.length());
    }

    @Test
    void shouldAskByEachProtocolWhenAKeyIsWanted() {
        // when
        String http = new String(Protocol.HTTP.request("ann b"), UTF_8);
        String redis = new String(Protocol.REDIS.request("ann b"), UTF_8);

        // then
        assertThat(http).startsWith("GET /v1/users/ann%20b/recommendations?limit=10 HTTP/1.1\r\n");
        assertThat(redis).isEqualTo("*2\r\n$3\r\nGET\r\n$5\r\nann b\r\n");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
