package io.github.camelnetsuite.tba.progress;

import java.time.Duration;
import java.util.List;

/** One thing that happens in a run of the model. */
sealed interface Step {

    /** Something that happens in the account. */
    sealed interface Edit extends Step {}

    /** NetSuite's clock goes on, and what commits meanwhile is seen. */
    record Tick(Duration by) implements Edit {}

    /**
     * A record is created or changed, and seen at once.
     *
     * @param back to the content that it had before its last change
     */
    record Write(long id, boolean back) implements Edit {}

    /** Many records are written within one second. */
    record WriteMany(int records) implements Edit {}

    /** A record is written now and seen later. */
    record WriteLate(long id, Duration commitDelay) implements Edit {}

    record Delete(long id) implements Edit {}

    /**
     * A poll, and what goes wrong with it.
     *
     * @param at the request, delivery or save with which it goes wrong, from 0
     * @param ahead how many exchanges may be under way beside one; they complete in reverse order
     * @param savesWithinPages whether progress is saved whenever an exchange completes
     * @param meanwhile happens once the first page has been read
     * @param slack how much NetSuite's answers are behind its clock
     */
    record Poll(Trouble trouble, int at, int ahead, boolean savesWithinPages, List<Edit> meanwhile, Duration slack)
            implements Step {

        static final Poll WHOLE = new Poll(Trouble.NONE, 0, 0, false, List.of(), Duration.ZERO);
    }

    /** The process ends between two polls, and begins again. */
    record Restart() implements Step {}

    /** What goes wrong with a poll. */
    enum Trouble {
        NONE,
        STOPS,
        REQUEST_FAILS,
        ROUTE_FAILS,
        ROUTE_FAILS_HAVING_TAKEN,
        DIES_IN_THE_ROUTE,
        SAVE_FAILS,
        SAVE_FAILS_HAVING_WRITTEN,
        DIES_BEFORE_A_SAVE,
        DIES_AFTER_A_SAVE;

        FaultyStore.Fault ofTheStore() {
            return switch (this) {
                case SAVE_FAILS -> FaultyStore.Fault.FAILS;
                case SAVE_FAILS_HAVING_WRITTEN -> FaultyStore.Fault.FAILS_HAVING_WRITTEN;
                case DIES_BEFORE_A_SAVE -> FaultyStore.Fault.DIES;
                case DIES_AFTER_A_SAVE -> FaultyStore.Fault.DIES_HAVING_WRITTEN;
                default -> FaultyStore.Fault.NONE;
            };
        }
    }
}
