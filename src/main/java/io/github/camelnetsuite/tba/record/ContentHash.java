package io.github.camelnetsuite.tba.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hash over nested maps, lists and scalars that is the same in every process and release. */
final class ContentHash {

    private final MessageDigest digest;

    private ContentHash(MessageDigest digest) {
        this.digest = digest;
    }

    static long of(@Nullable Object... values) {
        try {
            ContentHash hash = new ContentHash(MessageDigest.getInstance("SHA-256"));
            for (Object value : values) {
                hash.add(value);
            }
            return ByteBuffer.wrap(hash.digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    // Tag and length before each value, so that no two structures give the same bytes.
    private void add(@Nullable Object value) {
        if (value == null) {
            tag('0', 0);
        } else if (value instanceof Map<?, ?> map) {
            tag('m', map.size());
            map.forEach((key, item) -> {
                add(key);
                add(item);
            });
        } else if (value instanceof Collection<?> items) {
            tag('l', items.size());
            items.forEach(this::add);
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            tag(value instanceof String ? 's' : 'v', text.length);
            digest.update(text);
        }
    }

    private void tag(char kind, int length) {
        digest.update(ByteBuffer.allocate(5).put((byte) kind).putInt(length).array());
    }
}
