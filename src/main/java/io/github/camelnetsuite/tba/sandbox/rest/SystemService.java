package io.github.camelnetsuite.tba.sandbox.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** {@code /services/rest/system/v1}: server time, always UTC, and governance limits (Oracle help, article_0528010158). */
final class SystemService {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SandboxSettings settings;
    private final Answers answers;

    SystemService(SandboxSettings settings, Answers answers) {
        this.settings = settings;
        this.answers = answers;
    }

    HttpAnswer serverTime(Instant now) {
        ObjectNode body = answers.object();
        body.put("serverTime", MILLIS.format(now));
        return answers.singular(body);
    }

    /** For administrators only (Oracle help, article_0625010817); the refusal's text is unverified. */
    HttpAnswer governanceLimits(Caller caller) throws Refusal {
        if (!caller.administrator()) {
            throw Refusal.of(
                    403,
                    "INSUFFICIENT_PERMISSION",
                    "Permission Violation: You must be an administrator to see governance limits.");
        }
        ObjectNode body = answers.object();
        body.put("accountConcurrencyLimit", settings.concurrency());
        body.put("accountUnallocatedConcurrencyLimit", settings.concurrency());
        body.put("integrationLimitType", "accountLimit");
        return answers.singular(body);
    }
}
