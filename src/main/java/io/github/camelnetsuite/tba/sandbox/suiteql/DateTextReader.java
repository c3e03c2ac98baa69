package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one text by a {@link DateFormatModel}, as strictly as TO_DATE does: every element in its place, no 30 February,
 * nothing after the end. A number may have fewer digits than its element. A missing day or month is the first; a
 * missing year is refused, where Oracle would take the current month.
 */
final class DateTextReader {
    private final String text;
    private final Map<String, Integer> found = new HashMap<>();
    private int at;

    private DateTextReader(String text) {
        this.text = text;
    }

    /** @throws DateTimeException if {@code text} is not a date in this format */
    static LocalDateTime read(String text, DateFormatModel format) {
        DateTextReader reader = new DateTextReader(text);
        for (DateFormatModel.Element element : format.elements()) {
            reader.read(element);
        }
        if (reader.at < text.length()) {
            throw new DateTimeException("Text after the end of the date.");
        }
        return reader.date();
    }

    private void read(DateFormatModel.Element element) {
        switch (element.name()) {
            case "" -> {
                if (!text.startsWith(element.literal(), at)) {
                    throw new DateTimeException("The date is not in its format.");
                }
                at += element.literal().length();
            }
            case "YYYY", "MM", "DD", "HH24", "MI", "SS" -> put(element.name(), digits(element.digits()));
            case "HH12", "HH" -> put("HH12", digits(2));
            case "MON", "MONTH" -> put("MM", month(element.name().equals("MON") ? TextStyle.SHORT : TextStyle.FULL));
            case "AM", "PM" -> put("PM", half());
            case "FF" -> {
                int before = at;
                int digits = digits(9);
                put("FF", digits * (int) Math.pow(10, 9 - (at - before)));
            }
            default -> throw new DateTimeException("An element of the date format that cannot be read by.");
        }
    }

    private void put(String element, int value) {
        if (found.putIfAbsent(element, value) != null) {
            throw new DateTimeException("An element twice in one date format.");
        }
    }

    private int digits(int most) {
        int from = at;
        int value = 0;
        while (at < text.length() && at - from < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + text.charAt(at) - '0';
            at++;
        }
        if (at == from) {
            throw new DateTimeException("A digit is missing in the date.");
        }
        return value;
    }

    private int month(TextStyle style) {
        for (Month month : Month.values()) {
            String name = month.getDisplayName(style, Locale.ENGLISH);
            if (text.regionMatches(true, at, name, 0, name.length())) {
                at += name.length();
                return month.getValue();
            }
        }
        throw new DateTimeException("The month of the date is not known.");
    }

    private int half() {
        boolean afternoon = text.regionMatches(true, at, "PM", 0, 2);
        if (!afternoon && !text.regionMatches(true, at, "AM", 0, 2)) {
            throw new DateTimeException("AM or PM is missing in the date.");
        }
        at += 2;
        return afternoon ? 1 : 0;
    }

    private LocalDateTime date() {
        Integer year = found.get("YYYY");
        if (year == null || year == 0 || (found.containsKey("HH24") && found.containsKey("HH12"))) {
            throw new DateTimeException("The date has no year, or two hours.");
        }
        return LocalDateTime.of(year, get("MM", 1), get("DD", 1), hour(), get("MI", 0), get("SS", 0), get("FF", 0));
    }

    private int hour() {
        Integer twelve = found.get("HH12");
        if (twelve == null) {
            return get("HH24", 0);
        }
        if (twelve < 1 || twelve > 12) {
            throw new DateTimeException("The hour of the date is not between 1 and 12.");
        }
        return twelve % 12 + 12 * get("PM", 0);
    }

    private int get(String element, int otherwise) {
        return found.getOrDefault(element, otherwise);
    }
}
