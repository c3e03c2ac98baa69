package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a written query on one connection and turns its rows into NetSuite's text. */
final class PageReader {
    private final Connection connection;
    private final SuiteQlSession session;
    private final DateTimeFormatter dates;

    PageReader(Connection connection, SuiteQlSession session) {
        this.connection = connection;
        this.session = session;
        this.dates = DateTimeFormatter.ofPattern(session.dateFormat(), Locale.ENGLISH);
    }

    SuiteQlPage read(QueryWriter.Statement query, int limit, int offset) throws SQLException {
        long most = query.fetch() == null ? limit : Math.min(limit, query.fetch() - offset);
        List<Object[]> rows = most <= 0 ? List.of() : rows(query, offset, most);
        List<Map<Long, String>> names = names(query.columns(), rows);
        List<Map<String, String>> items = new ArrayList<>(rows.size());
        for (Object[] row : rows) {
            items.add(item(query.columns(), row, names));
        }
        return new SuiteQlPage(items, total(query, offset, rows.size(), most));
    }

    private List<Object[]> rows(QueryWriter.Statement query, int offset, long most) throws SQLException {
        String page = query.sql() + " OFFSET " + offset + " ROWS FETCH NEXT " + most + " ROWS ONLY";
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(page)) {
            List<Object[]> rows = new ArrayList<>();
            while (results.next()) {
                Object[] row = new Object[query.columns().size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = value(results, i + 1, query.columns().get(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static @Nullable Object value(ResultSet results, int index, SelectList.Column column) throws SQLException {
        if (column.reference() != null) {
            long id = results.getLong(index);
            return results.wasNull() ? null : id;
        }
        return switch (column.kind()) {
            case DATE, INSTANT -> results.getObject(index, LocalDateTime.class);
            case NUMBER -> results.getObject(index);
            default -> results.getString(index);
        };
    }

    /** By column; empty for those that hold their own text. */
    private List<Map<Long, String>> names(List<SelectList.Column> columns, List<Object[]> rows) throws SQLException {
        Map<Reference, Set<Long>> ids = new HashMap<>();
        Map<Reference, Map<Long, String>> names = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Reference reference = columns.get(i).reference();
            if (reference != null) {
                int column = i;
                ids.computeIfAbsent(reference, r -> new HashSet<>())
                        .addAll(rows.stream()
                                .filter(row -> row[column] != null)
                                .map(row -> (Long) row[column])
                                .collect(Collectors.toSet()));
            }
        }
        for (Map.Entry<Reference, Set<Long>> wanted : ids.entrySet()) {
            names.put(wanted.getKey(), DisplayNames.of(connection, wanted.getKey(), wanted.getValue()));
        }
        return columns.stream()
                .map(column -> column.reference() == null
                        ? Map.<Long, String>of()
                        : names.getOrDefault(column.reference(), Map.of()))
                .toList();
    }

    /** NetSuite omits what is NULL. */
    private Map<String, String> item(List<SelectList.Column> columns, Object[] row, List<Map<Long, String>> names) {
        Map<String, String> item = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            if (row[i] != null) {
                SelectList.Column column = columns.get(i);
                String text = column.reference() == null
                        ? text(row[i], column.kind())
                        : names.get(i).get((Long) row[i]);
                if (text != null && !text.isEmpty()) {
                    item.put(column.label(), text);
                }
            }
        }
        return item;
    }

    private String text(Object value, Kind kind) {
        if (value instanceof LocalDateTime date) {
            return dates.format(
                    kind == Kind.INSTANT ? date.atOffset(ZoneOffset.UTC).atZoneSameInstant(session.zone()) : date);
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Double number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }

    /** Counted only where the page does not say it: a page that is not full is the last one. */
    private long total(QueryWriter.Statement query, int offset, int read, long asked) throws SQLException {
        if (read < asked && (read > 0 || offset == 0)) {
            return (long) offset + read;
        }
        Long fetch = query.fetch();
        if (fetch != null && read > 0 && offset + (long) read == fetch) {
            return fetch;
        }
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(query.count())) {
            count.next();
            return fetch == null ? count.getLong(1) : Math.min(fetch, count.getLong(1));
        }
    }
}
