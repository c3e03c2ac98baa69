package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.runner.GuidePart.Line;
import io.github.camelnetsuite.tba.runner.GuidePart.Piece;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A guide as a page: whole, well-formed, in ASCII whatever it says, and of nothing from elsewhere, so that it can be sent
 * by e-mail and printed.
 */
final class GuideHtml {

    private static final String STYLE = """
            body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 46rem;
              margin: 2rem auto; padding: 0 1rem; }
            h1 { line-height: 1.2; }
            h2 { margin-top: 2rem; border-bottom: 1px solid #767676; }
            table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
            caption { text-align: left; padding-bottom: 0.3rem; }
            th, td { border: 1px solid #767676; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
            th { background: #eee; }
            code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
            @media print {
              body { margin: 0; max-width: none; font-size: 11pt; }
              h2 { break-after: avoid; }
              table, li { break-inside: avoid; }
            }
            """;

    private GuideHtml() {}

    /** Ends with a line break. */
    static String of(List<GuidePart> guide) {
        String title = guide.stream()
                .filter(GuidePart.Heading.class::isInstance)
                .map(GuidePart.Heading.class::cast)
                .findFirst()
                .map(heading -> plain(heading.line()))
                .orElse("");
        return """
                <!DOCTYPE html>
                <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
                <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(title, STYLE, guide.stream().map(GuideHtml::part).collect(Collectors.joining()));
    }

    private static String part(GuidePart part) {
        if (part instanceof GuidePart.Heading heading) {
            return element("h" + heading.level(), line(heading.line()));
        } else if (part instanceof GuidePart.Paragraph paragraph) {
            return element("p", line(paragraph.line()));
        } else if (part instanceof GuidePart.Points points) {
            return "<ul>\n"
                    + points.lines().stream()
                            .map(point -> element("li", line(point)))
                            .collect(Collectors.joining())
                    + "</ul>\n";
        }
        GuidePart.Table table = (GuidePart.Table) part;
        return "<table>\n"
                + element("caption", line(table.caption()))
                + "<thead>\n"
                + row("<th scope=\"col\">", "</th>", table.header())
                + "</thead>\n<tbody>\n"
                + table.rows().stream()
                        .map(cells -> row("<td>", "</td>", cells))
                        .collect(Collectors.joining())
                + "</tbody>\n</table>\n";
    }

    private static String row(String before, String behind, List<Line> cells) {
        return cells.stream()
                .map(cell -> before + line(cell) + behind)
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">\n";
    }

    private static String line(Line line) {
        return line.pieces().stream().map(GuideHtml::piece).collect(Collectors.joining());
    }

    private static String plain(Line line) {
        return line.pieces().stream().map(piece -> escaped(piece.text())).collect(Collectors.joining());
    }

    private static String piece(Piece piece) {
        return switch (piece.look()) {
            case PLAIN -> escaped(piece.text());
            case ON_SCREEN -> "<strong>" + escaped(piece.text()) + "</strong>";
            case TYPED -> "<code>" + escaped(piece.text()) + "</code>";
        };
    }

    /** All that is not a letter or the like of ASCII, by its number: a terminal of any encoding can pass that on. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c > 0x7e || "<>&\"'".indexOf(c) >= 0) {
                escaped.append("&#").append(c).append(';');
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
