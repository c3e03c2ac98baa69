package io.github.camelnetsuite.tba.faults;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a test saw happen for a row of the {@link FaultCatalogue}, for the fault report. Texts are short phrases without
 * figures that change from run to run.
 */
public final class Evidence {

    private final FaultReport.Line line;

    private Evidence(FaultReport.Line line) {
        this.line = line;
    }

    public static Evidence of(String row) {
        return new Evidence(FaultReport.THIS_RUN.line(row));
    }

    /** What happened, such as "delivered after a retry". */
    public Evidence outcome(String seen) {
        return outcome(seen, 1);
    }

    /** What happened so many times. */
    public Evidence outcome(String seen, int times) {
        line.saw(seen, times);
        return this;
    }

    /** How many records were lost; a row without a word on it is not about records. */
    public Evidence lost(int records) {
        line.lost(records);
        assertThat(records).as("records lost").isZero();
        return this;
    }

    /** A bound that was held, such as "duplicates a kill". */
    public Evidence atMost(String what, long seen, long bound) {
        assertThat(seen).as(what).isLessThanOrEqualTo(bound);
        line.held(what + " ≤ " + bound);
        return this;
    }
}
