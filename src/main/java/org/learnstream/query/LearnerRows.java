package org.learnstream.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.learnstream.streams.catalog.ServedTable;

/**
 * The rows of one learner as they are in the tables: undecoded.
 *
 * <p>Between instances they travel framed: the number of rows, then each row's table by name, its length and its bytes.
 * A reader passes over tables that it does not know, so that instances of two versions understand each other.
 */
public final class LearnerRows {
    /** No rows. */
    public static final LearnerRows NONE = new LearnerRows(Map.of());

    private final Map<ServedTable, byte[]> rows;

    /** Takes rows by their tables. */
    public LearnerRows(Map<ServedTable, byte[]> rows) {
        this.rows = rows.isEmpty() ? Map.of() : new EnumMap<>(rows);
    }

    /** Returns the row in a table. */
    public Optional<byte[]> row(ServedTable table) {
        return Optional.ofNullable(rows.get(table));
    }

    /** Whether the rows in some tables are the same, byte by byte. */
    public boolean same(LearnerRows others, Set<ServedTable> tables) {
        for (ServedTable table : tables) {
            if (!Arrays.equals(rows.get(table), others.rows.get(table))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the rows in some tables alone. */
    public LearnerRows only(Set<ServedTable> tables) {
        Map<ServedTable, byte[]> some = new EnumMap<>(ServedTable.class);
        for (ServedTable table : tables) {
            row(table).ifPresent(row -> some.put(table, row));
        }
        return new LearnerRows(some);
    }

    /** Whether no table has a row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns the framed rows. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(rows.size());
            for (Map.Entry<ServedTable, byte[]> row : rows.entrySet()) {
                out.writeUTF(row.getKey().name());
                out.writeInt(row.getValue().length);
                out.write(row.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the rows in a frame.
     *
     * @throws IOException when the bytes are no frame
     */
    public static LearnerRows ofBytes(byte[] bytes) throws IOException {
        Map<ServedTable, byte[]> rows = new EnumMap<>(ServedTable.class);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readUnsignedShort();
            for (int index = 0; index < count; index++) {
                String name = in.readUTF();
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    throw new IOException("a row is said to have " + length + " bytes");
                }
                byte[] row = in.readNBytes(length);
                for (ServedTable table : ServedTable.values()) {
                    if (table.name().equals(name)) {
                        rows.put(table, row);
                    }
                }
            }
        }
        return new LearnerRows(rows);
    }
}
