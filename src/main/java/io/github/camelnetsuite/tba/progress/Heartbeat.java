package io.github.camelnetsuite.tba.progress;

import java.time.Duration;

/** Does something again and again while any cursor is taken. */
@FunctionalInterface
interface Heartbeat {

    /**
     * Begins, the first time after one interval.
     *
     * @param beat throws nothing
     * @return ends it
     */
    Runnable begin(Duration every, Runnable beat);
}
