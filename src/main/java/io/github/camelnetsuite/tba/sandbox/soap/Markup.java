package io.github.camelnetsuite.tba.sandbox.soap;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * XML being written. Names come with their prefixes, in the places where NetSuite declares them. Not thread-safe.
 *
 * <p>A character that XML 1.0 cannot hold (section 2.2: most control characters, lone surrogates) goes out as U+FFFD;
 * whether NetSuite replaces it or fails is unverified. A carriage return goes out as a character reference, since a
 * parser would turn it into a line feed.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder(4096);

    /** Opens an element with attributes from alternating names and values; one whose value is null is left out. */
    Markup open(String name, @Nullable String... attributes) {
        tag(name, attributes);
        out.append('>');
        return this;
    }

    Markup empty(String name, @Nullable String... attributes) {
        tag(name, attributes);
        out.append("/>");
        return this;
    }

    Markup close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** An element with text; nothing when there is none. */
    Markup text(String name, @Nullable Object text) {
        if (text != null) {
            out.append('<').append(name).append('>');
            escaped(text.toString(), false);
            close(name);
        }
        return this;
    }

    Markup raw(String xml) {
        out.append(xml);
        return this;
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void tag(String name, @Nullable String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escaped(value, true);
                out.append('"');
            }
        }
    }

    private void escaped(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#xD;");
                case '\n' -> out.append(attribute ? "&#xA;" : "\n");
                case '\t' -> out.append(attribute ? "&#x9;" : "\t");
                default -> i += other(text, i);
            }
        }
    }

    /** Writes one code point and says how many characters more than one it took. */
    private int other(String text, int index) {
        int point = text.codePointAt(index);
        boolean held = (point >= 0x20 && point <= 0xD7FF) || (point >= 0xE000 && point <= 0xFFFD) || point >= 0x10000;
        out.appendCodePoint(held ? point : 0xFFFD);
        return Character.charCount(point) - 1;
    }
}
