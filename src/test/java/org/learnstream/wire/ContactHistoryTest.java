package org.learnstream.wire;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.intervention.Contacts;
import org.learnstream.domain.intervention.Contacts.Contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ContactHistoryTest {
    private static final Contacts TWO =
            new Contacts(List.of(new Contact("a".repeat(64), 1_700_000_000_000L, 1000), new Contact("reminder", 5, 1)));

    @Test
    void shouldReadWhatItWrote() {
        assertThat(ContactHistory.unpack(ContactHistory.pack(TWO))).isEqualTo(TWO);
        assertThat(ContactHistory.pack(TWO).remaining()).isEqualTo(1 + 2 * 11 + 64 + 8);
    }

    @Test
    void shouldTakeNoBytesWhenNothingWasSuggested() {
        assertThat(ContactHistory.pack(Contacts.NONE).remaining()).isZero();
        assertThat(ContactHistory.unpack(ByteBuffer.allocate(0))).isEqualTo(Contacts.NONE);
    }

    @Test
    void shouldLeaveBytesAsTheyAre() {
        // given
        ByteBuffer packed = ContactHistory.pack(TWO);

        // when
        ContactHistory.unpack(packed);

        // then
        assertThat(ContactHistory.unpack(packed)).isEqualTo(TWO);
    }

    @Test
    void shouldRefuseLaterVersions() {
        assertThatThrownBy(() -> ContactHistory.unpack(ByteBuffer.wrap(new byte[] {2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("contacts of version 2, expected 1");
    }
}
