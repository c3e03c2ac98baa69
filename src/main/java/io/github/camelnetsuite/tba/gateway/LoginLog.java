package io.github.camelnetsuite.tba.gateway;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
     * @param id tells it from others; stays when it is put down again as of another time
     */
    record Event(Instant at, String fingerprint, boolean accepted, String id) {

        /** One that nobody has put down yet. */
        static Event of(Instant at, String fingerprint, boolean accepted) {
            return new Event(
                    at, fingerprint, accepted, UUID.randomUUID().toString().substring(0, 8));
        }
    }

    /** Remembers it; that it can't is no reason not to go on. */
    void add(Event event);

    /** What others have added since this was last asked, and the first time what was added before; the oldest first. */
    List<Event> news();
}
