package org.learnstream.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.intervention.Contacts;
import org.learnstream.domain.intervention.Contacts.Contact;

/**
 * What was suggested to a learner as bytes: none as long as nothing was, otherwise version 1 and then for each rule, by
 * rising name: the length of its name (one byte), the name in ASCII, the last time in milliseconds (eight bytes) and the
 * count (two bytes).
 */
public final class ContactHistory {
    private static final byte VERSION = 1;

    /** A length, a time and a count. */
    private static final int BESIDES_NAME = Byte.BYTES + Long.BYTES + Short.BYTES;

    private ContactHistory() {}

    /** Returns the bytes of what was suggested. */
    public static ByteBuffer pack(Contacts contacts) {
        if (contacts.byRule().isEmpty()) {
            return ByteBuffer.allocate(0);
        }
        int length = 1;
        for (Contact contact : contacts.byRule()) {
            length += BESIDES_NAME + contact.rule().length();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).put(VERSION);
        for (Contact contact : contacts.byRule()) {
            bytes.put((byte) contact.rule().length());
            bytes.put(contact.rule().getBytes(StandardCharsets.US_ASCII));
            bytes.putLong(contact.last());
            bytes.putShort((short) contact.count());
        }
        return bytes.flip();
    }

    /**
     * Returns what bytes say was suggested, from their position on; the bytes are left as they are.
     *
     * @throws IllegalArgumentException when a later version wrote them
     */
    public static Contacts unpack(ByteBuffer packed) {
        if (!packed.hasRemaining()) {
            return Contacts.NONE;
        }
        ByteBuffer bytes = packed.duplicate();
        byte version = bytes.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("contacts of version " + version + ", expected " + VERSION);
        }
        List<Contact> contacts = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] rule = new byte[bytes.get()];
            bytes.get(rule);
            contacts.add(new Contact(new String(rule, StandardCharsets.US_ASCII), bytes.getLong(), bytes.getShort()));
        }
        return new Contacts(contacts);
    }
}
