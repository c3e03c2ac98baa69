package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.source.RestSurvey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What reading customers and contacts needs not; who can read one of these may read more than that. */
final class Surplus {

    /** By table, the permission that shows it. */
    private static final Map<String, String> TABLES = new TreeMap<>(Map.of(
            "employee", "Lists > Employees",
            "item", "Lists > Items",
            "transaction", "Transactions > Find Transaction",
            "vendor", "Lists > Vendors"));

    private Surplus() {}

    static Finding of(RestSurvey rest, Questions questions) throws InterruptedException {
        List<String> more = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            Probe<Boolean> read = Probe.whether(questions, () -> rest.table(table.getKey()));
            if (read.isAnswered()) {
                more.add(table.getValue());
            } else if (!read.isForbidden()) {
                untold.add(table.getValue());
            }
        }
        String open = untold.isEmpty() ? "" : "; could not be told of " + String.join(", ", untold);
        return more.isEmpty()
                ? Finding.passed(Check.SURPLUS, "none was found for employees, items, transactions, vendors" + open)
                : Finding.passed(
                        Check.SURPLUS,
                        "the role may also read by " + String.join(", ", more) + open,
                        "Reading customers and contacts does not need that: take it out of the role, or make a role of its"
                                + " own for this integration.");
    }
}
