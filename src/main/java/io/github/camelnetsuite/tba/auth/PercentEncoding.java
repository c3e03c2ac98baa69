package io.github.camelnetsuite.tba.auth;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoding as OAuth signs it (RFC 5849 §3.6): UTF-8, upper-case hex, and nothing left as it is but letters,
 * digits and {@code -._~}. {@link java.net.URLEncoder} differs in the space, the asterisk and the tilde, and each of
 * them would be answered with "invalid login".
 */
final class PercentEncoding {

    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** @throws IllegalArgumentException if the text holds half a surrogate pair, which has no UTF-8 form */
    static String encode(String text) {
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "A parameter holds half a surrogate pair, which cannot be sent as UTF-8", e);
        }
        StringBuilder encoded = new StringBuilder(bytes.remaining() + 16);
        while (bytes.hasRemaining()) {
            int octet = bytes.get() & 0xff;
            if (unreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xf));
            }
        }
        return encoded.toString();
    }

    /** Decodes a name or value of a query or form; see {@link FormParameter#parse} for what is refused. */
    static String decodeForm(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(octet(encoded, i));
                i += 2;
            } else if (c > 0x7f) {
                throw new IllegalArgumentException(
                        "A query or form holds a character outside ASCII: percent-encode it as UTF-8");
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A query or form holds percent-encoded bytes that are not UTF-8", e);
        }
    }

    /** Not {@link Character#digit}: that also takes the digits of other scripts. */
    private static int octet(String encoded, int percent) {
        int end = percent + 3;
        if (end <= encoded.length()
                && encoded.substring(percent + 1, end).chars().allMatch(HexFormat::isHexDigit)) {
            return HexFormat.fromHexDigits(encoded, percent + 1, end);
        }
        throw new IllegalArgumentException(
                "A query or form holds a percent sign without two hexadecimal digits: write it as %25");
    }

    private static boolean unreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
