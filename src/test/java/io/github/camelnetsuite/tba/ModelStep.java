package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.progress.FaultyStore;
import java.time.Duration;
import java.util.Locale;

/** One thing that happens in a run of the model of the whole component. */
sealed interface ModelStep {

    /**
     * Records are created, changed and deleted, in one transaction or two.
     *
     * @param seed chooses them
     * @param commitDelay how much later than its time they are seen, in seconds
     */
    record Edit(int creates, int updates, int deletes, long seed, long commitDelay) implements ModelStep {}

    /** NetSuite's clock and ours go on. */
    record Tick(Duration by) implements ModelStep {}

    /** Our clock is set, so far from NetSuite's. */
    record OurClock(Duration ahead) implements ModelStep {}

    /**
     * A poll, and what goes wrong with it.
     *
     * @param at the delivery or save with which it goes wrong, from 0
     * @param answer what some requests get
     * @param first the first of them, from 1
     * @param requests how many of them
     * @param meanwhile happens when the first record is delivered
     * @param then by which transport the next process goes on, should this one die
     */
    record Poll(Trouble trouble, int at, Answer answer, int first, int requests, Edit meanwhile, By then)
            implements ModelStep {

        static final Poll WHOLE = new Poll(Trouble.NONE, 0, Answer.GOOD, 1, 1, new Edit(0, 0, 0, 0, 0), By.SOAP);
    }

    /**
     * Somebody has records read again, everything or some, unless that is under way; or gives it up.
     *
     * @param half of the records, by their ids; else everything
     */
    record Resync(boolean half, boolean givesUp) implements ModelStep {}

    /** The application stops, and starts anew, maybe by another transport. */
    record Restart(By next) implements ModelStep {}

    /** The transport. */
    enum By {
        SUITEQL,
        SOAP;

        String option() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What goes wrong on our side. */
    enum Trouble {
        NONE,
        SUSPENDED,
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

    /** What comes back from NetSuite. */
    enum Answer {
        GOOD(""),
        BUSY("\"status\":429"),
        BROKEN("\"status\":500"),
        DOWN("\"status\":503"),
        REFUSED("\"status\":400"),
        LOGIN_REFUSED("\"revokeToken\":true"),
        NOT_PERMITTED("\"permission\":\"Customers\""),
        NO_DELETIONS("\"permission\":\"Deleted Records\""),
        RESET("\"drop\":\"reset\""),
        NOTHING("\"drop\":\"empty\""),
        GARBAGE("\"drop\":\"garbage\""),
        CUT("\"truncateAfterBytes\":150"),
        WEB_PAGE("\"contentType\":\"text/html\",\"body\":\"<html>Sign in</html>\""),
        ERROR_WITH_200("\"status\":200,\"contentType\":\"application/json\",\"body\":{\"o:errorDetails\":[{\"detail\":"
                + "\"An unexpected error occurred.\",\"o:errorCode\":\"UNEXPECTED_ERROR\"}]}"),
        EMPTY_OBJECT("\"status\":200,\"contentType\":\"application/json\",\"body\":{}");

        private final String effect;

        Answer(String effect) {
            this.effect = effect;
        }

        String fault(int first, int requests) {
            return "{\"match\":{\"path\":\"/services/\",\"nth\":%d,\"times\":%d},%s}"
                    .formatted(first, requests, effect);
        }
    }
}
