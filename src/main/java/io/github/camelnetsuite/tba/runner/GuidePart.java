package io.github.camelnetsuite.tba.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guide as its author writes it, whatever it is printed as. In a line, {@code *this*} is what NetSuite's pages say,
 * {@code `that`} is to be typed or copied, and {@code {vendor}} is where the vendor's name goes; the name itself is never
 * read that way.
 */
sealed interface GuidePart {

    /** A heading; the guide's own has level 1. */
    record Heading(int level, Line line) implements GuidePart {}

    /** A paragraph. */
    record Paragraph(Line line) implements GuidePart {}

    /** Points, each for itself. */
    record Points(List<Line> lines) implements GuidePart {}

    /** Rows below a header, and what the whole is. */
    record Table(Line caption, List<Line> header, List<List<Line>> rows) implements GuidePart {}

    /** A text in pieces. */
    record Line(List<Piece> pieces) {

        private static final Pattern MARKED = Pattern.compile("\\*([^*]+)\\*|`([^`]+)`|\\{vendor}");

        /** Reads what its author has marked. */
        static Line of(String text, String vendor) {
            List<Piece> pieces = new ArrayList<>();
            Matcher marked = MARKED.matcher(text);
            int from = 0;
            while (marked.find()) {
                pieces.add(new Piece(Look.PLAIN, text.substring(from, marked.start())));
                if (marked.group(1) != null) {
                    pieces.add(new Piece(Look.ON_SCREEN, marked.group(1)));
                } else if (marked.group(2) != null) {
                    pieces.add(new Piece(Look.TYPED, marked.group(2)));
                } else {
                    pieces.add(new Piece(Look.PLAIN, vendor));
                }
                from = marked.end();
            }
            pieces.add(new Piece(Look.PLAIN, text.substring(from)));
            return new Line(List.copyOf(pieces));
        }
    }

    /** A piece of a line that looks the same all through. */
    record Piece(Look look, String text) {}

    /** How a piece looks. */
    enum Look {
        PLAIN,
        /** As NetSuite's pages have it. */
        ON_SCREEN,
        /** To be typed or copied letter by letter. */
        TYPED
    }
}
