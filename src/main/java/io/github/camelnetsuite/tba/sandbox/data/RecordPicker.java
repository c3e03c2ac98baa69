package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Chooses records to edit. */
final class RecordPicker {
    private static final String UNREFERENCED = " AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.parent = t.id)"
            + " AND NOT EXISTS (SELECT 1 FROM contact k WHERE k.company = t.id)";

    private final Connection connection;
    private final RandomGenerator random;

    RecordPicker(Connection connection, RandomGenerator random) {
        this.connection = connection;
        this.random = random;
    }

    List<Long> any(RecordType type, @Nullable Stage stage, int count, Set<Long> except) throws SQLException {
        return pick(type, stage, "", count, except);
    }

    /** Records nothing points to: NetSuite does not delete the others. */
    List<Long> deletable(RecordType type, @Nullable Stage stage, int count, Set<Long> except) throws SQLException {
        return pick(type, stage, type == RecordType.CUSTOMER ? UNREFERENCED : "", count, except);
    }

    /** Ties of contacts to companies that are not their employers. */
    List<EditOrder.Attachment> looseTies(int count) throws SQLException {
        List<EditOrder.Attachment> ties = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT r.contact, r.company FROM companycontactrelationship r JOIN contact c ON c.id = r.contact"
                                + " WHERE c.company IS NULL OR c.company <> r.company ORDER BY r.contact, r.company")) {
            while (rows.next()) {
                ties.add(new EditOrder.Attachment(rows.getLong(1), rows.getLong(2)));
            }
        }
        return some(ties, count, "contacts can be detached");
    }

    private List<Long> pick(RecordType type, @Nullable Stage stage, String more, int count, Set<Long> except)
            throws SQLException {
        if (count == 0) {
            return List.of();
        }
        List<Long> ids = new ArrayList<>();
        String condition =
                type == RecordType.CONTACT || stage == null ? "1 = 1" : "t.searchstage = '" + stage.label() + "'";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT t.id FROM " + type.table() + " t WHERE " + condition + more + " ORDER BY t.id")) {
            while (rows.next()) {
                if (!except.contains(rows.getLong(1))) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return some(ids, count, type.table() + " records can be edited so");
    }

    private <T> List<T> some(List<T> from, int count, String what) {
        if (from.size() < count) {
            throw new IllegalArgumentException("Only " + from.size() + " " + what + ", not " + count);
        }
        Collections.shuffle(from, new Random(random.nextLong()));
        return List.copyOf(from.subList(0, count));
    }
}
