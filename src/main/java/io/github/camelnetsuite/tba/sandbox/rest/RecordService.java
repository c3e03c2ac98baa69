package io.github.camelnetsuite.tba.sandbox.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.data.Account;
import io.github.camelnetsuite.tba.sandbox.data.DisplayNames;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordQuery;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.data.Sublists;
import io.github.camelnetsuite.tba.sandbox.filter.AccountDates;
import io.github.camelnetsuite.tba.sandbox.filter.Condition;
import io.github.camelnetsuite.tba.sandbox.filter.FilterException;
import io.github.camelnetsuite.tba.sandbox.filter.RecordFilter;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /services/rest/record/v1/{type}} and {@code /{id}} (Oracle help, section_1545222128, section_1545141500). */
final class RecordService {
    static final String ROOT = "/services/rest/record/v1/";

    private final Account account;
    private final SandboxSettings settings;
    private final Answers answers;

    RecordService(Account account, SandboxSettings settings, Answers answers) {
        this.account = account;
        this.settings = settings;
        this.answers = answers;
    }

    HttpAnswer answer(HttpRequest request, Caller caller) throws Refusal, SQLException, IOException {
        String[] parts = request.path().substring(ROOT.length()).split("/", -1);
        RecordType type = RecordType.named(parts[0])
                .orElseThrow(() ->
                        Refusal.of(404, "NONEXISTENT_RECORD_TYPE", "Record type '" + parts[0] + "' does not exist."));
        requirePermission(type, caller);
        if (!request.method().equals("GET")) {
            throw Refusal.of(405, "INVALID_METHOD", "The method " + request.method() + " is not allowed here.");
        }
        if (parts.length == 1) {
            return list(type, request, caller);
        }
        if (parts.length > 2 || parts[1].isEmpty()) {
            throw Refusal.of(404, "INVALID_REQUEST", "Invalid URL. Provide the URL of an existing record.");
        }
        return single(type, HttpRequest.decoded(parts[1]), request, caller);
    }

    private static void requirePermission(RecordType type, Caller caller) throws Refusal {
        Permission needed = type == RecordType.CUSTOMER ? Permission.CUSTOMERS : Permission.CONTACTS;
        if (!caller.may(needed)) {
            throw Refusal.of(
                    403,
                    "INSUFFICIENT_PERMISSION",
                    "Permission Violation: You need the 'Lists -> " + needed.label()
                            + "' permission to access this page. Please contact your account administrator.");
        }
    }

    private HttpAnswer list(RecordType type, HttpRequest request, Caller caller) throws Refusal, SQLException {
        Paging paging = Paging.of(request);
        Condition condition =
                caller.visible().and(condition(type, request.query().getOrDefault("q", ""), caller));
        try (Connection connection = account.connect()) {
            long total =
                    read(connection, "SELECT COUNT(*)", type, condition, "").get(0);
            // The list has no documented order, so it comes in none that a client could rely on.
            List<Long> ids = read(
                    connection,
                    "SELECT t.id",
                    type,
                    condition,
                    " ORDER BY MOD(ABS(t.id) * 7919, 10007), t.id OFFSET " + paging.offset() + " ROWS FETCH NEXT "
                            + paging.limit() + " ROWS ONLY");
            ObjectNode page = answers.object();
            paging.open(page, request, ids.size(), total);
            ArrayNode items = page.putArray("items");
            for (long id : ids) {
                ObjectNode item = items.addObject();
                item.putArray("links")
                        .addObject()
                        .put("rel", "self")
                        .put("href", root(request) + type.table() + "/" + id)
                        .put("method", "GET");
                item.put("id", String.valueOf(id));
            }
            paging.close(page, total);
            return answers.collection(page);
        }
    }

    private Condition condition(RecordType type, String q, Caller caller) throws Refusal {
        if (q.isEmpty()) {
            return Condition.TRUE;
        }
        if (!caller.may(Permission.SUITEANALYTICS_WORKBOOK)) {
            throw Refusal.role();
        }
        try {
            return RecordFilter.parse(q, type, new AccountDates(settings.dateFormat(), settings.timezone()));
        } catch (FilterException refused) {
            throw Refusal.parameter("q", refused.code(), refused.detail());
        }
    }

    private static List<Long> read(
            Connection connection, String select, RecordType type, Condition condition, String tail)
            throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(select + " FROM " + type.table() + " t WHERE " + condition.sql() + tail)) {
            for (int i = 0; i < condition.parameters().size(); i++) {
                statement.setObject(i + 1, condition.parameters().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
        }
        return numbers;
    }

    private HttpAnswer single(RecordType type, String key, HttpRequest request, Caller caller)
            throws Refusal, SQLException, IOException {
        Condition condition = (key.startsWith("eid:")
                        ? Condition.of("t.externalid = ?", key.substring(4))
                        : Condition.of("t.id = ?", number(key)))
                .and(caller.visible());
        boolean expand = flag(request, "expandSubResources");
        RecordJson json = new RecordJson(root(request), flag(request, "simpleEnumFormat"));
        List<ObjectNode> found = new ArrayList<>();
        try (Connection connection = account.connect()) {
            Sublists sublists = new Sublists(connection, caller.conditions().subsidiary());
            new RecordQuery(type, fields(type, request, caller), DisplayNames.read(connection))
                    .read(connection, condition.sql(), condition.parameters(), 1, (id, values) -> {
                        ObjectNode record = json.record(type, id, values);
                        if (request.query().get("fields") == null) {
                            hang(type, id, record, json, expand, sublists);
                        }
                        found.add(record);
                    });
        }
        if (found.isEmpty()) {
            throw nonexistent();
        }
        return answers.singular(found.get(0));
    }

    private static void hang(
            RecordType type, long id, ObjectNode record, RecordJson json, boolean expand, Sublists sublists)
            throws IOException {
        try {
            if (type == RecordType.CUSTOMER && expand) {
                json.addressBook(record, id, sublists.addresses(id));
                json.contactRoles(record, id, sublists.contacts(id));
            } else if (type == RecordType.CUSTOMER) {
                json.link(record, type, id, "addressBook");
                json.link(record, type, id, "contactRoles");
            }
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    private List<RecordField> fields(RecordType type, HttpRequest request, Caller caller) throws Refusal {
        List<RecordField> fields = new ArrayList<>(type.allFields());
        String wanted = request.query().get("fields");
        if (wanted != null) {
            fields.clear();
            fields.add(type.field("id").orElseThrow());
            for (String name : wanted.split(",", -1)) {
                fields.add(type.field(name.strip())
                        .orElseThrow(() -> Refusal.parameter(
                                "fields",
                                "NONEXISTENT_FIELD",
                                "Unknown field name '" + name + "'. Provide a valid field name.")));
            }
        }
        fields.removeIf(field -> !settings.has(type, field, caller.conditions()));
        return fields.stream().distinct().toList();
    }

    private static Long number(String key) throws Refusal {
        try {
            return Long.valueOf(key);
        } catch (NumberFormatException notAnId) {
            throw nonexistent();
        }
    }

    private static Refusal nonexistent() {
        return Refusal.of(
                404, "NONEXISTENT_ID", "The record instance does not exist. Provide a valid record instance ID.");
    }

    private static boolean flag(HttpRequest request, String name) {
        return request.query().getOrDefault(name, "false").equalsIgnoreCase("true");
    }

    private static String root(HttpRequest request) {
        return "http://" + request.field("Host").orElse("") + ROOT;
    }
}
