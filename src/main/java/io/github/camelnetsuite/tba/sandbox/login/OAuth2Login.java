package io.github.camelnetsuite.tba.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 client credentials (Oracle help, section_162755359851): issues access tokens for signed assertions and lets
 * requests in that bring one.
 *
 * <p>Documented are the endpoint, the claims, the algorithms and the form of good and bad answers. Unverified are the
 * order of checks, every {@code error_description}, which {@code error} goes with which cause, what is allowed for
 * clocks, and that a failure counts towards a lock of the user, as it does here.
 */
public final class OAuth2Login {
    private static final String TOKEN_PATH = "/services/rest/auth/oauth2/v1/token";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final long LONGEST_ASSERTION_SECONDS = 3600;

    private final CertificateMappings mappings;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Duration clockLeeway;
    private final SecureRandom random = new SecureRandom();
    private final UserLock lock;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final Set<String> usedIds = new HashSet<>();
    private final LongAdder refused = new LongAdder();

    /**
     * A login.
     *
     * @param lock of the user that certificates are mapped to
     * @param clockLeeway how far ahead the clock of an assertion may be
     */
    public OAuth2Login(
            CertificateMappings mappings, UserLock lock, AuditTrail audit, ObjectMapper json, Duration clockLeeway) {
        this.mappings = mappings;
        this.lock = lock;
        this.audit = audit;
        this.json = json;
        this.clockLeeway = clockLeeway;
    }

    /** Whether a request is for an access token. */
    public static boolean asksForToken(HttpRequest request) {
        return request.path().equals(TOKEN_PATH);
    }

    /** Whether a request brings an access token. */
    public static boolean bringsToken(HttpRequest request) {
        return token(request) != null;
    }

    /**
     * Issues an access token.
     *
     * @param now the account's time
     * @param mayLogIn whether the role may
     * @param injected audit detail of an injected failure, empty for none
     * @throws TokenRefusedException when there is none
     */
    public String issue(HttpRequest request, Instant now, boolean mayLogIn, String injected)
            throws TokenRefusedException {
        CertificateMapping mapping = null;
        try {
            ClientAssertion assertion = ClientAssertion.in(form(request), json);
            mapping = mappings.find(assertion.header("kid")).orElse(null);
            check(assertion, mapping, request, now, mayLogIn, injected);
            String token = token(now);
            tokens.put(token, now.plus(LIFETIME));
            audit.add(now, "", names(mapping != null), request);
            return token;
        } catch (TokenRefusedException refusal) {
            refused.increment();
            if (mapping != null) {
                lock.failed(now);
            }
            audit.add(now, refusal.detail(), names(mapping != null), request);
            throw refusal;
        }
    }

