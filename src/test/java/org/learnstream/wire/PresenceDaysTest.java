package org.learnstream.wire;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Packed days are what was packed, in the bytes that earlier versions wrote. */
final class PresenceDaysTest {
    private static final long DAY = 86_400_000L;

    @Test
    void shouldWriteTheBytesOfTheFormatWhenPacked() {
        // given
        Presence presence = Presence.NONE
                .with(ActivityKind.VIDEO, 20_000 * DAY + 3_600_000)
                .with(ActivityKind.VIDEO, 20_000 * DAY + 3_600_001)
                .with(ActivityKind.REVIEW, 20_002 * DAY + DAY - 1);

        // when
        ByteBuffer bytes = PresenceDays.pack(presence.days());

        // then
        byte[] written = new byte[bytes.remaining()];
        bytes.duplicate().get(written);
        assertThat(HexFormat.of().formatHex(written))
                .isEqualTo("01" + "a09c0180dddb0101010202" + "02ffb79929000140" + "01");
        assertThat(PresenceDays.unpack(bytes)).isEqualTo(presence.days());
    }

    @Test
    void shouldRefuseWhenVersionIsUnknown() {
        assertThatThrownBy(() -> PresenceDays.unpack(ByteBuffer.wrap(new byte[] {2})))
                .hasMessageContaining("version 2");
    }

    @Property(tries = 1_000)
    void shouldReadWhatWasPacked(@ForAll long seed) {
        // given
        Random random = new Random(seed);
        Presence presence = Presence.NONE;
        for (int at = random.nextInt(200); at > 0; at--) {
            ActivityKind kind = ActivityKind.ALL.get(random.nextInt(ActivityKind.ALL.size()));
            presence = presence.with(kind, (long) (random.nextDouble() * 80 * DAY));
        }

        // then
        assertThat(PresenceDays.unpack(PresenceDays.pack(presence.days()))).isEqualTo(presence.days());
    }
}
