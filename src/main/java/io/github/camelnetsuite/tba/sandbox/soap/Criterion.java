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
import java.util.Map;
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
    private static final Map<String, String> COMPARED = Map.of(
            "after", " > ?",
            "greaterThan", " > ?",
            "before", " < ?",
            "lessThan", " < ?",
            "onOrAfter", " >= ?",
            "greaterThanOrEqualTo", " >= ?",
            "onOrBefore", " <= ?",
            "lessThanOrEqualTo", " <= ?",
            "on", " = ?",
            "equalTo", " = ?");
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
            case INTEGER, ID -> number(column, "SearchLongField");
            case NUMBER -> number(column, "SearchDoubleField");
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
                : new TimeCriterion(column, settings)
                        .condition(
                                plain,
                                instant("searchValue"),
                                plain.equals("within") ? instant("searchValue2") : Instant.EPOCH);
        return operator.equals(plain) ? condition : condition.not();
    }

    /** A date without time compares with the day that a value has in the user's zone (unverified). */
    private Condition date(String column) throws SoapFault, StatusError {
        return ordered(column, operator("SearchDateField", DATE), name -> instant(name)
                .atZone(userZone)
                .toLocalDate());
    }

    private Condition number(String column, String type) throws SoapFault, StatusError {
        return ordered(column, operator(type, NUMBER), name -> {
            String text = value(name).strip();
            try {
                return type.equals("SearchLongField") ? (Object) Long.valueOf(text) : new BigDecimal(text);
            } catch (NumberFormatException notANumber) {
                throw unreadable("a value of " + name() + " is no number");
            }
        });
    }

    /** Reads the bound in the child of a name. */
    @FunctionalInterface
    private interface Bound {
        Object of(String name) throws SoapFault, StatusError;
    }

    private Condition ordered(String column, String operator, Bound bound) throws SoapFault, StatusError {
        String plain = plain(operator);
        String compared = COMPARED.get(plain);
        Condition condition;
        if (plain.equals("empty")) {
            condition = Condition.of(column + " IS NULL");
        } else if (compared != null) {
            condition = Condition.of(column + compared, bound.of("searchValue"));
        } else {
            String upperEnd = settings.upperEndIncluded() ? " <= ?" : " < ?";
            condition = Condition.of(
                    column + " >= ? AND " + column + upperEnd, bound.of("searchValue"), bound.of("searchValue2"));
        }
        return operator.equals(plain) ? condition : condition.not();
    }

    private Condition text(String column) throws SoapFault, StatusError {
        String operator = operator("SearchStringField", STRING);
        if (operator.equals("empty") || operator.equals("notEmpty")) {
            Condition empty = Condition.of(column + " IS NULL");
            return operator.equals("empty") ? empty : empty.not();
        }
        String wanted = value("searchValue");
        if (wanted.isEmpty()) {
            throw new StatusError("INVALID_SEARCH_VALUE", "The value of " + name() + " is empty");
        }
        return TextCriterion.condition(column, operator, wanted);
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

    private Instant instant(String name) throws SoapFault, StatusError {
        String text = value(name);
        return SoapTime.parse(text).orElseThrow(() -> unreadable("a value of " + name() + " is no dateTime"));
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
                .map(given -> given.equals(new QName(version.core(), type)))
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
