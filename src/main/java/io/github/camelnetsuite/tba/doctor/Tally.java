package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.record.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The records that a role sees, as far as they could be counted, and why others could not. */
final class Tally {

    private final Map<String, Long> stages = new TreeMap<>();
    private final Map<String, Long> subsidiaries =
            new TreeMap<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
    private final List<String> contacts = new ArrayList<>();
    private final List<String> uncounted = new ArrayList<>();
    private long total;

    /**
     * Adds customers.
     *
     * @param stage as NetSuite spells it
     * @param subsidiary its internal id; empty where it is not known
     */
    void addCustomers(String stage, String subsidiary, long rows) {
        total += rows;
        stages.merge(stage.toLowerCase(Locale.ROOT), rows, Long::sum);
        if (!subsidiary.isEmpty()) {
            subsidiaries.merge(subsidiary, rows, Long::sum);
        }
    }

    void addContacts(long rows) {
        total += rows;
        contacts.add(counted(rows, RecordType.CONTACT));
    }

    /** @param why it could not be counted, behind what */
    void addUncounted(String what, String why) {
        uncounted.add(what + " could not be counted" + why);
    }

    static String counted(long rows, RecordType type) {
        return rows + " " + type + (rows == 1 ? "" : "s");
    }

    /** Whether all was counted, and there is nothing. */
    boolean isNothing() {
        return total == 0 && uncounted.isEmpty();
    }

    Finding finding() {
        if (isNothing()) {
            return Finding.failed(
                    Check.ROWS,
                    "nothing-visible",
                    "no customer and no contact: NetSuite answers some missing permissions so, and an empty account",
                    "If the account is not empty: " + Permission.CUSTOMERS.toAdd() + " " + Permission.CONTACTS.toAdd()
                            + " And look at the role's Accessible Subsidiaries, and tick Allow Cross-Subsidiary Record"
                            + " Viewing if all shall be read.");
        }
        List<String> evidence = new ArrayList<>();
        if (!stages.isEmpty()) {
            evidence.add(stages.entrySet().stream()
                    .map(stage -> stage.getValue() + " of stage " + stage.getKey())
                    .collect(Collectors.joining(", ")));
        }
        evidence.addAll(contacts);
        if (!subsidiaries.isEmpty()) {
            evidence.add(subsidiaries.entrySet().stream()
                    .map(subsidiary -> "subsidiary " + subsidiary.getKey() + ": " + subsidiary.getValue())
                    .collect(Collectors.joining(", ", "customers by ", "")));
        }
        if (evidence.isEmpty()) {
            return Finding.notReached(Check.ROWS, String.join("; ", uncounted));
        }
        evidence.addAll(uncounted);
        return Finding.passed(
                Check.ROWS,
                String.join("; ", evidence),
                subsidiaries.size() == 1
                        ? "Are there more subsidiaries? Then look at the role's Accessible Subsidiaries, and at Allow"
                                + " Cross-Subsidiary Record Viewing."
                        : "");
    }
}
