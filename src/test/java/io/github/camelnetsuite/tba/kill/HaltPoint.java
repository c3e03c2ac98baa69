package io.github.camelnetsuite.tba.kill;

import java.util.List;
import java.util.Locale;

/** The places at which a runner's process is ended, in the order in which a page passes them. */
public enum HaltPoint {
    AFTER_A_FETCH,
    /** What the page is going to replace within its second is forgotten and saved; nothing of the page is delivered. */
    BEFORE_THE_FIRST_DELIVERY,
    IN_MID_PAGE,
    IN_MID_LINE,
    AFTER_THE_LAST_DELIVERY,
    BEFORE_WRITE,
    TEMPORARY_WRITTEN,
    TEMPORARY_FORCED,
    /** Renamed, and the directory not forced yet. */
    MOVED,
    DIRECTORY_FORCED,
    /** Told to stop, and about to write the cursor. */
    IN_SHUTDOWN_BEFORE_WRITE,
    /** Told to stop, and the cursor is written. */
    IN_SHUTDOWN_AFTER_WRITE;

    private static final int FIRST_EXIT_CODE = 100;

    /** What a process that was halted here ends with, and no other one. */
    int exitCode() {
        return FIRST_EXIT_CODE + ordinal();
    }

    /** As the fault report says it. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean isInShutdown() {
        return this == IN_SHUTDOWN_BEFORE_WRITE || this == IN_SHUTDOWN_AFTER_WRITE;
    }

    /** Which time that a process comes by is meant: in the first read a page that is neither the first nor the last. */
    int time(Moment moment) {
        boolean atADelivery = this == IN_MID_PAGE || this == IN_MID_LINE || isInShutdown();
        if (moment == Moment.SNAPSHOT) {
            return atADelivery ? 1400 : 2;
        }
        return atADelivery ? 3 : 1;
    }

    /** When a process comes by for sure: only what follows changes often replaces a state of the same second. */
    List<Moment> moments() {
        return this == BEFORE_THE_FIRST_DELIVERY ? List.of(Moment.TAIL) : List.of(Moment.values());
    }

    /** How far the reading is when it comes by. */
    public enum Moment {
        SNAPSHOT,
        /** The first read is over; nothing of what changed meanwhile is acknowledged yet. */
        TURN,
        TAIL
    }
}
