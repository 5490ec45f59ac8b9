package org.learnstream.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A text file of a data set, read line by line; compressed with gzip or not, whatever its name says.
 *
 * @param path where it is
 */
record DataFile(Path path) {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER_BYTES = 1 << 16;

    /** One line, with what a complaint about it needs. */
    record Line(Path file, long number, String text) {
        MalformedDataException malformed(String found, String expected) {
            return new MalformedDataException(file, number, found, expected);
        }

        /** Returns the fields between separators; there must be as many as the names. */
        String[] fields(char separator, String... names) {
            String[] fields = text.split(Pattern.quote(String.valueOf(separator)), -1);
            if (fields.length != names.length) {
                throw malformed(
                        fields.length + (fields.length == 1 ? " field" : " fields"),
                        names.length + " separated by " + (separator == '\t' ? "a tab" : "a comma") + ": "
                                + String.join(", ", names));
            }
            return fields;
        }
    }

    /** Returns the file of a name in a folder, compressed ({@code name.gz}) or not. */
    static DataFile in(Path directory, String name) {
        Path compressed = directory.resolve(name + ".gz");
        if (Files.isRegularFile(compressed)) {
            return new DataFile(compressed);
        }
        Path plain = directory.resolve(name);
        if (Files.isRegularFile(plain)) {
            return new DataFile(plain);
        }
        throw new MalformedDataException(directory + " has neither " + name + ".gz nor " + name);
    }

    /** Returns the lines that are not empty, read as they are asked for; the stream must be closed. */
    Stream<Line> lines() {
        return lines(null);
    }

    /** Returns the lines after a header, which must be the first line, that are not empty; must be closed. */
    Stream<Line> linesAfterHeader(String header) {
        return lines(header);
    }

    private Stream<Line> lines(@Nullable String header) {
        try {
            Lines lines = new Lines(path, open());
            if (header != null) {
                lines.expect(header);
            }
            return StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED | Spliterator.NONNULL),
                            false)
                    .onClose(lines::close);
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot read " + path, exception);
        }
    }

    private BufferedReader open() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        try {
            bytes.mark(2);
            int magic = bytes.read() << 8 | bytes.read();
            bytes.reset();
            InputStream text = magic == GZIP_MAGIC ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
            return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8), BUFFER_BYTES);
        } catch (IOException exception) {
            bytes.close();
            throw exception;
        }
    }

    private static final class Lines implements Iterator<Line>, AutoCloseable {
        private final Path path;
        private final BufferedReader reader;
        private long number;
        private @Nullable Line next;

        Lines(Path path, BufferedReader reader) {
            this.path = path;
            this.reader = reader;
        }

        void expect(String header) {
            String first = read();
            if (!header.equals(first)) {
                close();
                throw new MalformedDataException(
                        path,
                        1,
                        first == null ? "nothing" : "\"" + first.replace("\t", "<tab>") + "\"",
                        "the header \"" + header.replace("\t", "<tab>") + "\"");
            }
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                String text = read();
                if (text == null) {
                    return false;
                }
                if (!text.isEmpty()) {
                    next = new Line(path, number, text);
                }
            }
            return true;
        }

        @Override
        public Line next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Line line = next;
            next = null;
            return line;
        }

        private @Nullable String read() {
            try {
                number++;
                return reader.readLine();
            } catch (IOException exception) {
                throw new UncheckedIOException("cannot read " + path + " after line " + (number - 1), exception);
            }
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException exception) {
                throw new UncheckedIOException("cannot close " + path, exception);
            }
        }
    }
}
