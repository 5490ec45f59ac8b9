package org.learnstream.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of text for a terminal: columns as wide as their widest cell, numbers to the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private final int columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** Starts a table with the names of its columns. */
    public TextTable(String... header) {
        columns = header.length;
        rows.add(List.of(header));
    }

    /** Adds a row; numbers are shown as they print. */
    public TextTable row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells, expected " + columns);
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** Returns the lines of the table, header first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(column == 0 ? "" : GAP).append(padded(row.get(column), column));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines());
    }

    private String padded(String cell, int column) {
        int width =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        String padding = " ".repeat(width - cell.length());
        return numeric(column) ? padding + cell : cell + padding;
    }

    private boolean numeric(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches("-?[0-9][0-9,.]*%?|-"));
    }
}
