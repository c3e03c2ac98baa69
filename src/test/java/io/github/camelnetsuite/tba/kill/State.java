package io.github.camelnetsuite.tba.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/**
 * One state of one record, as a destination or the account shows it. Every edit of these tests gives its record a
 * revision, higher than any before, in the field {@code phone}.
 *
 * @param revision 0 for a record that was never edited
 * @param lastModified empty for none
 * @param whole over everything
 * @param rest over everything that edits leave alone
 */
record State(long id, long revision, String lastModified, long whole, long rest) {

    private static final String REVISION = "revision ";

    static String phone(long revision) {
        return REVISION + revision;
    }

    static State of(JsonNode node) {
        ObjectNode record = (ObjectNode) node;
        String phone = record.path("phone").asText();
        Map<String, JsonNode> fields = new TreeMap<>();
        record.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        long whole = hash(fields);
        fields.remove("phone");
        fields.remove("lastModifiedDate");
        return new State(
                record.path("id").asLong(),
                phone.startsWith(REVISION) ? Long.parseLong(phone.substring(REVISION.length())) : 0,
                record.path("lastModifiedDate").asText(""),
                whole,
                hash(fields));
    }

    /** Tells this state from all others, of whatever record. */
    long key() {
        return whole * 31 + id;
    }

    boolean isOlderThan(State other) {
        return revision < other.revision || lastModified.compareTo(other.lastModified) < 0;
    }

    private static long hash(Map<String, JsonNode> fields) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                            .digest(fields.toString().getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
