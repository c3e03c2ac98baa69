package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.gateway.ErrorEnvelope.Detail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns an answer that is not a success into the exception whose type says what to do. */
final class Refusals {

    // The server's window is five minutes (Oracle help, subsect_156935170194); near it the clock is the likely cause.
    private static final Duration SUSPICIOUS_SKEW = Duration.ofMinutes(4);

    private static final String WITHOUT_SOAP = "WS_FEATURE_REQD";

    private static final String[] CONCURRENCY = {
        "CONCURRENCY_LIMIT_EXCEEDED",
        "SSS_REQUEST_LIMIT_EXCEEDED",
        "exceededConcurrentRequestLimitFault",
        "exceededRequestLimitFault",
        "WS_REQUEST_BLOCKED",
        "WS_CONCUR_SESSION_DISALLWD",
        "EXCEEDED_MAX_CONCUR_RQST"
    };
    private static final String[] LOGIN = {
        "INVALID_LOGIN",
        "INVALID_LOGIN_ATTEMPT",
        "INVALID_LOGIN_CREDENTIALS",
        "INVALID_LOGIN_IP",
        "CANT_LOGIN_WITH_OAUTH",
        "LOGIN_DISABLED",
        "USER_DISABLED",
        "ACCT_DISABLED",
        "INVALID_ACCT",
        "INVALID_ROLE",
        "WS_LOG_IN_REQD",
        "invalidCredentialsFault",
        "invalidAccountFault"
    };

    /** All that NetSuite says of a refused login, where a fault says no more (Oracle help, section_1509544929). */
    private static final String FLAT_REFUSAL = "Invalid login attempt";

    private static final String[] PERMISSION = {
        "INSUFFICIENT_PERMISSION",
        "PERMISSION_VIOLATION",
        "WS_PERMISSION_REQD",
        "ROLE_REQUIRED",
        "insufficientPermissionFault"
    };
    private static final String[] TROUBLE = {
        "UNEXPECTED_ERROR",
        "ACCT_TEMP_UNAVAILABLE",
        "ACCT_TEMP_DISABLED",
        "SEARCH_TIMED_OUT",
        "SESSION_TIMED_OUT",
        "unexpectedErrorFault",
        "invalidSessionFault",
        "exceededUsageLimitFault",
        SoapFault.UNEXPLAINED
    };

    private static final String[] VERSION = {"INVALID_WS_VERSION", "UNSUPPORTED_WS_VERSION", "invalidVersionFault"};

    private static final String SOAP_PERMISSIONS =
            "Add Lists > Customers and Lists > Contacts (View is enough) to it under Setup > Users/Roles > Manage Roles; if"
                    + " it has them, Setup > SOAP Web Services and Log in using Access Tokens (or User Access Tokens).";

    private static final String DELETED_RECORDS =
            "The role may not see which records were deleted, which option includeDeleted wants: add Setup > Deleted Records"
                    + " in Setup > Users/Roles > Manage Roles.";

    private static final JsonReader JSON = new JsonReader();

    private Refusals() {}

    /**
     * @param skew how far the clock here is ahead of the server's; null where the server did not say
     * @param retryAfter what the server asks to wait; null where it does not
     * @param body the first part of the body, enough for any error
     */
    static NetSuiteException of(
            Attempt attempt, int status, @Nullable Duration skew, @Nullable Duration retryAfter, byte[] body) {
        Optional<NetSuiteException> special = attempt.advice().refusal(attempt, status, skew, body);
        return special.orElseGet(() -> envelope(body)
                .map(envelope -> of(attempt, status, skew, retryAfter, envelope))
                .orElseGet(() -> withoutEnvelope(attempt, status, skew, retryAfter, body)));
    }

    static NetSuiteException of(
            Attempt attempt,
            int httpStatus,
            @Nullable Duration skew,
            @Nullable Duration retryAfter,
            ErrorEnvelope envelope) {
        int status = httpStatus < 400 && envelope.status() >= 400 ? envelope.status() : httpStatus;
        Detail reason = envelope.first();
        String said = Stream.of(reason.code(), reason.text())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
        String where = " (HTTP " + status + "; " + attempt + ").";
        if (status == 429 || envelope.has(CONCURRENCY)) {
            return throttled(attempt, status, retryAfter);
        }
        if (status == 401 || envelope.has(LOGIN) || reason.text().startsWith(FLAT_REFUSAL)) {
            return loginRefused(attempt, status, skew, reason.code());
        }
        if (envelope.has(WITHOUT_SOAP)) {
            return new PermissionMissingException(
                    "NetSuite's answer is " + said + where
                            + " The account has no SOAP web services: switch them on under"
                            + " Setup > Company > Enable Features > SuiteCloud, or read by option transport=suiteql.",
                    status);
        }
        if (status == 403
                || envelope.has(PERMISSION)
                || reason.text().contains("does not have permission")
                || reason.text().contains("do not have permission")) {
            return new PermissionMissingException(
                    "NetSuite's answer is " + said + where + " The login was accepted; its role lacks a permission. "
                            + permissions(attempt, envelope),
                    status);
        }
        if (reason.text().toLowerCase(Locale.ROOT).contains("record 'deletedrecord' was not found")) {
            return new PermissionMissingException(
                    "NetSuite's answer is " + said + where + " " + DELETED_RECORDS, status);
        }
        if (reason.text().contains("Record '") && reason.text().contains("was not found")) {
            return new PermissionMissingException(
                    "NetSuite's answer is " + said + where
                            + " The role may not read that record type: add it under Lists in Setup > Users/Roles > Manage"
                            + " Roles (Lists > Customers, Lists > Contacts; View is enough).",
                    status);
        }
        if (status == 408 || (envelope.soap() ? mayPass(envelope) : status >= 500)) {
            return new UnavailableException("NetSuite is in trouble: " + said + where, status, retryAfter);
        }
        if (envelope.has(VERSION)) {
            return new RequestRefusedException(
                    "NetSuite has no such version of its SOAP web services: " + said + where
                            + " Set option apiVersion to one that it supports, such as 2025_2.",
                    status,
                    reason.text());
        }
        String place = reason.place().isEmpty() ? "" : " at " + reason.place();
        return new RequestRefusedException(
                "NetSuite refused the request" + place + ": " + said + where, status, reason.text());
    }

