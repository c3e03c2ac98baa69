package io.github.camelnetsuite.tba.doctor;

import java.time.Instant;

/** How long the certificate to log in with is good. */
final class Certificate {

    /** Another one takes an administrator of the account. */
    private static final int NOTABLE_DAYS = 60;

    private Certificate() {}

    static Finding finding(Access access, Instant now) {
        var validity = access.certificate();
        if (validity == null) {
            return access.isTba()
                    ? Finding.passed(Check.CERTIFICATE, "none is needed to log in with keys and tokens")
                    : Finding.notReached(
                            Check.CERTIFICATE, "its end is not known: set option certificate to have it watched");
        }
        long days = validity.daysLeft(now);
        return days < 0
                ? Finding.failed(
                        Check.CERTIFICATE,
                        "certificate-expired",
                        "it ended at " + validity.until(),
                        "Make another pair with keygen and upload its certificate.")
                : Finding.passed(
                        Check.CERTIFICATE,
                        "good until " + validity.until() + ", " + days + " days",
                        days < NOTABLE_DAYS
                                ? "Make another pair with keygen and upload its certificate before that."
                                : "");
    }
}
