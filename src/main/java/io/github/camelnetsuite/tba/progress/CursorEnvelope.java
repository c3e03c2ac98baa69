package io.github.camelnetsuite.tba.progress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes around a stored cursor, by which every flipped bit and every cut is noticed:
 *
 * <pre>
 * stored = header payload
 * header = "netsuite-tba-cursor/" version " sha256:" 64 lower-case hex digits " " length LF
 * </pre>
 *
 * The digest and the length are the payload's. The header is checked by writing it anew and comparing every byte, so it
 * needs no digest of its own.
 */
final class CursorEnvelope {

    static final int VERSION = 1;
    static final int LONGEST_HEADER = 128;

    private static final Pattern HEADER =
            Pattern.compile("netsuite-tba-cursor/([0-9]{1,9}) sha256:[0-9a-f]{64} ([0-9]{1,9})");

    private CursorEnvelope() {}

    /** The payload with its header before it. */
    static byte[] close(byte[] payload) {
        byte[] header = header(payload);
        byte[] all = Arrays.copyOf(header, header.length + payload.length);
        System.arraycopy(payload, 0, all, header.length, payload.length);
        return all;
    }

    private static byte[] header(byte[] payload) {
        String digest = HexFormat.of().formatHex(sha256().digest(payload));
        return ("netsuite-tba-cursor/" + VERSION + " sha256:" + digest + " " + payload.length + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Where the payload begins, judged by the first bytes and the size alone: a large file of another kind is refused
     * unread.
     *
     * @param start the first {@link #LONGEST_HEADER} bytes, or all when there are fewer
     * @param size of all in bytes
     */
    static int payloadOffset(byte[] start, long size) throws CursorFormatException {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        Matcher header = HEADER.matcher(end < 0 ? text : text.substring(0, end));
        if (size == 0) {
            throw new CursorFormatException("is empty");
        } else if (!header.matches()) {
            throw new CursorFormatException("does not begin as a cursor does");
        }
        int version = Integer.parseInt(header.group(1));
        if (version != VERSION) {
            throw new CursorFormatException("has the format " + version + " of another release, while this release"
                    + " reads format " + VERSION + " (or it is damaged)");
        }
        long expected = end + 1L + Long.parseLong(header.group(2));
        if (end < 0 || size != expected) {
            throw new CursorFormatException("has " + size + " bytes where its header says " + expected);
        }
        return end + 1;
    }

    /** The payload of all these bytes, once the digest has been found right. */
    static byte[] open(byte[] all) throws CursorFormatException {
        int offset = payloadOffset(Arrays.copyOf(all, Math.min(all.length, LONGEST_HEADER)), all.length);
        byte[] payload = Arrays.copyOfRange(all, offset, all.length);
        if (!Arrays.equals(header(payload), 0, offset, all, 0, offset)) {
            throw new CursorFormatException("is damaged (its SHA-256 digest is not the one in its header)");
        }
        return payload;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
