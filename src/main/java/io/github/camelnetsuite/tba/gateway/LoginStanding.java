package io.github.camelnetsuite.tba.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of logins with some credentials, and of others to the same account.
 *
 * @param lastAccepted when NetSuite last accepted these credentials; null if it is not known to have
 * @param isRefusedLately whether it refused these within the last 30 minutes
 * @param refusedLately how many logins to the account it refused within the last 30 minutes, with whatever credentials
 * @param notBefore when the next login with these credentials is safe; null for at once
 */
public record LoginStanding(
        @Nullable Instant lastAccepted,
        boolean isRefusedLately,
        int refusedLately,
        @Nullable Instant notBefore) {}
