package io.github.camelnetsuite.tba.faults;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the tests of one run have shown for each row of the {@link FaultCatalogue}. Thread-safe. */
final class FaultReport {

    /** Tests run in one process, and the engines share nothing but this. */
    static final FaultReport THIS_RUN = new FaultReport();

    private final Map<FaultCatalogue, Line> lines = new TreeMap<>();

    /** What has been seen for one row. */
    static final class Line {

        private final Map<String, Integer> outcomes = new TreeMap<>();
        private final TreeSet<String> bounds = new TreeSet<>();
        private final TreeSet<String> tests = new TreeSet<>();
        private Integer lost;
        private boolean failed;

        synchronized void saw(String outcome, int times) {
            outcomes.merge(outcome, times, Integer::sum);
        }

        synchronized void held(String bound) {
            bounds.add(bound);
        }

        synchronized void lost(int records) {
            lost = records + (lost == null ? 0 : lost);
        }

        synchronized void tested(String test, boolean passed) {
            tests.add(test);
            failed |= !passed;
        }

        private synchronized String text() {
            StringJoiner cells = new StringJoiner(" | ", " | ", " |\n");
            cells.add(
                    failed
                            ? "FAILED"
                            : outcomes.isEmpty()
                                    ? "as expected"
                                    : outcomes.entrySet().stream()
                                            .map(one -> one.getKey()
                                                    + (one.getValue() == 1 ? "" : " (" + one.getValue() + " times)"))
                                            .collect(Collectors.joining("; ")));
            cells.add(bounds.isEmpty() ? "–" : String.join("; ", bounds));
            cells.add(lost == null ? "–" : String.valueOf(lost));
            cells.add(tests.stream().map(test -> "`" + test + "`").collect(Collectors.joining(", ")));
            return cells.toString();
        }
    }

    synchronized Line line(String row) {
        return lines.computeIfAbsent(FaultCatalogue.of(row), any -> new Line());
    }

    synchronized boolean isEmpty() {
        return lines.isEmpty();
    }

    synchronized String markdown() {
        StringBuilder text = new StringBuilder("""
                # What happens when something breaks

                Generated from the tests that `mvn verify` runs: each row is a fault, what is expected of the component, what
                the tests saw, the bounds they held it to, and how many records were lost. “–” where a row is not about
                records or bounds. Change nothing by hand: `mvn verify -DrefreshFaultReport` writes it.
                """);
        FaultCatalogue.Group group = null;
        for (FaultCatalogue row : FaultCatalogue.values()) {
            if (row.group() != group) {
                group = row.group();
                text.append("\n## ").append(group.title()).append("\n\n");
                text.append(
                        "| row | fault | expected | seen | bound held | lost | tests |\n|---|---|---|---|---|---|---|\n");
            }
            Line line = lines.get(row);
            text.append("| ")
                    .append(row.number())
                    .append(" | ")
                    .append(row.fault())
                    .append(" | ")
                    .append(row.expected())
                    .append(line == null ? " | not tested | – | – | – |\n" : line.text());
        }
        return text.toString();
    }
}