    private static Map<String, String> form(HttpRequest request) throws TokenRefusedException {
        if (!request.method().equals("POST")
                || !request.field("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw new TokenRefusedException("invalid_request", "Post a form to this address.", "InvalidRequest");
        }
        return new HttpRequest("GET", "/?" + request.text(), request.fields(), new byte[0]).query();
    }

    private void check(
            ClientAssertion assertion,
            @Nullable CertificateMapping mapping,
            HttpRequest request,
            Instant now,
            boolean mayLogIn,
            String injected)
            throws TokenRefusedException {
        refuseUnless(
                AssertionSignature.ALGORITHMS.contains(assertion.header("alg")),
                "invalid_request",
                "The algorithm (alg) of the client assertion is not supported.",
                "UnknownAlgorithm");
        if (mapping == null) {
            throw new TokenRefusedException(
                    "invalid_grant",
                    "The certificate ID (kid) of the client assertion is unknown: certificate not found.",
                    "CertificateUnknown");
        }
        refuseUnless(
                mapping.clientId().equals(assertion.claim("iss")),
                "invalid_client",
                "The issuer (iss) of the client assertion is not the client ID of the mapping.",
                "UnknownIntegration");
        refuseUnless(!lock.locked(now), "invalid_grant", "The entity is locked.", "temporary_locked");
        refuseUnless(injected.isEmpty(), "invalid_grant", "", injected);
        refuseUnless(!mapping.revoked(), "invalid_grant", "The certificate was revoked.", "CertificateRevoked");
        refuseUnless(
                !mapping.expired()
                        && !now.isAfter(mapping.certificate().getNotAfter().toInstant()),
                "invalid_grant",
                "The certificate has expired.",
                "CertificateExpired");
        refuseUnless(
                AssertionSignature.fits(mapping.certificate().getPublicKey(), assertion.header("alg")),
                "invalid_request",
                "The algorithm (alg) of the client assertion does not fit the certificate.",
                "UnknownAlgorithm");
        refuseUnless(
                AssertionSignature.verifies(
                        mapping.certificate().getPublicKey(),
                        assertion.header("alg"),
                        assertion.signed(),
                        assertion.signature()),
                "invalid_grant",
                "The signature of the client assertion is invalid.",
                "InvalidSignature");
        refuseUnless(
                assertion.claim("aud").equals(request.url()),
                "invalid_grant",
                "The audience (aud) of the client assertion is not this token endpoint.",
                "InvalidAudience");
        checkTimes(assertion, now);
        refuseUnless(
                assertion.scopes().contains("rest_webservices"),
                "invalid_scope",
                "The scope is empty or does not match the integration.",
                "ScopeMismatched");
        refuseUnless(
                mayLogIn,
                "invalid_grant",
                "The role may not log in using OAuth 2.0 access tokens.",
                "EntityOrRoleDisabled");
        refuseUnless(
                firstUse(assertion.claim("jti")),
                "invalid_grant",
                "The assertion's lifetime is over: it was used.",
                "JtiUsed");
    }

    private void checkTimes(ClientAssertion assertion, Instant now) throws TokenRefusedException {
        long issued = assertion.seconds("iat");
        long expires = assertion.seconds("exp");
        refuseUnless(
                issued <= now.plus(clockLeeway).getEpochSecond(),
                "invalid_grant",
                "The client assertion was issued (iat) in the future.",
                "InvalidTimestamp");
        refuseUnless(
                expires > now.getEpochSecond(),
                "invalid_grant",
                "The client assertion (exp) has expired.",
                "InvalidTimestamp");
        refuseUnless(
                expires > issued && expires - issued <= LONGEST_ASSERTION_SECONDS,
                "invalid_request",
                "The lifetime (exp) of the client assertion is longer than 60 minutes.",
                "InvalidTimestamp");
    }

    private synchronized boolean firstUse(String id) {
        return id.isEmpty() || usedIds.add(id);
    }

    private static void refuseUnless(boolean condition, String error, String description, String detail)
            throws TokenRefusedException {
        if (!condition) {
            throw new TokenRefusedException(error, description, detail);
        }
    }

    /**
     * Lets a request with an access token in, or says in the audit trail why not.
     *
     * @param injected audit detail of an injected failure, empty for none
     * @throws LoginRefusedException when the login fails
     */
    public void enter(HttpRequest request, Instant now, boolean mayLogIn, String injected)
            throws LoginRefusedException {
        Instant expires = tokens.get(String.valueOf(token(request)));
        String detail = expires == null
                ? "TokenRejected"
                : !now.isBefore(expires)
                        ? "AccessTokenExpired"
                        : lock.locked(now) ? "temporary_locked" : mayLogIn ? injected : "EntityOrRoleDisabled";
        audit.add(now, detail, names(expires != null), request);
        if (!detail.isEmpty()) {
            refused.increment();
            if (expires != null && now.isBefore(expires)) {
                lock.failed(now);
            }
            throw new LoginRefusedException(detail);
        }
    }

    /** No access token that was issued so far is good any more. */
    public void forgetTokens() {
        tokens.clear();
    }

    public long refusedLogins() {
        return refused.sum();
    }

    private static @Nullable String token(HttpRequest request) {
        String header = request.field("Authorization").orElse("");
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    /** In the shape of NetSuite's (Oracle help, section_158255317571), but that it is signed by chance. */
    private String token(Instant now) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        byte[] signature = new byte[384];
        random.nextBytes(signature);
        JsonNode header = json.createObjectNode()
                .put("kid", "s.SANDBOX.2026")
                .put("typ", "JWT")
                .put("alg", "PS256");
        JsonNode claims = json.createObjectNode()
                .put("sub", "3;7")
                .put("iss", "https://system.netsuite.com")
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond());
        try {
            return base64.encodeToString(json.writeValueAsBytes(header)) + "."
                    + base64.encodeToString(json.writeValueAsBytes(claims)) + "." + base64.encodeToString(signature);
        } catch (IOException impossible) {
            throw new IllegalStateException("A JSON tree did not serialize", impossible);
        }
    }

    /** The integration and the user that a certificate or an access token is of. */
    private static AuditTrail.Names names(boolean known) {
        return AuditTrail.Names.of(known, false, known);
    }
}
