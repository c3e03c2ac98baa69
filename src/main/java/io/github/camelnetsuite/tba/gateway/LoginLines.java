package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** The lines of a log of logins, which several processes may read and add to at the same time. Thread-safe. */
public interface LoginLines {

    /**
     * Differs from what it was before when the lines do; asked for before they are read, so that nothing that is added
     * meanwhile is missed.
     *
     * @throws IOException when they are out of reach
     */
    Object state() throws IOException;

    /** All of them, in any order. */
    List<String> read() throws IOException;

    /** Adds a line, and drops of the others those that are done, as far as all of them tell. */
    void add(String line, Done done) throws IOException;

    /** Tells what may be dropped. */
    @FunctionalInterface
    interface Done {
        Predicate<String> among(List<String> all);
    }
}
