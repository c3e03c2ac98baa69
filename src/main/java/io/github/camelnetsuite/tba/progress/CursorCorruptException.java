package io.github.camelnetsuite.tba.progress;

import org.jspecify.annotations.Nullable;

/** What is stored cannot be trusted: damaged, cut, foreign, or of a later release. It is left as it is. */
public final class CursorCorruptException extends CursorException {

    private static final long serialVersionUID = 1;

    /**
     * @param name of the cursor
     * @param place where it is stored, as in a file's path
     * @param reason what is wrong with it, as in {@code is empty}
     */
    public CursorCorruptException(String name, String place, String reason, @Nullable Throwable cause) {
        super(
                "Cursor '" + name + "' cannot be trusted: " + place + " " + reason
                        + ". It was left untouched and nothing was read from NetSuite. Ways out: put back a good copy;"
                        + " or `cursor reset " + name + "`, "
                        + (ResyncCursor.isNameOfOne(name)
                                ? "which gives the resync up; then ask for it anew"
                                : "which makes the route read everything again from `since`;"
                                        + " or the reset together with a later `since`, which reads again from that"
                                        + " instant only, as `cursor rewind` does with a cursor that is sound"),
                cause);
    }

    private CursorCorruptException(String message) {
        super(message, null);
    }

    /** Nothing is stored any more although the route that asks has stored it. */
    public static CursorCorruptException vanished(String name) {
        return new CursorCorruptException("Cursor '" + name
                + "' has vanished while its route was running, and nothing was read from NetSuite. Ways out: put it back; or"
                + " restart the route, which then begins anew by its option `since`");
    }
}
