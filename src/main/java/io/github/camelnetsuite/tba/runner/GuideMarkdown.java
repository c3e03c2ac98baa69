package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.runner.GuidePart.Line;
import io.github.camelnetsuite.tba.runner.GuidePart.Piece;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A guide in Markdown, with the tables of GitHub's. */
final class GuideMarkdown {

    private GuideMarkdown() {}

    /** Ends with a line break. */
    static String of(List<GuidePart> guide) {
        return guide.stream().map(GuideMarkdown::part).collect(Collectors.joining("\n"));
    }

    private static String part(GuidePart part) {
        if (part instanceof GuidePart.Heading heading) {
            return "#".repeat(heading.level()) + " " + line(heading.line()) + "\n";
        } else if (part instanceof GuidePart.Paragraph paragraph) {
            return begun(line(paragraph.line())) + "\n";
        } else if (part instanceof GuidePart.Points points) {
            return points.lines().stream()
                    .map(point -> "- " + begun(line(point)) + "\n")
                    .collect(Collectors.joining());
        }
        GuidePart.Table table = (GuidePart.Table) part;
        String rule = row(Collections.nCopies(table.header().size(), "---"));
        return line(table.caption())
                + ":\n\n"
                + row(lines(table.header()))
                + rule
                + table.rows().stream().map(cells -> row(lines(cells))).collect(Collectors.joining());
    }

    private static List<String> lines(List<Line> lines) {
        return lines.stream().map(GuideMarkdown::line).toList();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String line(Line line) {
        return line.pieces().stream().map(GuideMarkdown::piece).collect(Collectors.joining());
    }

    private static String piece(Piece piece) {
        return switch (piece.look()) {
            case PLAIN -> escaped(piece.text());
            case ON_SCREEN -> "**" + escaped(piece.text()) + "**";
            case TYPED -> "`" + piece.text() + "`";
        };
    }

    /** What could begin anything but text where a line begins: a point, a quotation, a rule, a number. */
    private static String begun(String line) {
        return line.replaceFirst("^[-+=>]", "\\\\$0").replaceFirst("^(\\d+)([.)])", "$1\\\\$2");
    }

    /** What could begin anything but text, wherever it stands in a line. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\`*_\\[\\]<&|~#]", "\\\\$0");
    }
}
