package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.XmlCursor;
import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** SuiteTalk's values in the shapes of a record, which are those of NetSuite's REST API. */
final class SoapValues {

    /** The zone of a time that names none (Oracle help, section_1521451348). */
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    /**
     * A pure date comes as midnight in the zone of the token's user (Oracle help, section_1521451348), which is not told.
     * This much later it is the same day in UTC for every zone from UTC-10 to UTC+13.
     */
    private static final Duration INTO_THE_DAY = Duration.ofHours(13);

    private static final int QUARTER_OF_AN_HOUR = 900;

    /** The ids that REST and SuiteQL give the values of this enumeration. */
    private static final Map<String, Map<String, @Nullable String>> SUBSCRIPTIONS = Map.of(
            "_softOptIn", RowReader.reference("1", "Soft Opt-In"),
            "_softOptOut", RowReader.reference("2", "Soft Opt-Out"),
            "_confirmedOptIn", RowReader.reference("3", "Confirmed Opt-In"),
            "_confirmedOptOut", RowReader.reference("4", "Confirmed Opt-Out"));

    private final XmlCursor xml;
    private final String record;

    SoapValues(XmlCursor xml, String record) {
        this.xml = xml;
        this.record = record;
    }

    /** The value of the element that the cursor stands at; null for none. */
    @Nullable
    Object value(Field field) throws IOException {
        if (field.type() == FieldType.REFERENCE) {
            return reference();
        }
        String text = xml.text();
        return text.isEmpty() ? null : value(field, text);
    }

    private @Nullable Object value(Field field, String text) {
        return switch (field.type()) {
            case TEXT -> text;
            case STAGE -> text.strip().startsWith("_") ? text.strip().substring(1) : text.strip();
            case BOOLEAN -> bool(text.strip(), field.name());
            case NUMBER -> number(text.strip(), field.name());
            case DATE -> date(text, field.name());
            case INSTANT -> instant(text, field.name()).toString();
            case REFERENCE -> RowReader.reference(text, null);
        };
    }

    private @Nullable Object reference() throws IOException {
        String id = xml.attribute("internalId");
        if (id == null) {
            String enumeration = xml.text().strip();
            if (enumeration.isEmpty()) {
                return null;
            }
            Map<String, @Nullable String> known = SUBSCRIPTIONS.get(enumeration);
            return known == null ? RowReader.reference(enumeration, null) : known;
        }
        return id.isBlank() ? null : reference(id);
    }

    private Map<String, @Nullable String> reference(String id) throws IOException {
        @Nullable String[] name = new String[1];
        xml.children(child -> {
            if (child.equals("name")) {
                String text = xml.text();
                name[0] = text.isEmpty() ? null : text;
            }
        });
        return RowReader.reference(id, name[0]);
    }

    /** The value of a custom field, in the type that the route's author gave it; null for none. */
    @Nullable
    Object custom(Field field) throws IOException {
        QName type = xml.type();
        boolean checkBox = type != null && type.getLocalPart().startsWith("Boolean");
        boolean decimal = type != null && type.getLocalPart().startsWith("Double");
        List<Object> chosen = new ArrayList<>();
        xml.children(child -> {
            if (child.equals("value")) {
                String id = xml.attribute("internalId");
                Object value = id == null ? plain(field, checkBox, decimal) : chosen(field, id);
                if (value != null) {
                    chosen.add(value);
                }
            }
        });
        if (chosen.size() > 1) {
            return several(field, chosen);
        }
        return chosen.isEmpty() ? null : chosen.get(0);
    }

    /** Several choices in the shape that SuiteQL gives them: one text of all. */
    private Object several(Field field, List<Object> chosen) {
        if (field.type() == FieldType.TEXT) {
            return String.join(", ", chosen.stream().map(Object::toString).toList());
        }
        if (field.type() != FieldType.REFERENCE) {
            throw unusable(field.type(), field.name());
        }
        List<String> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Object one : chosen) {
            Map<?, ?> reference = (Map<?, ?>) one;
            ids.add(String.valueOf(reference.get("id")));
            if (reference.get("refName") instanceof String name) {
                names.add(name);
            }
        }
        return RowReader.reference(String.join(", ", ids), names.isEmpty() ? null : String.join(", ", names));
    }

    /** As text a choice is its id, as in SuiteQL. */
    private Object chosen(Field field, String id) throws IOException {
        return field.type() == FieldType.TEXT ? id : reference(id);
    }

    private @Nullable Object plain(Field field, boolean checkBox, boolean decimal) throws IOException {
        String text = xml.text();
        if (text.isEmpty()) {
            return null;
        }
        if (field.type() != FieldType.TEXT) {
            return value(field, text);
        }
        if (checkBox) {
            return bool(text.strip(), field.name()) ? "T" : "F";
        }
        return decimal ? number(text.strip(), field.name()).toPlainString() : text;
    }

    private boolean bool(String text, String field) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw unusable(FieldType.BOOLEAN, field);
        };
    }

    /** Without the zeros that xsd:double puts behind the point, as NetSuite shows a number elsewhere. */
    private BigDecimal number(String text, String field) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > 1000) {
                throw unusable(FieldType.NUMBER, field);
            }
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        } catch (NumberFormatException e) {
            throw unusable(FieldType.NUMBER, field);
        }
    }

    /** Midnight somewhere is at a quarter of an hour; anything else is a time, whose day depends on the zone. */
    private String date(String text, String field) {
        Instant midnight = instant(text, field);
        if (midnight.getEpochSecond() % QUARTER_OF_AN_HOUR != 0) {
            throw new MalformedAnswerException("Field " + field + " of " + record
                    + " is no date but a date and time: write " + field + ":datetime in option fields");
        }
        return midnight.plus(INTO_THE_DAY).atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    Instant instant(String text, String field) {
        return instant(text, field, record);
    }

    /** An {@code xsd:dateTime} in whole seconds. */
    static Instant instant(String text, String field, String record) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), ZonedDateTime::from, LocalDateTime::from);
            Instant instant = time instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) time).atZone(PACIFIC).toInstant();
            return instant.truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw unusable(FieldType.INSTANT, field, record);
        }
    }

    private MalformedAnswerException unusable(FieldType type, String field) {
        return unusable(type, field, record);
    }

    private static MalformedAnswerException unusable(FieldType type, String field, String record) {
        return new MalformedAnswerException("Field " + field + " of " + record + " is no "
                + type.name().toLowerCase(java.util.Locale.ROOT)
                + "; if it is a custom field, give it its type in option fields");
    }
}
