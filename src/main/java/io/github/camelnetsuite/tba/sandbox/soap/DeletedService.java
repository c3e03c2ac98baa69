package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.data.Account;
import io.github.camelnetsuite.tba.sandbox.filter.Condition;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.rest.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code getDeleted} (Oracle help, section_N3497592), for roles with <i>Deleted Records</i>. The order of its result is
 * documented nowhere: by name here, unless the sandbox orders by id.
 */
final class DeletedService {
    private final Account account;
    private final SandboxSettings settings;
    private final SoapAnswers answers;

    DeletedService(Account account, SandboxSettings settings, SoapAnswers answers) {
        this.account = account;
        this.settings = settings;
        this.answers = answers;
    }

    private record Deleted(
            Instant date, String type, long id, @Nullable String name) {}

    HttpAnswer answer(SoapRequest request, Caller caller, String id) throws SoapFault, SQLException {
        Version version = request.version();
        Element filter = request.operation()
                .first(version.messages(), "getDeletedFilter")
                .orElseThrow(() -> SoapFault.unreadable("getDeleted has no getDeletedFilter", version));
        int index = SearchService.number(
                request.operation()
                        .first(version.messages(), "pageIndex")
                        .map(element -> element.text().strip())
                        .orElse(""),
                version);
        SearchPreferences preferences = SearchPreferences.of(request);
        try (Connection connection = account.snapshot()) {
            preferences.requirePageSize();
            Condition condition = condition(filter, version);
            if (!caller.may(Permission.DELETED_RECORDS)) {
                throw new StatusError(
                        "INSUFFICIENT_PERMISSION",
                        "You do not have permissions to view deleted records: 'Setup -> Deleted Records'. Please contact"
                                + " your account administrator.");
            }
            int total = count(connection, condition);
            int size = preferences.pageSize();
            int pages = SearchService.pages(total, size);
            if (index < 1 || index > Math.max(1, pages)) {
                throw new StatusError("INVALID_PAGE_INDEX", "The page index is out of the range of the result.");
            }
            List<Deleted> page = page(connection, condition, (index - 1) * size, size);
            return answers.answer(version, id, xml -> {
                open(xml, version);
                SoapAnswers.success(xml);
                xml.text("platformCore:totalRecords", total)
                        .text("platformCore:pageSize", size)
                        .text("platformCore:totalPages", pages)
                        .text("platformCore:pageIndex", index);
                write(xml, page);
                close(xml);
            });
        } catch (StatusError error) {
            return answers.answer(version, id, xml -> {
                open(xml, version);
                SoapAnswers.failure(xml, error);
                close(xml);
            });
        }
    }

    private Condition condition(Element filter, Version version) throws SoapFault, StatusError {
        Condition condition = Condition.TRUE;
        for (Element element : filter.children()) {
            if (element.is(version.core(), "deletedDate")) {
                condition = condition.and(new Criterion(element, version, settings.soap(), settings.timezone())
                        .time("t.deleteddate_utc"));
            } else if (element.is(version.core(), "type")) {
                condition = condition.and(types(element, version));
            } else {
                throw new StatusError(
                        "INVALID_SEARCH_FIELD_NAME",
                        "The sandbox does not filter deleted records by "
                                + element.name().getLocalPart() + ".");
            }
        }
        return condition;
    }

    /** Types of the schema's DeletedRecordType, which have no underscore; of most there is nothing in the sandbox. */
    private static Condition types(Element element, Version version) throws SoapFault, StatusError {
        List<String> types = element.all(version.core(), "searchValue").stream()
                .map(value -> value.text().strip())
                .toList();
        if (types.isEmpty() || types.stream().anyMatch(type -> !type.matches("[a-z][A-Za-z]+"))) {
            throw new StatusError("INVALID_SEARCH_VALUE", "The types of deleted records are missing or unknown.");
        }
        Condition any = Condition.of("t.type = ANY(?)", (Object) types.toArray());
        return switch (element.attribute("operator")) {
            case "anyOf" -> any;
            case "noneOf" -> any.not();
            default -> throw SoapFault.unreadable("the operator of type is none of its enumeration", version);
        };
    }

    private static int count(Connection connection, Condition condition) throws SQLException {
        try (PreparedStatement select =
                        prepared(connection, "SELECT COUNT(*) FROM deletedrecord t WHERE ", condition, "");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private List<Deleted> page(Connection connection, Condition condition, int offset, int limit) throws SQLException {
        String order = settings.soap().order() == SoapSettings.Order.ID ? "t.recordid" : "t.name, t.recordid";
        List<Deleted> page = new ArrayList<>();
        try (PreparedStatement select = prepared(
                        connection,
                        "SELECT t.deleteddate_utc, t.type, t.recordid, t.name FROM deletedrecord t WHERE ",
                        condition,
                        " ORDER BY " + order + ", t.deleteddate_utc OFFSET " + offset + " ROWS FETCH NEXT " + limit
                                + " ROWS ONLY");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                page.add(new Deleted(
                        rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getString(4)));
            }
        }
        return page;
    }

    private static PreparedStatement prepared(Connection connection, String select, Condition condition, String tail)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(select + condition.sql() + tail);
        for (int i = 0; i < condition.parameters().size(); i++) {
            statement.setObject(i + 1, condition.parameters().get(i));
        }
        return statement;
    }

    private static void open(Markup xml, Version version) {
        xml.open("getDeletedResponse", "xmlns", version.messages())
                .open("platformCore:getDeletedResult", "xmlns:platformCore", version.core());
    }

    private static void close(Markup xml) {
        xml.close("platformCore:getDeletedResult").close("getDeletedResponse");
    }

    private static void write(Markup xml, List<Deleted> page) {
        if (page.isEmpty()) {
            return;
        }
        xml.open("platformCore:deletedRecordList");
        for (Deleted one : page) {
            xml.open("platformCore:deletedRecord")
                    .text("platformCore:deletedDate", SoapTime.text(one.date()))
                    .open(
                            "platformCore:record",
                            "internalId",
                            String.valueOf(one.id()),
                            "type",
                            one.type(),
                            "xsi:type",
                            "platformCore:RecordRef")
                    .text("platformCore:name", one.name())
                    .close("platformCore:record")
                    .close("platformCore:deletedRecord");
        }
        xml.close("platformCore:deletedRecordList");
    }
}
