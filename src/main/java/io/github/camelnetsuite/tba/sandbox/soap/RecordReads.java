package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.data.Account;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.data.Sublists;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.rest.Caller;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** {@code get} and {@code getList}: records by internal or external id, with their sublists, in the order asked for. */
final class RecordReads {
    private static final int MOST = 1000;

    private final Account account;
    private final SandboxSettings settings;
    private final SoapAnswers answers;
    private final Permissions permissions;

    RecordReads(Account account, SandboxSettings settings, SoapAnswers answers) {
        this.account = account;
        this.settings = settings;
        this.answers = answers;
        this.permissions = new Permissions(settings.soap().missingPermission());
    }

    /** What one reference came to: a record's id, or why there is none. */
    private record Found(RecordType type, long id, @Nullable StatusError error) {}

    HttpAnswer get(SoapRequest request, Caller caller, String id) throws SoapFault, SQLException, IOException {
        List<Element> references = references(request);
        if (references.size() != 1) {
            throw SoapFault.unreadable("get takes one baseRef", request.version());
        }
        return answer(request, caller, id, references, "getResponse", "");
    }

    HttpAnswer getList(SoapRequest request, Caller caller, String id) throws SoapFault, SQLException, IOException {
        List<Element> references = references(request);
        if (references.size() > MOST) {
            throw SoapFault.of(
                    "exceededRecordCountFault",
                    "MAX_RCRDS_EXCEEDED",
                    "The maximum number of records allowed for a get operation has been exceeded. The maximum number is "
                            + MOST + ".",
                    request.version());
        }
        return answer(request, caller, id, references, "getListResponse", "readResponseList");
    }

    private static List<Element> references(SoapRequest request) throws SoapFault {
        Version version = request.version();
        List<Element> references = request.operation().all(version.messages(), "baseRef");
        QName expected = new QName(version.core(), "RecordRef");
        for (Element reference : references) {
            if (!reference.type().equals(Optional.of(expected))) {
                throw SoapFault.unreadable("The sandbox reads by RecordRef only; BaseRef is abstract", version);
            }
        }
        return references;
    }

    private HttpAnswer answer(
            SoapRequest request, Caller caller, String id, List<Element> references, String response, String list)
            throws SoapFault, SQLException, IOException {
        Version version = request.version();
        try (Connection connection = account.snapshot()) {
            List<Found> wanted = new ArrayList<>();
            for (Element reference : references) {
                wanted.add(found(connection, reference, caller, version));
            }
            Map<RecordType, Map<Long, Map<RecordField, @Nullable Object>>> records =
                    records(connection, caller, wanted);
            Sublists sublists = new Sublists(connection, caller.conditions().subsidiary());
            return answers.answer(version, id, xml -> {
                xml.open(response, "xmlns", version.messages());
                if (!list.isEmpty()) {
                    xml.open(list);
                    xml.empty("platformCore:status", "isSuccess", "true", "xmlns:platformCore", version.core());
                }
                for (Found one : wanted) {
                    write(xml, version, one, records, sublists);
                }
                if (!list.isEmpty()) {
                    xml.close(list);
                }
                xml.close(response);
            });
        }
    }

    private Found found(Connection connection, Element reference, Caller caller, Version version)
            throws SoapFault, SQLException {
        String name = reference.attribute("type");
        RecordType type = RecordType.named(name).orElse(null);
        if (type == null) {
            return new Found(
                    RecordType.CUSTOMER,
                    0,
                    name.isEmpty()
                            ? new StatusError("RCRD_TYPE_REQD", "The record type is required.")
                            : new StatusError("INVALID_RCRD_TYPE", "The sandbox has no records of the type " + name));
        }
        try {
            if (!permissions.sees(type, caller, version)) {
                throw nonexistent();
            }
            return new Found(type, id(connection, reference, type, caller), null);
        } catch (StatusError error) {
            return new Found(type, 0, error);
        }
    }

    private long id(Connection connection, Element reference, RecordType type, Caller caller)
            throws StatusError, SQLException {
        String internal = reference.attribute("internalId").strip();
        String external = reference.attribute("externalId");
        if (internal.isEmpty() && external.isEmpty()) {
            throw new StatusError("INVALID_KEY_OR_REF", "A reference must have an internalId or an externalId.");
        }
        if (!internal.isEmpty()) {
            if (!internal.matches("-?\\d{1,18}")) {
                throw nonexistent();
            }
            return Long.parseLong(internal);
        }
        List<Long> ids = new Records(connection, type, settings, caller).byExternalId(external);
        if (ids.isEmpty()) {
            throw nonexistent();
        }
        return ids.get(0);
    }

    private Map<RecordType, Map<Long, Map<RecordField, @Nullable Object>>> records(
            Connection connection, Caller caller, List<Found> wanted) throws SQLException, IOException {
        Map<RecordType, Map<Long, Map<RecordField, @Nullable Object>>> records = new EnumMap<>(RecordType.class);
        for (RecordType type : RecordType.values()) {
            List<Long> ids = wanted.stream()
                    .filter(one -> one.error() == null && one.type() == type)
                    .map(Found::id)
                    .toList();
            records.put(type, new Records(connection, type, settings, caller).byId(ids));
        }
        return records;
    }

    private void write(
            Markup xml,
            Version version,
            Found one,
            Map<RecordType, Map<Long, Map<RecordField, @Nullable Object>>> records,
            Sublists sublists)
            throws SQLException {
        Map<RecordField, @Nullable Object> values =
                records.getOrDefault(one.type(), Map.of()).get(one.id());
        xml.open("readResponse", "xmlns:platformCore", version.core());
        if (one.error() != null) {
            SoapAnswers.failure(xml, one.error());
        } else if (values == null) {
            SoapAnswers.failure(xml, nonexistent());
        } else {
            SoapAnswers.success(xml);
            new RecordMarkup(version, settings.timezone())
                    .write(xml, "record", one.type(), one.id(), values, Optional.of(sublists));
        }
        xml.close("readResponse");
    }

    private static StatusError nonexistent() {
        return new StatusError("RCRD_DSNT_EXIST", "That record does not exist.");
    }
}