    private static String permissions(Attempt attempt, ErrorEnvelope envelope) {
        if (attempt.request().operation().equals("getDeleted")) {
            return DELETED_RECORDS;
        }
        return envelope.soap() ? SOAP_PERMISSIONS : restPermissions(attempt);
    }

    private static String restPermissions(Attempt attempt) {
        return "Two ways out: add, under Setup > Users/Roles > Manage Roles, the permissions Setup > REST Web Services (and "
                + attempt.advice().permission()
                + "), Reports > SuiteAnalytics Workbook, Lists > Customers, Lists > Contacts and, to read"
                + " deletions, Setup > Deleted Records; or read by SOAP (option transport=soap, with Token-Based"
                + " Authentication), which needs Setup > SOAP Web Services, Lists > Customers and Lists > Contacts.";
    }

    /** A fault is HTTP's 500 whatever it is about, so that its name has to tell. */
    private static boolean mayPass(ErrorEnvelope envelope) {
        return envelope.has(TROUBLE) || envelope.first().text().contains("scheduled maintenance");
    }

    private static NetSuiteException withoutEnvelope(
            Attempt attempt, int status, @Nullable Duration skew, @Nullable Duration retryAfter, byte[] body) {
        String where = " (HTTP " + status + "; " + attempt + ").";
        if (status == 401) {
            return loginRefused(attempt, status, skew, "no code");
        }
        if (status == 429) {
            return throttled(attempt, status, retryAfter);
        }
        if (status >= 500 || status == 408) {
            return new UnavailableException(
                    "NetSuite, or a gateway before it, is in trouble" + where, status, retryAfter);
        }
        if (status == 407) {
            return new MalformedAnswerException(
                    "A proxy wants a login of its own" + where + " Set the proxy options.", status, null);
        }
        if (status >= 300 && status < 400) {
            return new MalformedAnswerException(
                    "A redirect, which is never followed because the address is part of the signature" + where
                            + " Set baseUrl to the address under Setup > Company > Company Information > Company URLs.",
                    status,
                    null);
        }
        return new MalformedAnswerException(
                "The answer is " + describe(body) + ", not NetSuite's" + where
                        + " Is a proxy or a login page between here and NetSuite?",
                status,
                null);
    }

    private static NetSuiteException throttled(Attempt attempt, int status, @Nullable Duration retryAfter) {
        return new ThrottledException(
                "NetSuite's concurrency limit is used up (HTTP " + status + "; " + attempt
                        + "). All integrations share it: see Setup > Integration > Integration Governance, or lower"
                        + " maxConcurrency.",
                status,
                retryAfter);
    }

    private static LoginRefusedException loginRefused(
            Attempt attempt, int status, @Nullable Duration skew, String code) {
        boolean isTheClock =
                attempt.advice().clockMatters() && skew != null && skew.abs().compareTo(SUSPICIOUS_SKEW) >= 0;
        String clock = !isTheClock || skew == null
                ? " Check " + attempt.advice().toCheck()
                : " The clock here is " + skew.abs().toSeconds() + " s " + (skew.isNegative() ? "behind" : "ahead of")
                        + " NetSuite's, which refuses more than 300 s: set it by NTP.";
        return new LoginRefusedException(
                "NetSuite refused the login (HTTP " + status + ", " + code + "; " + attempt + ")." + clock
                        + " NetSuite tells the reason only under Setup > Users/Roles > User Management > View Login Audit"
                        + " Trail.",
                status,
                skew);
    }

    /** What a body that should have been JSON is, without quoting it. */
    static String describe(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return "empty";
        }
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "an HTML page";
        }
        return start.startsWith("<") ? "XML" : start.startsWith("{") || start.startsWith("[") ? "other JSON" : "junk";
    }

    private static Optional<ErrorEnvelope> envelope(byte[] body) {
        try {
            return describe(body).equals("XML")
                    ? SoapFault.in(new ByteArrayInputStream(body))
                    : ErrorEnvelope.in(JSON.parse(new ByteArrayInputStream(body)));
        } catch (IOException | MalformedAnswerException e) {
            return Optional.empty();
        }
    }
}
