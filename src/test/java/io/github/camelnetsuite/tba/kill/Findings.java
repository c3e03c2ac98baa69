package io.github.camelnetsuite.tba.kill;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a user finds in a destination, compared with what the account holds.
 *
 * @param records that the account holds
 * @param pieces that arrived, torn ones included
 * @param lost records of the account whose latest state is not the last that arrived of them, and records that arrived,
 *     are deleted, and whose deletion did not arrive where deletions are read
 * @param older pieces that arrived after a newer state of their record or after its deletion
 * @param invented pieces that the account never held
 * @param torn pieces that a kill cut off
 * @param broken pieces that can't be read although no kill cut them off, or that nothing ends
 * @param repeated pieces whose very state had arrived before, because of kills
 * @param mostRepeated because of one kill
 * @param repeatedForNothing pieces that came again although the process that had delivered them was not killed
 * @param deletions records whose deletion arrived
 */
record Findings(
        int records,
        int pieces,
        int lost,
        int older,
        int invented,
        int torn,
        int broken,
        int repeated,
        int mostRepeated,
        int repeatedForNothing,
        int deletions) {

    static final Findings NONE = new Findings(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Whatever kills may do, this must not be; what is lost is for the {@link io.github.camelnetsuite.tba.faults.Evidence}. */
    void assertNothingIsWrong() {
        assertThat(older).as("older states after newer ones").isZero();
        assertThat(invented).as("records that never existed").isZero();
        assertThat(broken).as("pieces that can't be read").isZero();
        assertThat(repeatedForNothing).as("repeated without a kill").isZero();
    }

    /** Both together; the records of the later one. */
    Findings and(Findings other) {
        return new Findings(
                Math.max(records, other.records),
                pieces + other.pieces,
                lost + other.lost,
                older + other.older,
                invented + other.invented,
                torn + other.torn,
                broken + other.broken,
                repeated + other.repeated,
                Math.max(mostRepeated, other.mostRepeated),
                repeatedForNothing + other.repeatedForNothing,
                deletions + other.deletions);
    }
}
