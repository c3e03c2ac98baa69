package io.github.camelnetsuite.tba.sandbox.control;

import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** An injected fault: which requests it hits, and what it does to them. */
final class Fault {
    private final Pattern path;
    private final String bodyContains;
    private final long first;
    private final long last;
    private final Effect effect;
    private final AtomicLong seen = new AtomicLong();

    /**
     * A fault.
     *
     * @param path found in path and query
     * @param bodyContains text the request's body must hold, empty for any
     * @param nth the first matching request it hits, counted from 1
     * @param times how many matching requests it hits
     */
    Fault(Pattern path, String bodyContains, long nth, long times, Effect effect) {
        this.path = path;
        this.bodyContains = bodyContains;
        this.first = nth;
        this.last = times == Long.MAX_VALUE ? Long.MAX_VALUE : nth + times - 1;
        this.effect = effect;
    }

    /** Counts a request if it matches; true when the fault hits it. */
    boolean hits(HttpRequest request) {
        if (!path.matcher(request.target()).find()
                || (!bodyContains.isEmpty() && !request.text().contains(bodyContains))) {
            return false;
        }
        long number = seen.incrementAndGet();
        return number >= first && number <= last;
    }

    Effect effect() {
        return effect;
    }
}
