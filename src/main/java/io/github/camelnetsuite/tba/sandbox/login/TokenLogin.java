package io.github.camelnetsuite.tba.sandbox.login;

import com.google.api.client.auth.oauth.OAuthHmacSha256Signer;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import io.github.camelnetsuite.tba.sandbox.LoginCause;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Token-Based Authentication: OAuth 1.0a, HMAC-SHA256 (Oracle help, section_1534941088), verified by google-oauth-client
 * over the whole request URL as the client sees it.
 *
 * <p>Checks run in this order, which is unverified: header form, required parameters, consumer key, token, user
 * lock, what is the matter with integration, token, user or role ({@link LoginCause}), signature method, version,
 * timestamp (five minutes either way), nonce length, realm, signature, nonce reuse. A nonce is spent only by a request whose signature is right. Every failure that names the known token counts towards the lock.
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

    private final IssuedKeys keys;
    private final AuditTrail audit;
    private final UserLock lock;
    private final NonceLedger nonces = new NonceLedger();
    private final LongAdder refusedNonces = new LongAdder();
    private final LongAdder refusedLogins = new LongAdder();

    /**
     * A login with the keys that were handed out.
     *
     * @param handedOut the latest
     * @param cause why nobody gets in at the moment, if so
     * @param lock of the token's user
     */
    public TokenLogin(
            Supplier<SandboxCredentials> handedOut,
            Supplier<Optional<LoginCause>> cause,
            UserLock lock,
            AuditTrail audit) {
        this.keys = new IssuedKeys(handedOut, cause);
        this.lock = lock;
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
            audit.add(now, "", names(header), request);
        } catch (LoginRefusedException refused) {
            refusedLogins.increment();
            if (refused.detail().equals("NonceUsed")) {
                refusedNonces.increment();
            }
            AuditTrail.Names names = names(header == null ? new OAuthHeader(Map.of()) : header);
            if (!names.user().isEmpty()) {
                lock.failed(now);
            }
            audit.add(now, refused.detail(), names, request);
            throw refused;
        }
    }

    /** The same user's login over SOAP, with the same nonces, lock, audit trail and counters. */
    public PassportLogin byPassport() {
        return new PassportLogin(keys, audit, nonces, lock, refusedNonces, refusedLogins);
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
        refuseUnless(keys.hasConsumerKey(header.required("oauth_consumer_key")), "consumer_key_unknown");
        refuseUnless(keys.hasToken(header.required("oauth_token")), "token_rejected");
        refuseUnless(!lock.locked(now), "temporary_locked");
        keys.refuseForCause(injected);
        refuseUnless(header.required("oauth_signature_method").equals("HMAC-SHA256"), "UnknownAlgorithm");
        refuseUnless(header.optional("oauth_version").orElse("1.0").equals("1.0"), "VersionRejected");
        long timestamp = timestamp(header);
        refuseUnless(Math.abs(now.getEpochSecond() - timestamp) <= WINDOW_SECONDS, "InvalidTimestamp");
        String nonce = header.required("oauth_nonce");
        refuseUnless(nonce.length() >= SHORTEST_NONCE, "nonce_rejected");
        refuseUnless(keys.isOfAccount(header.required("realm")), "InvalidSignature");
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
        OAuthHmacSha256Signer signer = new OAuthHmacSha256Signer(keys.consumerSecret());
        signer.setTokenSecret(keys.tokenSecret());
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
        return IssuedKeys.same(parameters.signature, header.required("oauth_signature"));
    }

    private AuditTrail.Names names(OAuthHeader header) {
        return keys.names(
                header.optional("oauth_consumer_key").orElse(""),
                header.optional("oauth_token").orElse(""));
    }

    private static void refuseUnless(boolean condition, String detail) throws LoginRefusedException {
        if (!condition) {
            throw new LoginRefusedException(detail);
        }
    }
}
