package org.learnstream.bench.load;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How a value is asked for by its key, and where the answer ends; it knows no more than a client needs that is as cheap. */
public enum Protocol {
    /** GET of a learner's recommendations over HTTP/1.1, on a connection that stays open. */
    HTTP {
        private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.ISO_8859_1);
        private static final int STATUS = "HTTP/1.1 ".length();

        @Override
        byte[] request(String key) {
            String path = "/v1/users/"
                    + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20") + "/recommendations?limit=10";
            return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        int answer(ByteBuffer bytes) {
            int line = 0;
            int length = 0;
            for (int at = 1; at < bytes.limit(); at++) {
                if (bytes.get(at) != '\n') {
                    continue;
                }
                if (at - line <= 1) {
                    int end = at + 1 + length;
                    boolean found = bytes.get(STATUS) == '2' && bytes.get(STATUS + 2) == '0';
                    return end > bytes.limit() ? 0 : found ? end : -end;
                }
                if (startsWithLength(bytes, line)) {
                    length = number(bytes, line + LENGTH.length);
                }
                line = at + 1;
            }
            return 0;
        }

        private boolean startsWithLength(ByteBuffer bytes, int line) {
            for (int at = 0; at < LENGTH.length; at++) {
                if ((bytes.get(line + at) | 0x20) != (LENGTH[at] | 0x20)) {
                    return false;
                }
            }
            return true;
        }
    },

    /** GET by Redis's own protocol, RESP 2. */
    REDIS {
        @Override
        byte[] request(String key) {
            return command("GET".getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        int answer(ByteBuffer bytes) {
            int line = 1;
            while (line < bytes.limit() && bytes.get(line) != '\n') {
                line++;
            }
            if (line >= bytes.limit()) {
                return 0;
            }
            boolean value = bytes.get(0) == '$' && bytes.get(1) != '-';
            int end = line + 1 + (value ? number(bytes, 1) + 2 : 0);
            return end > bytes.limit() ? 0 : value ? end : -end;
        }
    };

    /** Returns the bytes that ask for a key's value. */
    abstract byte[] request(String key);

    /**
     * Returns the length of the answer that bytes begin with, negative when it is another one than the value; 0 when
     * its end has not come yet.
     */
    abstract int answer(ByteBuffer bytes);

    private static int number(ByteBuffer bytes, int from) {
        int number = 0;
        for (int at = from; at < bytes.limit(); at++) {
            int digit = bytes.get(at) - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
            } else if (bytes.get(at) != ' ') {
                break;
            }
        }
        return number;
    }

    /** Returns a command of Redis. */
    public static byte[] command(byte[]... words) {
        int length = 16;
        for (byte[] word : words) {
            length += word.length + 16;
        }
        ByteBuffer command = ByteBuffer.allocate(length);
        command.put(("*" + words.length + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] word : words) {
            command.put(("$" + word.length + "\r\n").getBytes(StandardCharsets.ISO_8859_1))
                    .put(word)
                    .put((byte) '\r')
                    .put((byte) '\n');
        }
        byte[] bytes = new byte[command.flip().remaining()];
        command.get(bytes);
        return bytes;
    }
}
