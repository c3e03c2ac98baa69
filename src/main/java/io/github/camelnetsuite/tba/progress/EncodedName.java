package io.github.camelnetsuite.tba.progress;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A cursor's name as plain ASCII and back. Letters, digits, {@code -}, {@code _} and inner dots stay as they are; every
 * other byte of the name's UTF-8 becomes {@code %XX}, so that no name leaves a directory, hides, holds what a database
 * cannot, or depends on anybody's encoding.
 */
final class EncodedName {

    /** File systems take 255 bytes; the longest suffix of a file beside the cursor needs some of them. */
    static final int LONGEST = 200;

    private static final String HEX = "0123456789ABCDEF";

    private EncodedName() {}

    /** @throws IllegalArgumentException for a name that is blank, too long or not well-formed Unicode */
    static String encode(String name) {
        String encoded = spelt(name);
        requireAtMost(LONGEST, encoded);
        return encoded;
    }

    /** Be it too long. */
    static String spelt(String name) {
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
        return encoded.toString();
    }

    static void requireAtMost(int most, String encoded) {
        if (encoded.length() > most) {
            throw new IllegalArgumentException("Option cursorName is too long: " + encoded.length()
                    + " characters, where each beyond a-z A-Z 0-9 . _ - counts three for each of its"
                    + " bytes; at most " + most + " can be used");
        }
    }

    /** The name behind it; empty for what no name is encoded as. */
    static Optional<String> decode(String encoded) {
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
        return text(bytes.flip()).filter(name -> isEncodingOf(encoded, name));
    }

    /** Drops what only looks like ours: a name has exactly one encoding. */
    private static boolean isEncodingOf(String encoded, String name) {
        return !name.isBlank() && encoded.length() <= LONGEST && encode(name).equals(encoded);
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
