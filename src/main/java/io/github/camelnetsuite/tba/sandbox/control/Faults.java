package io.github.camelnetsuite.tba.sandbox.control;

import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults in force. Thread-safe. */
public final class Faults {
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    void add(Fault fault) {
        faults.add(fault);
    }

    void clear() {
        faults.clear();
    }

    /** What hits this request; counts it against every fault it matches. */
    public Effect on(HttpRequest request) {
        Effect effect = Effect.NONE;
        for (Fault fault : faults) {
            if (fault.hits(request)) {
                effect = effect.and(fault.effect());
            }
        }
        return effect;
    }
}
