package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether nothing may be believed. NetSuite may answer a role that has lost its permission with success and nothing. So
 * where nothing at all is found, it is asked whether anything is visible, and then once more for what was not found.
 *
 * <p>That would make three requests of every idle poll. So a poll that goes on from one which was read to the end a
 * moment ago is told nothing as of then: it changes nothing, and the next one asks for the same time again.
 */
final class Sight {

    private static final Duration MOMENT = Duration.ofMinutes(5);

    private final Duration lookback;
    private final Look look;
    /** Of the last search; one that goes on behind a record finds that one again. */
    private boolean foundNothing;
    /** When everything was last read to the end, and anything was visible; null before that. */
    private @Nullable Instant lastSeen;

    /** Asks whether anything is visible. */
    @FunctionalInterface
    interface Look {

        /** Throws {@link NothingVisibleException} where it is not. */
        void requireAnything() throws InterruptedException;
    }

    /** The same search each time. */
    @FunctionalInterface
    interface Search {
        Answer<SoapClient.Found> again() throws InterruptedException;
    }

    /** Reads the same page each time. */
    @FunctionalInterface
    interface Reader {
        Page read() throws InterruptedException;
    }

    /** What is said where nothing of that type is visible, whichever service says so. */
    static NothingVisibleException nothingVisible(RecordType type) {
        return new NothingVisibleException("0 " + type + "s visible: permission, or an empty account? NetSuite says so"
                + " without an error also where the role lacks Lists > Customers or Lists > Contacts, or the"
                + " subsidiaries (Setup > Users/Roles > Manage Roles). Until one is visible the route stays where it"
                + " is, so that nothing is skipped");
    }

    /** @param lookback the overlap that a poll reads again */
    Sight(Duration lookback, Look look) {
        this.lookback = lookback;
        this.look = look;
    }

    /** What a search finds; in a window of time that ends, and so is passed where nothing is in it, beyond doubt. */
    Answer<SoapClient.Found> of(Window window, Search search) throws InterruptedException {
        Answer<SoapClient.Found> answer = search.again();
        if (answer.body().total() == 0 && window.to() != null) {
            look.requireAnything();
            answer = search.again();
        }
        foundNothing = answer.body().total() == 0;
        return answer;
    }

    /** The page behind a position, whose searches go through here. */
    Page of(Position position, Reader reader) throws InterruptedException {
        Page page = reader.read();
        Instant seen = lastSeen;
        if (foundNothing && seen != null && goesOn(position, seen) && isAMomentAgo(seen, page.asOf())) {
            return new Page(page.records(), page.more(), seen, page.total());
        }
        if (foundNothing) {
            look.requireAnything();
            page = reader.read();
        }
        lastSeen = position instanceof Position.ByTime && !page.more() ? page.asOf() : null;
        return page;
    }

    /** Whether all that was read then has been delivered too. */
    private boolean goesOn(Position position, Instant seen) {
        return position instanceof Position.ByTime start
                && start.after() == null
                && !start.from().isBefore(seen.minus(lookback).minusSeconds(1));
    }

    private static boolean isAMomentAgo(Instant seen, Instant now) {
        return Duration.between(seen, now).compareTo(MOMENT) < 0;
    }
}
