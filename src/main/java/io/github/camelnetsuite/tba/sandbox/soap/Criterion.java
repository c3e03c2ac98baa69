package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.filter.Condition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.namespace.QName;

/**
 * What one element of a basic search asks. Each kind of field has the operators of its type in the schema; another one
 * cannot be unmarshalled. Comparisons of text ignore case. The forms with {@code not}, and {@code noneOf}, take in rows
 * without a value (unverified).
 */
final class Criterion {
    private static final Set<String> DATE = operators(
            "after before empty notAfter notBefore notEmpty notOn notOnOrAfter notOnOrBefore notWithin on onOrAfter"
                    + " onOrBefore within");
    private static final Set<String> NUMBER =
            operators("between empty equalTo greaterThan greaterThanOrEqualTo lessThan"
                    + " lessThanOrEqualTo notBetween notEmpty notEqualTo notGreaterThan notGreaterThanOrEqualTo notLessThan"
                    + " notLessThanOrEqualTo");
    private static final Set<String> STRING =
            operators("contains doesNotContain doesNotStartWith empty hasKeywords is isNot notEmpty startsWith");
    private static final Set<String> SELECT = operators("anyOf noneOf");

    private final Element element;
    private final Version version;
    private final SoapSettings settings;
    private final ZoneId userZone;

    Criterion(Element element, Version version, SoapSettings settings, ZoneId userZone) {
        this.element = element;
        this.version = version;
        this.settings = settings;
        this.userZone = userZone;
    }

    private static Set<String> operators(String names) {
        return Set.of(names.split(" ", -1));
    }

    Condition on(RecordField field) throws SoapFault, StatusError {
        String column = "t." + field.column();
        return switch (field.kind()) {
            case INSTANT -> time(column);
            case DATE -> date(column);
            case TEXT -> text(column);
            case BOOLEAN -> flag(column);
            case INTEGER, NUMBER, ID -> number(column);
            case LIST, RECORD -> select(column, "internalId", true);
            case STAGE, ENUM -> enumeration(field, column);
        };
    }

    /** {@code internalId} and {@code externalId}: references by that attribute. */
    Condition select(String column, String attribute, boolean numeric) throws SoapFault, StatusError {
        String operator = operator("SearchMultiSelectField", SELECT);
        List<Object> wanted = new ArrayList<>();
        for (Element value : values()) {
            String key = value.attribute(attribute).strip();
            if (key.isEmpty() || (numeric && !key.matches("-?\\d{1,18}"))) {
                throw new StatusError("INVALID_SEARCH_VALUE", "A value of " + name() + " has no valid " + attribute);
            }
            wanted.add(numeric ? (Object) Long.valueOf(key) : key);
        }
        return anyOf(column, wanted, operator);
    }

    Condition time(String column) throws SoapFault, StatusError {
        String operator = operator("SearchDateField", DATE);
        String plain = plain(operator);
        Condition condition = plain.equals("empty")
                ? Condition.of(column + " IS NULL")
                : new TimeCriterion(column, settings).condition(plain, instant("searchValue"), second(plain, "within"));
        return operator.equals(plain) ? condition : condition.not();
    }

    /** A date without time compares with the day that a value has in the user's zone (unverified). */
    private Condition date(String column) throws SoapFault, StatusError {
        String operator = operator("SearchDateField", DATE);
        String plain = plain(operator);
        if (plain.equals("empty")) {
            Condition empty = Condition.of(column + " IS NULL");
            return operator.equals(plain) ? empty : empty.not();
        }
        Object from = instant("searchValue").atZone(userZone).toLocalDate();
        Object to = second(plain, "within").atZone(userZone).toLocalDate();
        Condition condition =
                switch (plain) {
                    case "after" -> Condition.of(column + " > ?", from);
                    case "before" -> Condition.of(column + " < ?", from);
                    case "onOrAfter" -> Condition.of(column + " >= ?", from);
                    case "onOrBefore" -> Condition.of(column + " <= ?", from);
                    case "on" -> Condition.of(column + " = ?", from);
                    default -> Condition.of(column + " >= ? AND " + column + upperEnd(), from, to);
                };
        return operator.equals(plain) ? condition : condition.not();
    }

    Condition number(String column) throws SoapFault, StatusError {
        String operator = operator("SearchLongField", NUMBER);
        String plain = plain(operator);
        Condition condition =
                switch (plain) {
                    case "empty" -> Condition.of(column + " IS NULL");
                    case "equalTo" -> Condition.of(column + " = ?", decimal("searchValue"));
                    case "greaterThan" -> Condition.of(column + " > ?", decimal("searchValue"));
                    case "greaterThanOrEqualTo" -> Condition.of(column + " >= ?", decimal("searchValue"));
                    case "lessThan" -> Condition.of(column + " < ?", decimal("searchValue"));
                    case "lessThanOrEqualTo" -> Condition.of(column + " <= ?", decimal("searchValue"));
                    default ->
                        Condition.of(
                                column + " >= ? AND " + column + upperEnd(),
                                decimal("searchValue"),
                                decimal("searchValue2"));
                };
        return operator.equals(plain) ? condition : condition.not();
    }

