package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Oracle's format model of a date, such as {@code YYYY-MM-DD"T"HH24:MI:SS}, for writing and, through
 * {@link DateTextReader}, for strict reading. Immutable.
 *
 * <p>Known elements: YYYY YY MONTH MON MM DDD DD DAY DY D Q HH24 HH12 HH MI SS AM PM FF FF1-FF9, punctuation, quoted
 * text and the modifier FM (no padding).
 */
final class DateFormatModel {
    /** Longer ones before those that they begin with. */
    private static final List<String> ELEMENTS = List.of(
            "YYYY", "MONTH", "HH24", "HH12", "MON", "DDD", "DAY", "FF", "YY", "MM", "DD", "DY", "HH", "MI", "SS", "AM",
            "PM", "FM", "D", "Q");

    private static final List<String> SORTABLE = List.of("YYYY", "MM", "DD", "HH24", "MI", "SS");

    /** {@code name} is empty for literal text; {@code digits} is the full width, or how many digits of a fraction. */
    record Element(String name, String literal, int digits) {}

    private final List<Element> elements = new ArrayList<>();
    private boolean padded = true;

    private DateFormatModel(String format) {
        int at = 0;
        while (at < format.length()) {
            at = add(format, at);
        }
        if (elements.stream().allMatch(element -> element.name().isEmpty())) {
            throw new DateTimeException("A date format without elements.");
        }
    }

    /** @throws DateTimeException if the format has an element that Oracle, or this class, does not know */
    static DateFormatModel of(String format) {
        return new DateFormatModel(format);
    }

    private int add(String format, int at) {
        char c = format.charAt(at);
        if (c == '"') {
            int end = format.indexOf('"', at + 1);
            if (end < 0) {
                throw new DateTimeException("A date format with an open quotation mark.");
            }
            elements.add(new Element("", format.substring(at + 1, end), 0));
            return end + 1;
        }
        if (" -/,.;:".indexOf(c) >= 0) {
            elements.add(new Element("", String.valueOf(c), 0));
            return at + 1;
        }
        String name = nameAt(format, at);
        int next = at + name.length();
        if (name.equals("FM")) {
            padded = !padded;
        } else if (name.equals("FF") && next < format.length() && Character.digit(format.charAt(next), 10) > 0) {
            elements.add(new Element(name, "", Character.digit(format.charAt(next), 10)));
            next++;
        } else {
            elements.add(new Element(name, "", digits(name)));
        }
        return next;
    }

    private static String nameAt(String format, int at) {
        for (String name : ELEMENTS) {
            if (format.regionMatches(true, at, name, 0, name.length())) {
                return name;
            }
        }
        throw new DateTimeException("A date format with an unknown element.");
    }

    private static int digits(String name) {
        return switch (name) {
            case "YYYY" -> 4;
            case "FF" -> 6;
            case "DDD" -> 3;
            case "D", "Q" -> 1;
            default -> 2;
        };
    }

    List<Element> elements() {
        return elements;
    }

    /** Whether text in this format sorts as its dates do, and loses nothing of them down to the second. */
    boolean sortable() {
        return padded
                && elements.stream()
                        .map(Element::name)
                        .filter(name -> !name.isEmpty())
                        .toList()
                        .equals(SORTABLE);
    }

    boolean sameAs(DateFormatModel other) {
        return elements.equals(other.elements) && padded == other.padded;
    }

    String format(LocalDateTime date) {
        StringBuilder text = new StringBuilder();
        for (Element element : elements) {
            switch (element.name()) {
                case "" -> text.append(element.literal());
                case "MONTH" -> appendName(text, date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
                case "MON" -> text.append(upper(date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
                case "DAY" -> appendName(text, date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
                case "DY" -> text.append(upper(date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
                case "AM", "PM" -> text.append(date.getHour() < 12 ? "AM" : "PM");
                case "FF" ->
                    text.append(
                            String.format(Locale.ROOT, "%09d", date.get(ChronoField.NANO_OF_SECOND)),
                            0,
                            element.digits());
                default -> appendNumber(text, number(element.name(), date), element.digits());
            }
        }
        return text.toString();
    }

    private static int number(String element, LocalDateTime date) {
        return switch (element) {
            case "YYYY" -> date.getYear();
            case "YY" -> date.getYear() % 100;
            case "MM" -> date.getMonthValue();
            case "DD" -> date.getDayOfMonth();
            case "DDD" -> date.getDayOfYear();
            case "D" -> date.getDayOfWeek().getValue() % 7 + 1;
            case "Q" -> (date.getMonthValue() + 2) / 3;
            case "HH24" -> date.getHour();
            case "HH12", "HH" -> date.get(ChronoField.CLOCK_HOUR_OF_AMPM);
            case "MI" -> date.getMinute();
            case "SS" -> date.getSecond();
            default -> throw new DateTimeException("A date format with an unknown element.");
        };
    }

    private void appendNumber(StringBuilder text, int number, int digits) {
        if (padded) {
            for (int tenth = number == 0 ? 1 : number, width = 0; width < digits; width++, tenth /= 10) {
                if (tenth == 0) {
                    text.append('0');
                }
            }
        }
        text.append(number);
    }

    /** Oracle pads names to the longest of their kind, nine letters. */
    private void appendName(StringBuilder text, String name) {
        text.append(upper(name));
        if (padded) {
            text.append(" ".repeat(9 - name.length()));
        }
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
