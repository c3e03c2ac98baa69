package io.github.camelnetsuite.tba.runner;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as spreadsheets save it (RFC 4180): rows of cells that may stand in quotation marks, whose separator is the
 * first of comma, semicolon and tab in its header. Strict, since what is half understood here would be half a secret: a
 * row that does not fit its header is an error.
 *
 * @param header of the columns, without blanks around
 * @param rows below it, without empty ones
 */
record CsvTable(List<String> header, List<Row> rows) {

    /**
     * A row with a cell for each column.
     *
     * @param number as a spreadsheet counts, the header being 1
     * @param cells without blanks around
     */
    record Row(int number, List<String> cells) {

        private boolean isEmpty() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException naming the row that is not right; never what it holds
     */
    static CsvTable parse(String text) {
        String whole = text.startsWith("\ufeff") ? text.substring(1) : text;
        List<Row> all = new Reader(whole).rows();
        if (all.isEmpty() || all.get(0).isEmpty()) {
            throw new IllegalArgumentException("row 1 is empty: it is to name the columns");
        }
        List<Row> rows = new ArrayList<>();
        int columns = all.get(0).cells().size();
        for (Row row : all.subList(1, all.size())) {
            if (row.isEmpty()) {
                continue;
            }
            if (row.cells().size() != columns) {
                throw new IllegalArgumentException(
                        "row " + row.number() + " has " + row.cells().size()
                                + " columns, and row 1 names " + columns
                                + ": put what holds a separator in quotation marks");
            }
            rows.add(row);
        }
        return new CsvTable(all.get(0).cells(), List.copyOf(rows));
    }

    /** Names of columns and counts only. */
    @Override
    public String toString() {
        return "CsvTable[" + header.size() + " columns, " + rows.size() + " rows]";
    }

    /** Goes through the text once. */
    private static final class Reader {

        private final String text;
        private final List<Row> rows = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private char separator;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Row> rows() {
            while (at < text.length()) {
                String cell = peek() == '"' ? quoted() : plain();
                cells.add(cell.strip());
                endOfCell();
            }
            if (!cells.isEmpty()) {
                cells.add("");
                endOfRow();
            }
            return rows;
        }

        private void endOfCell() {
            if (at == text.length()) {
                endOfRow();
            } else if (isLineBreak(peek())) {
                at += text.startsWith("\r\n", at) ? 2 : 1;
                endOfRow();
            } else {
                at++;
            }
        }

        private void endOfRow() {
            rows.add(new Row(rows.size() + 1, List.copyOf(cells)));
            cells = new ArrayList<>();
        }

        private String plain() {
            int from = at;
            while (at < text.length() && !isSeparator(peek()) && !isLineBreak(peek())) {
                at++;
            }
            return text.substring(from, at);
        }

        private String quoted() {
            StringBuilder cell = new StringBuilder();
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c != '"') {
                    cell.append(c);
                } else if (at < text.length() && peek() == '"') {
                    cell.append(c);
                    at++;
                } else {
                    return closed(cell);
                }
            }
            throw new IllegalArgumentException(
                    "row " + (rows.size() + 1) + " has a quotation mark that is never closed");
        }

        private String closed(StringBuilder cell) {
            if (at < text.length() && !isSeparator(peek()) && !isLineBreak(peek())) {
                throw new IllegalArgumentException("row " + (rows.size() + 1)
                        + " goes on behind a closing quotation mark: one within a value is written as two");
            }
            return cell.toString();
        }

        private char peek() {
            return text.charAt(at);
        }

        /** The first one of the header is that of the table. */
        private boolean isSeparator(char c) {
            if (separator == 0 && rows.isEmpty() && (c == ',' || c == ';' || c == '\t')) {
                separator = c;
            }
            return c == separator;
        }

        private static boolean isLineBreak(char c) {
            return c == '\n' || c == '\r';
        }
    }
}
