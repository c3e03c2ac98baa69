package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.OAuth2Credentials.Validity;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in time that a certificate ends: when NetSuite mails its administrators (two months, one month and 14 days
 * before), and then every day. Once each, however often it looks. Used by the polling thread, asked by any.
 */
final class CertificateWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final long[] MILESTONES = {60, 30, 14};

    private final Supplier<@Nullable Validity> validity;
    private final InstantSource clock;
    private final String route;
    private long told = Long.MAX_VALUE;

    /** @param validity gives null when it is not known, or there is no certificate */
    CertificateWatch(Supplier<@Nullable Validity> validity, InstantSource clock, String route) {
        this.validity = validity;
        this.clock = clock;
        this.route = route;
    }

    /** Whole days that are left, negative when it is over; empty where that is not known. */
    OptionalLong daysLeft() {
        Validity now = validity.get();
        return now == null ? OptionalLong.empty() : OptionalLong.of(now.daysLeft(clock.instant()));
    }

    /** Says so in the log, if it is time and has not been said. */
    void look() {
        daysLeft().ifPresent(days -> {
            long milestone = days < MILESTONES[MILESTONES.length - 1]
                    ? days
                    : LongStream.of(MILESTONES)
                            .filter(mark -> days <= mark)
                            .min()
                            .orElse(Long.MAX_VALUE);
            if (milestone < told && days >= 0) {
                told = milestone;
                LOG.warn(
                        "{}: the certificate of option certificate expires in {} days, and nothing can be read from then on:"
                                + " make another pair with keygen, and upload it to NetSuite",
                        route,
                        days);
            }
        });
    }
}
