package io.github.camelnetsuite.tba.sandbox.data;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * When the loaded records were created and last modified: three years back from the account's start, the recent time
 * more often, three tenths of the rows by bulk imports that gave up to 4,000 rows the same second, and nothing in
 * the last 20 minutes, which belong to edits.
 */
final class Timeline {
    private static final Duration QUIET = Duration.ofMinutes(20);
    private static final long SPAN = Duration.ofDays(3 * 365).toSeconds();
    private static final int IMPORT_ROWS = 4000;

    private final Instant latest;
    private final int rows;
    private final RandomGenerator random;

    Timeline(Instant start, int rows, RandomGenerator random) {
        this.latest = start.truncatedTo(ChronoUnit.SECONDS).minus(QUIET).minusSeconds(60);
        this.rows = rows;
        this.random = random;
    }

    /** When row number {@code index} was last modified. */
    Instant modified(int index) {
        int imported = index - rows / 10;
        if (imported >= 0 && imported < rows * 3L / 10) {
            return latest.minus(Duration.ofDays(40)).plusSeconds(7L * (imported / IMPORT_ROWS));
        }
        double age = random.nextDouble();
        return latest.minusSeconds((long) (age * age * SPAN));
    }

    /** When a row last modified then was created. */
    Instant created(Instant modified) {
        return random.nextInt(4) == 0 ? modified : modified.minusSeconds(random.nextInt((int) (SPAN / 3)));
    }
}