    private Condition text(String column) throws SoapFault, StatusError {
        String operator = operator("SearchStringField", STRING);
        if (operator.equals("empty") || operator.equals("notEmpty")) {
            Condition empty = Condition.of(column + " IS NULL");
            return operator.equals("empty") ? empty : empty.not();
        }
        String wanted = value("searchValue").toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            throw new StatusError("INVALID_SEARCH_VALUE", "The value of " + name() + " is empty");
        }
        String lower = "LOWER(" + column + ")";
        return switch (operator) {
            case "is" -> Condition.of(lower + " = ?", wanted);
            case "isNot" -> Condition.of(lower + " = ?", wanted).not();
            case "startsWith" -> Condition.of("LOCATE(?, " + lower + ") = 1", wanted);
            case "doesNotStartWith" ->
                Condition.of("LOCATE(?, " + lower + ") = 1", wanted).not();
            case "doesNotContain" ->
                Condition.of("LOCATE(?, " + lower + ") > 0", wanted).not();
            case "contains" -> Condition.of("LOCATE(?, " + lower + ") > 0", wanted);
            default -> {
                Condition all = Condition.TRUE;
                for (String word : wanted.strip().split("\\s+", -1)) {
                    all = all.and(Condition.of("LOCATE(?, " + lower + ") > 0", word));
                }
                yield all;
            }
        };
    }

    private Condition flag(String column) throws SoapFault, StatusError {
        requireType("SearchBooleanField");
        return Condition.of(
                column + " = ?",
                switch (value("searchValue").strip()) {
                    case "true", "1" -> "T";
                    case "false", "0" -> "F";
                    default -> throw unreadable("a value of " + name() + " is no boolean");
                });
    }

    private Condition enumeration(RecordField field, String column) throws SoapFault, StatusError {
        String operator = operator("SearchEnumMultiSelectField", SELECT);
        List<Object> wanted = new ArrayList<>();
        for (Element value : values()) {
            wanted.add(Enumerations.stored(field, value.text().strip())
                    .orElseThrow(() -> new StatusError(
                            "INVALID_SEARCH_VALUE", "A value of " + name() + " is none of its enumeration")));
        }
        return anyOf(column, wanted, operator);
    }

    private Condition anyOf(String column, List<Object> wanted, String operator) throws StatusError {
        if (wanted.isEmpty()) {
            throw new StatusError("INVALID_SEARCH_VALUE", "The search by " + name() + " has no value");
        }
        Condition any = Condition.of(column + " = ANY(?)", (Object) wanted.toArray());
        return operator.equals("anyOf") ? any : any.not();
    }

    private String upperEnd() {
        return settings.upperEndIncluded() ? " <= ?" : " < ?";
    }

    private Instant second(String operator, String between) throws SoapFault, StatusError {
        return operator.equals(between) ? instant("searchValue2") : Instant.EPOCH;
    }

    private Instant instant(String name) throws SoapFault, StatusError {
        String text = value(name);
        return SoapTime.parse(text).orElseThrow(() -> unreadable("a value of " + name() + " is no dateTime"));
    }

    private BigDecimal decimal(String name) throws SoapFault, StatusError {
        try {
            return new BigDecimal(value(name).strip());
        } catch (NumberFormatException notANumber) {
            throw unreadable("a value of " + name() + " is no number");
        }
    }

    private String value(String name) throws SoapFault, StatusError {
        for (Element child : element.children()) {
            if (child.is(version.core(), "predefinedSearchValue")) {
                throw new StatusError("INVALID_SEARCH_VALUE", "The sandbox knows no predefined search values.");
            }
        }
        return element.first(version.core(), name)
                .map(Element::text)
                .orElseThrow(
                        () -> new StatusError("INVALID_SEARCH_VALUE", "The search by " + name() + " has no " + name));
    }

    private List<Element> values() {
        return element.all(version.core(), "searchValue");
    }

    private String operator(String type, Set<String> known) throws SoapFault, StatusError {
        requireType(type);
        String operator = element.attribute("operator");
        if (operator.isEmpty()) {
            throw new StatusError("INVALID_SEARCH_OPERATOR", "The search by " + name() + " has no operator");
        }
        if (!known.contains(operator)) {
            throw unreadable(operator + " is not a legal value for {" + version.core() + "}" + type + "Operator");
        }
        return operator;
    }

    /** The type may be left out where the schema fixes it. */
    private void requireType(String type) throws SoapFault {
        boolean agrees = element.type()
                .map(given -> given.equals(new QName(version.core(), type))
                        || (type.equals("SearchLongField")
                                && given.equals(new QName(version.core(), "SearchDoubleField"))))
                .orElse(true);
        if (!agrees) {
            throw unreadable(name() + " is of the type " + type);
        }
        for (Element child : element.children()) {
            if (!child.name().getNamespaceURI().equals(version.core())) {
                throw unreadable(
                        "Invalid element in " + name() + " - " + child.name().getLocalPart());
            }
        }
    }

    private static String plain(String operator) {
        return operator.startsWith("not")
                ? operator.substring(3, 4).toLowerCase(Locale.ROOT) + operator.substring(4)
                : operator;
    }

    private String name() {
        return element.name().getLocalPart();
    }

    private SoapFault unreadable(String message) {
        return SoapFault.unreadable(message, version);
    }
}
