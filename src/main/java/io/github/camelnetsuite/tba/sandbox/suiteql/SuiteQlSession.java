package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who asks: the preferences and permissions that a query runs under.
 *
 * @param zone zone in which datetime columns are seen and compared
 * @param dateFormat java.time pattern of a date without time, for example {@code M/d/yyyy}
 * @param hiddenTables lower-case names of tables that the role may not read
 * @param hiddenColumns lower-case {@code table.column} names that are absent because a feature is off
 * @param subsidiary the only subsidiary whose rows the role sees
 */
public record SuiteQlSession(
        ZoneId zone, String dateFormat, Set<String> hiddenTables, Set<String> hiddenColumns, OptionalLong subsidiary) {

    /** Of a role that sees all subsidiaries. */
    public SuiteQlSession(ZoneId zone, String dateFormat, Set<String> hiddenTables, Set<String> hiddenColumns) {
        this(zone, dateFormat, hiddenTables, hiddenColumns, OptionalLong.empty());
    }

    public SuiteQlSession {
        hiddenTables = Set.copyOf(hiddenTables);
        hiddenColumns = Set.copyOf(hiddenColumns);
    }
}
