package io.github.camelnetsuite.tba.progress;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A cursor's name as a file name and back. Letters, digits, {@code -}, {@code _} and inner dots stay as they are; every
 * other byte of the name's UTF-8 becomes {@code %XX}, so that no name leaves the directory, hides, or depends on the
 * machine's encoding.
 */
final class CursorFileName {

    static final String SUFFIX = ".cursor";

    /** File systems take 255 bytes; the longest suffix of a file beside the cursor needs some of them. */
    private static final int LONGEST = 200;

    private static final String HEX = "0123456789ABCDEF";

    private CursorFileName() {}

    /** @throws IllegalArgumentException for a name that is blank, too long or not well-formed Unicode */
    static String encode(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Option cursorName is blank");
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : utf8(name)) {
            char c = (char) (b & 0xff);
            if (isPlain(c) || (c == '.' && !encoded.isEmpty())) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        if (encoded.length() > LONGEST) {
            throw new IllegalArgumentException("Option cursorName is too long for a file's name: "
                    + encoded.length() + " characters, where each beyond a-z A-Z 0-9 . _ - counts three for each of its"
                    + " bytes; at most " + LONGEST + " can be used");
        }
        return encoded + SUFFIX;
    }

    /** The name behind a file's name; empty for a file that is not a cursor's. */
    static Optional<String> decode(String fileName) {
        if (!fileName.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String encoded = fileName.substring(0, fileName.length() - SUFFIX.length());
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
            } else if (i + 2 < encoded.length()) {
                bytes.put((byte) (HEX.indexOf(encoded.charAt(i + 1)) << 4 | HEX.indexOf(encoded.charAt(i + 2))));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return text(bytes.flip()).filter(name -> isEncodingOf(fileName, name));
    }

    /** Drops what only looks like ours: a name has exactly one file. */
    private static boolean isEncodingOf(String fileName, String name) {
        return !name.isBlank()
                && fileName.length() <= LONGEST + SUFFIX.length()
                && encode(name).equals(fileName);
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static byte[] utf8(String name) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Option cursorName holds half a character (a lone surrogate)", e);
        }
    }

    private static Optional<String> text(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
