package io.github.camelnetsuite.tba.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of SuiteTalk SOAP: it stands in the address and in every namespace. Oracle plans none after 2025.2 and
 * switches all off with release 2028.2 (Oracle help, article_2104046421).
 *
 * @param year of the release
 * @param number 1 or 2
 */
public record ApiVersion(int year, int number) {

    /** The last one that Oracle plans. */
    public static final ApiVersion LAST = new ApiVersion(2025, 2);

    /** Where set-up guides draw the line; Token-Based Authentication came about then. All before 2019.1 are off. */
    private static final ApiVersion TOO_OLD = new ApiVersion(2015, 2);

    private static final Pattern TEXT = Pattern.compile("v?(20\\d\\d)[_.]([12])(?:_0)?");

    /**
     * The release that supports a version last, and the first one without it (Oracle help, article_2104046421; section_N3418621
     * says otherwise for the last two).
     */
    private static final Map<ApiVersion, String> ENDS = Map.ofEntries(
            Map.entry(
                    new ApiVersion(2025, 1),
                    "supported up to release 2026.2 or 2027.1 (Oracle's pages differ), switched off with 2028.2"),
            Map.entry(
                    new ApiVersion(2024, 2),
                    "supported up to release 2026.2 or 2027.1 (Oracle's pages differ), switched off with 2028.2"),
            Map.entry(new ApiVersion(2024, 1), "supported up to release 2026.2, switched off with 2028.2"),
            Map.entry(new ApiVersion(2023, 2), "supported up to release 2026.1, switched off with 2028.2"),
            Map.entry(new ApiVersion(2023, 1), "supported up to release 2025.2, switched off with 2028.2"),
            Map.entry(new ApiVersion(2022, 2), "not supported in release 2025.2 or later, switched off with 2028.2"),
            Map.entry(new ApiVersion(2022, 1), "not supported in release 2025.2 or later, switched off with 2028.2"),
            Map.entry(new ApiVersion(2021, 2), "not supported in release 2025.2 or later, switched off with 2028.2"),
            Map.entry(new ApiVersion(2021, 1), "not supported in release 2025.2 or later, switched off with 2028.1"),
            Map.entry(new ApiVersion(2020, 2), "not supported in release 2025.2 or later, switched off with 2027.2"),
            Map.entry(new ApiVersion(2020, 1), "not supported in release 2025.2 or later, switched off with 2027.1"),
            Map.entry(new ApiVersion(2019, 2), "switched off with release 2026.2"),
            Map.entry(new ApiVersion(2019, 1), "switched off with release 2026.1"));

    /**
     * Reads {@code 2025_2}, also as {@code 2025.2} or {@code v2025_2_0}.
     *
     * @throws IllegalArgumentException saying what to give, also for one that is not greater than 2015_2
     */
    public static ApiVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Option apiVersion is '" + text + "': give a version of SuiteTalk SOAP such as " + LAST);
        }
        ApiVersion version = new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (version.ordinal() <= TOO_OLD.ordinal()) {
            throw new IllegalArgumentException("Option apiVersion is " + version + ": it has to be greater than "
                    + TOO_OLD + "; give " + LAST + ", the last one that Oracle plans");
        }
        return version;
    }

    private int ordinal() {
        return 2 * year + number;
    }

    /** What Oracle has announced for this version; empty for the last one. */
    public Optional<String> announced() {
        if (equals(LAST)) {
            return Optional.empty();
        }
        @Nullable String end = ENDS.get(this);
        if (end == null) {
            end = ordinal() > LAST.ordinal() ? "not planned" : "switched off before release 2026.1";
        }
        return Optional.of("SuiteTalk SOAP " + this + " is " + end
                + " (Oracle help, article_2104046421): set apiVersion=" + LAST + ", the last one");
    }

    /** Path of the service. */
    String path() {
        return "/services/NetSuitePort_" + this;
    }

    String messages() {
        return "urn:messages_" + this + ".platform.webservices.netsuite.com";
    }

    String core() {
        return "urn:core_" + this + ".platform.webservices.netsuite.com";
    }

    String common() {
        return "urn:common_" + this + ".platform.webservices.netsuite.com";
    }

    /** As in an address: {@code 2025_2}. */
    @Override
    public String toString() {
        return year + "_" + number;
    }
}
