package io.github.camelnetsuite.tba.progress;

/**
 * A cursor as the bytes that a store keeps, be it a store of your own: readable text behind a header with format
 * version, length and SHA-256 digest, so that every flipped bit and every cut is noticed. Keep them whole and
 * unchanged.
 */
public final class CursorCodec {

    private static final long LARGEST = 64L << 20;

    private CursorCodec() {}

    /** The bytes to keep; a few hundred, and up to some megabytes with a full memory of the overlap. */
    public static byte[] encode(String name, Cursor cursor) {
        return CursorEnvelope.close(CursorJson.encode(name, cursor));
    }

    /**
     * The cursor of that name.
     *
     * @param place where the bytes were found, for the exception's text, as in {@code file /data/customers.cursor}
     * @throws CursorCorruptException when they are anything else than what was encoded under that name
     */
    public static Cursor decode(String name, String place, byte[] bytes) {
        try {
            return decode(name, bytes);
        } catch (CursorFormatException e) {
            throw new CursorCorruptException(name, place, e.reason(), e.getCause());
        }
    }

    static Cursor decode(String name, byte[] bytes) throws CursorFormatException {
        requirePlausible(bytes.length);
        return CursorJson.decode(name, CursorEnvelope.open(bytes));
    }

    /** Refuses what is too large to be a cursor, so that nobody reads it into memory. */
    static void requirePlausible(long size) throws CursorFormatException {
        if (size > LARGEST) {
            throw new CursorFormatException("has " + size + " bytes, more than any cursor");
        }
    }

    /** The size in bytes up to which something may be a cursor. */
    static long largest() {
        return LARGEST;
    }
}
