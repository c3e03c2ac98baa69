package io.github.camelnetsuite.tba.sandbox.login;

import com.google.api.client.auth.oauth.OAuthHmacSha256Signer;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Token-Based Authentication: OAuth 1.0a, HMAC-SHA256 (Oracle help, section_1534941088), verified by google-oauth-client
 * over the whole request URL as the client sees it.
 *
 * <p>Checks run in this order, which is unverified: header form, required parameters, consumer key, token, user
 * lock, signature method, version, timestamp (five minutes either way), nonce length, realm, signature, nonce reuse. A nonce is
 * spent only by a request whose signature is right. Every failure that names the known token counts towards the lock.
 */
public final class TokenLogin {
    private static final long WINDOW_SECONDS = 300;
    private static final int SHORTEST_NONCE = 6;
    private static final List<String> REQUIRED = List.of(
            "realm",
            "oauth_consumer_key",
            "oauth_token",
            "oauth_signature_method",
            "oauth_timestamp",
            "oauth_nonce",
            "oauth_signature");

    private final SandboxCredentials credentials;
    private final AuditTrail audit;
    private final NonceLedger nonces = new NonceLedger();
    private final UserLock lock = new UserLock();
    private final LongAdder refusedNonces = new LongAdder();
    private final LongAdder refusedLogins = new LongAdder();

    public TokenLogin(SandboxCredentials credentials, AuditTrail audit) {
        this.credentials = credentials;
        this.audit = audit;
    }

    /**
     * Lets a request in, or says in the audit trail why not.
     *
     * @param now the account's time
     * @param injected audit detail of an injected failure, empty for none
     * @throws LoginRefusedException when the login fails
     */
    public void enter(HttpRequest request, Instant now, String injected) throws LoginRefusedException {
        OAuthHeader header = null;
        try {
            header = OAuthHeader.parse(request.field("Authorization").orElse(""));
            check(header, request, now, injected);
            audit(now, "Success", "", header, request);
        } catch (LoginRefusedException refused) {
            refusedLogins.increment();
            if (refused.detail().equals("NonceUsed")) {
                refusedNonces.increment();
            }
            OAuthHeader known = header == null ? new OAuthHeader(java.util.Map.of()) : header;
            if (names(known, "oauth_token", credentials.tokenId())) {
                lock.failed(now);
            }
            audit(now, "Failure", refused.detail(), known, request);
            throw refused;
        }
    }

    /** The same user's login over SOAP, with the same nonces, lock, audit trail and counters. */
    public PassportLogin byPassport() {
        return new PassportLogin(credentials, audit, nonces, lock, refusedNonces, refusedLogins);
    }

    public long refusedNonces() {
        return refusedNonces.sum();
    }

    public long refusedLogins() {
        return refusedLogins.sum();
    }

    private void check(OAuthHeader header, HttpRequest request, Instant now, String injected)
            throws LoginRefusedException {
        for (String name : REQUIRED) {
            header.required(name);
        }
        refuseUnless(names(header, "oauth_consumer_key", credentials.consumerKey()), "consumer_key_unknown");
        refuseUnless(names(header, "oauth_token", credentials.tokenId()), "token_rejected");
        refuseUnless(!lock.locked(now), "temporary_locked");
        refuseUnless(injected.isEmpty(), injected);
        refuseUnless(header.required("oauth_signature_method").equals("HMAC-SHA256"), "UnknownAlgorithm");
        refuseUnless(header.optional("oauth_version").orElse("1.0").equals("1.0"), "VersionRejected");
        long timestamp = timestamp(header);
        refuseUnless(Math.abs(now.getEpochSecond() - timestamp) <= WINDOW_SECONDS, "InvalidTimestamp");
        String nonce = header.required("oauth_nonce");
        refuseUnless(nonce.length() >= SHORTEST_NONCE, "nonce_rejected");
        refuseUnless(names(header, "realm", credentials.accountId()), "InvalidSignature");
        refuseUnless(signed(header, request), "InvalidSignature");
        refuseUnless(nonces.firstUse(timestamp, nonce, now.getEpochSecond() - 2 * WINDOW_SECONDS), "NonceUsed");
    }

    private static long timestamp(OAuthHeader header) throws LoginRefusedException {
        try {
            return Long.parseLong(header.required("oauth_timestamp"));
        } catch (NumberFormatException notSeconds) {
            throw new LoginRefusedException("InvalidTimestamp");
        }
    }

    private boolean signed(OAuthHeader header, HttpRequest request) throws LoginRefusedException {
        OAuthHmacSha256Signer signer = new OAuthHmacSha256Signer(credentials.consumerSecret());
        signer.setTokenSecret(credentials.tokenSecret());
        OAuthParameters parameters = new OAuthParameters();
        parameters.signer = signer;
        parameters.consumerKey = header.required("oauth_consumer_key");
        parameters.token = header.required("oauth_token");
        parameters.nonce = header.required("oauth_nonce");
        parameters.timestamp = header.required("oauth_timestamp");
        parameters.version = header.optional("oauth_version").orElse(null);
        try {
            parameters.computeSignature(request.method(), new GenericUrl(request.url()));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
        return MessageDigest.isEqual(bytes(parameters.signature), bytes(header.required("oauth_signature")));
    }

    private static boolean names(OAuthHeader header, String parameter, String expected) {
        String given = header.optional(parameter).orElse("");
        return MessageDigest.isEqual(bytes(expected), bytes(given));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void refuseUnless(boolean condition, String detail) throws LoginRefusedException {
        if (!condition) {
            throw new LoginRefusedException(detail);
        }
    }

    private void audit(Instant now, String status, String detail, OAuthHeader header, HttpRequest request) {
        audit.add(new AuditTrail.Entry(
                now,
                status,
                detail,
                names(header, "oauth_token", credentials.tokenId()) ? "Sandbox token" : "",
                names(header, "oauth_consumer_key", credentials.consumerKey()) ? "Sandbox integration" : "",
                request.method() + " " + request.path()));
    }
}
