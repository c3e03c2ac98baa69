package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.filter.Condition;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;

/**
 * Reads basic searches of customers and contacts (Oracle help, section_N3523074): {@code CustomerSearch} with
 * {@code basic}, or {@code CustomerSearchBasic} itself. All criteria must hold. Joins, custom fields, advanced and saved
 * searches are not in the sandbox.
 */
final class SearchReader {
    private static final RecordField NUMBER = new RecordField("id", RecordField.Kind.ID, "");
    private static final RecordField EXTERNAL = new RecordField("externalId", RecordField.Kind.TEXT, "");
    /** Fields of the records that the schema's basic searches do not have. */
    private static final Set<String> NOT_SEARCHED =
            Set.of("id", "altName", "altEmail", "altPhone", "mobilePhone", "officePhone", "supervisor");

    private final SandboxSettings settings;

    SearchReader(SandboxSettings settings) {
        this.settings = settings;
    }

    /** The record type that a search is for. */
    RecordType type(Element searchRecord, Version version) throws SoapFault {
        QName type = searchRecord.type().orElseThrow(() -> SoapFault.unreadable("SearchRecord is abstract", version));
        for (RecordType one : RecordType.values()) {
            String name = one.name().charAt(0) + one.table().substring(1);
            if (type.equals(new QName(version.relationships(), name + "Search"))
                    || type.equals(new QName(version.common(), name + "SearchBasic"))) {
                return one;
            }
        }
        throw SoapFault.unreadable(
                "The sandbox has no search of the type {" + type.getNamespaceURI() + "}" + type.getLocalPart(),
                version);
    }

    /** Everything that the search asks. */
    Condition condition(Element searchRecord, RecordType type, Version version) throws SoapFault, StatusError {
        boolean basic = searchRecord
                .type()
                .filter(name -> name.getNamespaceURI().equals(version.common()))
                .isPresent();
        if (basic) {
            return criteria(searchRecord, type, version);
        }
        Condition condition = Condition.TRUE;
        for (Element part : searchRecord.children()) {
            if (!part.name().getNamespaceURI().equals(version.relationships())) {
                throw SoapFault.unreadable(
                        "Invalid element in search - " + part.name().getLocalPart(), version);
            }
            if (!part.name().getLocalPart().equals("basic")) {
                throw new StatusError("INVALID_SEARCH_JOIN_ID", "The sandbox has no joins in searches.");
            }
            condition = condition.and(criteria(part, type, version));
        }
        return condition;
    }

    private Condition criteria(Element basic, RecordType type, Version version) throws SoapFault, StatusError {
        Condition condition = Condition.TRUE;
        Set<String> seen = new HashSet<>();
        for (Element element : basic.children()) {
            if (!element.name().getNamespaceURI().equals(version.common())
                    || !seen.add(element.name().getLocalPart())) {
                throw SoapFault.unreadable(
                        "Invalid element in " + type.table() + "SearchBasic - "
                                + element.name().getLocalPart(),
                        version);
            }
            condition = condition.and(criterion(element, type, version));
        }
        return condition;
    }

    private Condition criterion(Element element, RecordType type, Version version) throws SoapFault, StatusError {
        Criterion criterion = new Criterion(element, version, settings.soap(), settings.timezone());
        String name = element.name().getLocalPart();
        return switch (name) {
            case "internalId" -> criterion.select("t.id", "internalId", true);
            case "externalId" -> criterion.select("t.externalid", "externalId", false);
            case "internalIdNumber" -> criterion.on(NUMBER);
            case "externalIdString" -> criterion.on(EXTERNAL);
            default ->
                criterion.on(field(type, name)
                        .orElseThrow(() -> new StatusError(
                                "INVALID_SEARCH_FIELD_NAME",
                                "The sandbox does not search a " + type.table().toLowerCase(Locale.ROOT) + " by " + name
                                        + ".")));
        };
    }

    private Optional<RecordField> field(RecordType type, String name) {
        return type.field(name)
                .filter(field -> field.name().equals(name))
                .filter(field -> !field.custom() && !NOT_SEARCHED.contains(name))
                .filter(field -> settings.oneWorld() || !field.target().equals("subsidiary"));
    }
}
