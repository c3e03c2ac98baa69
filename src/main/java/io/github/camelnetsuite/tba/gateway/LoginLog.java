package io.github.camelnetsuite.tba.gateway;

import java.time.Instant;
import java.util.List;

/**
 * Remembers how logins to one account went for longer than a process lives, and for other processes: NetSuite counts
 * refused logins whoever sends them. Thread-safe.
 */
public interface LoginLog {

    /** Remembers nothing. */
    LoginLog NONE = new LoginLog() {
        @Override
        public void add(Event event) {}

        @Override
        public List<Event> news() {
            return List.of();
        }
    };

    /**
     * One login.
     *
     * @param fingerprint of its credentials, from which they can't be found
     * @param at by this machine's clock
     */
    record Event(Instant at, String fingerprint, boolean accepted) {}

    /** Remembers it; that it can't is no reason not to go on. */
    void add(Event event);

    /** What others have added since this was last asked, and the first time what was added before; the oldest first. */
    List<Event> news();
}
