package io.github.camelnetsuite.tba.progress;

import java.time.Instant;

/**
 * The stored cursor stands ahead of NetSuite's clock. To read on from there would skip what is modified before that
 * time, and where to go back to is not known here. Nothing was moved.
 */
public final class CursorAheadException extends CursorException {

    private static final long serialVersionUID = 1;

    CursorAheadException(Instant ahead) {
        super(
                "The stored cursor stands at " + ahead + ", ahead of NetSuite's clock: to read on from there would skip"
                        + " what changes before. It was left as it is and nothing was delivered. Ways out: `cursor"
                        + " rewind NAME --to INSTANT` (`cursor list` shows the names) with the time of the last poll"
                        + " that is sure to have read to the end, and what was modified since comes again; or"
                        + " `cursor reset NAME`, which makes the route read everything again from `since`",
                null);
    }
}
