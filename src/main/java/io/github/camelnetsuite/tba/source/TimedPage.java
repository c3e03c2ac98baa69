package io.github.camelnetsuite.tba.source;

import java.time.Duration;

/**
 * A page that was read.
 *
 * @param requests how many it took
 * @param took from the first request to the last record
 */
public record TimedPage(int records, long requests, Duration took) {

    Duration forARequest() {
        return took.dividedBy(Math.max(1, requests));
    }
}
