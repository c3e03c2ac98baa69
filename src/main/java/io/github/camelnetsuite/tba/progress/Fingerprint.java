package io.github.camelnetsuite.tba.progress;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options that decide which records a route reads, as canonical text. A cursor written under one fingerprint says
 * nothing about another: records that newly match may lie far behind its position.
 *
 * <pre>stage=customer; since=beginning; filter=subsidiary = 3</pre>
 *
 * {@code filter} comes last, so that it needs no quoting.
 */
public final class Fingerprint {

    private static final Pattern TEXT = Pattern.compile(
            "(?:stage=(?<stage>[^;]*); )?since=(?<since>[^;]*)(?:; filter=(?<filter>.*))?", Pattern.DOTALL);

    private Fingerprint() {}

    /**
     * The canonical text of these options.
     *
     * @param stage null for a record type without stages
     * @param filter null or blank for none; otherwise compared as it is written, but for outer space
     * @param since {@code beginning}, {@code now} or an instant; the same instant written differently is the same
     */
    public static String of(@Nullable String stage, @Nullable String filter, String since) {
        return (stage == null ? "" : "stage=" + stage.strip().toLowerCase(Locale.ROOT) + "; ")
                + "since="
                + canonicalSince(since.strip())
                + (filter == null || filter.isBlank() ? "" : "; filter=" + filter.strip());
    }

    private static String canonicalSince(String since) {
        try {
            return OffsetDateTime.parse(since.toUpperCase(Locale.ROOT))
                    .toInstant()
                    .toString();
        } catch (DateTimeException e) {
            return since.toLowerCase(Locale.ROOT);
        }
    }

    /** One phrase for each option that differs; empty when the two are the same. */
    static List<String> differences(String was, String is) {
        if (was.equals(is)) {
            return List.of();
        }
        Map<String, @Nullable String> before = options(was);
        Map<String, @Nullable String> after = options(is);
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, @Nullable String> option : before.entrySet()) {
            String name = option.getKey();
            if (!Objects.equals(option.getValue(), after.get(name))) {
                differences.add(name + " was " + shown(option.getValue()) + " and is now " + shown(after.get(name)));
            }
        }
        return differences.isEmpty() ? List.of("selection was [" + was + "] and is now [" + is + "]") : differences;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "not set" : "[" + value + "]";
    }

    private static Map<String, @Nullable String> options(String text) {
        Matcher matcher = TEXT.matcher(text);
        Map<String, @Nullable String> options = new LinkedHashMap<>();
        boolean known = matcher.matches();
        for (String name : List.of("stage", "filter", "since")) {
            options.put(name, known ? matcher.group(name) : null);
        }
        return options;
    }
}
