package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.source.RestSurvey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns of the published fields that an account does not have. */
final class AbsentColumns {

    /** Of a record type; an account that lacks more than that is told so. */
    private static final int MOST_COLUMNS = 4;

    private AbsentColumns() {}

    /**
     * Asks until nothing more is missing, or enough is known to be.
     *
     * @param missing what is known to be, to which is added
     * @return the last answer, or why there is none
     */
    static Probe<Optional<String>> find(RestSurvey rest, Questions questions, RecordType type, Set<String> missing)
            throws InterruptedException {
        for (int asked = 1; ; asked++) {
            Probe<Optional<String>> column = Probe.of(questions, () -> rest.missingColumn(type, missing));
            Optional<String> found = column.answer();
            if (found == null || found.isEmpty()) {
                return column;
            }
            missing.add(found.get());
            if (asked > MOST_COLUMNS) {
                return column;
            }
        }
    }

    /** @param absent what each record type that could be looked at lacks */
    static Finding finding(Map<RecordType, Set<String>> absent) {
        String missing = absent.entrySet().stream()
                .flatMap(type -> type.getValue().stream().map(column -> type.getKey() + "." + column))
                // Accounts have one of the two spellings of this one, and either is read.
                .filter(column -> !column.equals("customer.searchstage"))
                .collect(Collectors.joining(", "));
        boolean perhapsMore = absent.values().stream().anyMatch(some -> some.size() > MOST_COLUMNS);
        return missing.isEmpty()
                ? Finding.passed(
                        Check.COLUMNS,
                        "all of the published fields are there"
                                + (absent.size() > 1
                                        ? ""
                                        : " of " + absent.keySet().iterator().next() + "s"))
                : Finding.passed(
                        Check.COLUMNS,
                        "this account has no " + missing + (perhapsMore ? ", and perhaps more" : "")
                                + "; records come without what is read from it",
                        "Nothing is to be done; naming the other fields in option fields silences the warning.");
    }
}
