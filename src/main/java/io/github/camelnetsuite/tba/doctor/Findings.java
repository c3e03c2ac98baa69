package io.github.camelnetsuite.tba.doctor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of each check by now; of two findings of a check the later one holds. */
final class Findings {

    private final Map<Check, Finding> found = new EnumMap<>(Check.class);

    void put(Finding finding) {
        found.put(finding.check(), finding);
    }

    /** One for each check, in order; of those without a finding, that they were not reached, and why. */
    List<Finding> all(String whyNotReached) {
        return Arrays.stream(Check.values())
                .map(check -> found.getOrDefault(check, Finding.notReached(check, whyNotReached)))
                .toList();
    }
}
