package io.github.camelnetsuite.tba.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a route stands in the reading of one record type of one account. One immutable value, always saved whole: a
 * position without its memory, or the other way round, would lose or repeat records.
 *
 * @param account NetSuite's account id, as in {@code 1234567_SB1}
 * @param recordType NetSuite's name of the record type, as in {@code customer}
 * @param fingerprint what was asked for, see {@link Fingerprint}
 * @param phase first read or tail, and the position in it
 * @param memory what was delivered within the overlap that the next poll reads again
 * @param floor no record last modified before this is ever read by the tail, however far the overlap reaches; what
 *     {@code since} came to when the route first started ({@code now} is an instant only then), or null for none
 */
public record Cursor(
        String account,
        String recordType,
        String fingerprint,
        Phase phase,
        OverlapMemory memory,
        @Nullable Instant floor) {

    /** A cursor whose overlap is not limited by a {@code since}. */
    public Cursor(String account, String recordType, String fingerprint, Phase phase, OverlapMemory memory) {
        this(account, recordType, fingerprint, phase, memory, null);
    }

    public Cursor withPhase(Phase next) {
        return new Cursor(account, recordType, fingerprint, next, memory, floor);
    }

    public Cursor withMemory(OverlapMemory next) {
        return new Cursor(account, recordType, fingerprint, phase, next, floor);
    }

    public Cursor withFloor(@Nullable Instant next) {
        return new Cursor(account, recordType, fingerprint, phase, memory, next);
    }

    /**
     * The same route, set back so that everything modified since {@code to} is delivered again: the memory is empty
     * afterwards and a floor above {@code to} is lowered to it.
     *
     * @throws IllegalArgumentException when the first read has not ended (its records would be lost), or when
     *     {@code to} is later than where the route stands (the records between would be lost)
     */
    public Cursor rewoundTo(Instant to) {
        if (phase instanceof Phase.Resync) {
            throw new IllegalArgumentException("A resync goes by id, so there is no point in time to go back to: use"
                    + " `resync` with --replace and --since, which begins it anew");
        }
        if (!(phase instanceof Phase.Tail tail)) {
            throw new IllegalArgumentException(
                    "The first read has not ended, so there is no point in time to go back to: let it go on, or use"
                            + " `cursor reset` to begin it again");
        }
        if (to.isAfter(tail.through())) {
            throw new IllegalArgumentException("The route stands at " + tail.through() + "; moving it on to " + to
                    + " would skip what changed between them. Name an earlier instant");
        }
        Instant lowered = floor != null && to.isBefore(floor) ? to : floor;
        return new Cursor(
                account,
                recordType,
                fingerprint,
                new Phase.Tail(to, null),
                OverlapMemory.empty(memory.bound()),
                lowered);
    }

    /**
     * Checks that this cursor was written by a route that asked for the same records.
     *
     * @throws CursorMismatchException naming each difference and the ways out
     */
    public void requireMatches(String expectedAccount, String expectedRecordType, String expectedFingerprint) {
        List<String> differences = new ArrayList<>();
        if (!account.equals(expectedAccount)) {
            differences.add("account was " + account + " and is now " + expectedAccount);
        }
        if (!recordType.equals(expectedRecordType)) {
            differences.add("record type was " + recordType + " and is now " + expectedRecordType);
        }
        differences.addAll(Fingerprint.differences(fingerprint, expectedFingerprint));
        if (!differences.isEmpty()) {
            throw new CursorMismatchException(differences);
        }
    }
}
