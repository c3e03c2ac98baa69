package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.List;
import java.util.Map;

/**
 * One page of a query's rows.
 *
 * @param rows lower-case column label to text, in the order of the select list; NULL and empty columns are absent
 * @param totalResults all rows of the query, not only this page's
 */
public record SuiteQlPage(List<Map<String, String>> rows, long totalResults) {
    public SuiteQlPage {
        rows = List.copyOf(rows);
    }
}
