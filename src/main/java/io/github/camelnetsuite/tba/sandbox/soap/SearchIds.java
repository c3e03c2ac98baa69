package io.github.camelnetsuite.tba.sandbox.soap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Searches whose pages can still be asked for: each until 15 minutes after its last use, by the account's clock. Thread-safe. */
final class SearchIds {
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Held> searches = new LinkedHashMap<>(16, 0.75f, true);

    SearchIds(InstantSource clock) {
        this.clock = clock;
    }

    private record Held(Search search, Instant used) {}

    synchronized void keep(String id, Search search) {
        Instant now = clock.instant();
        searches.put(id, new Held(search, now));
        searches.values().removeIf(held -> expired(held, now));
        if (searches.size() > MOST) {
            searches.remove(searches.keySet().iterator().next());
        }
    }

    /** A search by its id, which is used by that; empty when there is none, or no longer. */
    synchronized Optional<Search> use(String id) {
        Instant now = clock.instant();
        Held held = searches.get(id);
        if (held == null || expired(held, now)) {
            return Optional.empty();
        }
        searches.put(id, new Held(held.search(), now));
        return Optional.of(held.search());
    }

    private static boolean expired(Held held, Instant now) {
        return held.used().plus(KEPT).isBefore(now);
    }
}
