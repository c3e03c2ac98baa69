package io.github.camelnetsuite.tba.sandbox.login;

import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Token-Based Authentication by a passport in a SOAP header: HMAC-SHA256 over account, consumer key, token, nonce and
 * timestamp, joined by {@code &} (Oracle help, section_4395630653). Shares nonces, lock, audit trail and counters with
 * the {@link TokenLogin} that it comes from, since both log in the same user. Thread-safe.
 *
 * <p>Checks run in the order of {@link TokenLogin}, which is unverified. NetSuite documents nonces of 6 to 64
 * alphanumeric characters for SOAP, and takes {@code HMAC_SHA256} beside {@code HMAC-SHA256}.
 */
public final class PassportLogin {
    /** Detail of a login that came with several kinds of credentials: the one that the client is told of. */
    public static final String AMBIGUOUS = "Ambiguous authentication";

    private static final long WINDOW_SECONDS = 300;
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9]{6,64}");
    private static final Set<String> ALGORITHMS = Set.of("HMAC-SHA256", "HMAC_SHA256");
    private static final String UNRESERVED = "-._~";
    private static final TokenPassport NONE = new TokenPassport("", "", "", "", "", "", "");

    private final IssuedKeys keys;
    private final AuditTrail audit;
    private final NonceLedger nonces;
    private final UserLock lock;
    private final LongAdder refusedNonces;
    private final LongAdder refusedLogins;

    PassportLogin(
            IssuedKeys keys,
            AuditTrail audit,
            NonceLedger nonces,
            UserLock lock,
            LongAdder refusedNonces,
            LongAdder refusedLogins) {
        this.keys = keys;
        this.audit = audit;
        this.nonces = nonces;
        this.lock = lock;
        this.refusedNonces = refusedNonces;
        this.refusedLogins = refusedLogins;
    }

    /**
     * Lets a request in, or says in the audit trail why not.
     *
     * @param passports all that the request has
     * @param otherCredentials whether it has credentials of another kind too
     * @param now the account's time
     * @param injected audit detail of an injected failure, empty for none
     * @throws LoginRefusedException when the login fails
     */
    public void enter(
            List<TokenPassport> passports, boolean otherCredentials, HttpRequest request, Instant now, String injected)
            throws LoginRefusedException {
        try {
            check(passports, otherCredentials, now, injected);
            audit.add(now, "", names(passports), request);
        } catch (LoginRefusedException refused) {
            refusedLogins.increment();
            if (refused.detail().equals("NonceUsed")) {
                refusedNonces.increment();
            }
            AuditTrail.Names names = names(passports);
            if (!names.user().isEmpty()) {
                lock.failed(now);
            }
            audit.add(now, refused.detail(), names, request);
            throw refused;
        }
    }

    private void check(List<TokenPassport> passports, boolean otherCredentials, Instant now, String injected)
            throws LoginRefusedException {
        refuseUnless(!passports.isEmpty(), "MissingTokenPassportRequiredFields");
        refuseUnless(!otherCredentials, AMBIGUOUS);
        refuseUnless(passports.size() == 1, "parameter_rejected");
        TokenPassport passport = passports.get(0);
        refuseUnless(passport.complete(), "MissingTokenPassportRequiredFields");
        refuseUnless(keys.hasConsumerKey(passport.consumerKey()), "consumer_key_unknown");
        refuseUnless(keys.hasToken(passport.token()), "token_rejected");
        refuseUnless(!lock.locked(now), "temporary_locked");
        keys.refuseForCause(injected);
        refuseUnless(ALGORITHMS.contains(passport.algorithm()), "UnknownAlgorithm");
        long timestamp = timestamp(passport);
        refuseUnless(Math.abs(now.getEpochSecond() - timestamp) <= WINDOW_SECONDS, "InvalidTimestamp");
        refuseUnless(NONCE.matcher(passport.nonce()).matches(), "nonce_rejected");
        refuseUnless(keys.isOfAccount(passport.account()), "InvalidSignature");
        refuseUnless(IssuedKeys.same(signature(passport), passport.signature()), "InvalidSignature");
        refuseUnless(
                nonces.firstUse(timestamp, passport.nonce(), now.getEpochSecond() - 2 * WINDOW_SECONDS), "NonceUsed");
    }

    private static long timestamp(TokenPassport passport) throws LoginRefusedException {
        try {
            return Long.parseLong(passport.timestamp());
        } catch (NumberFormatException notSeconds) {
            throw new LoginRefusedException("InvalidTimestamp");
        }
    }

    private String signature(TokenPassport passport) {
        String base = joined(
                passport.account(), passport.consumerKey(), passport.token(), passport.nonce(), passport.timestamp());
        String key = joined(keys.consumerSecret(), keys.tokenSecret());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(base)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }

    private static String joined(String... parts) {
        return Stream.of(parts).map(PassportLogin::encoded).collect(Collectors.joining("&"));
    }

    /** Percent-encoding of RFC 3986 section 2. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : bytes(text)) {
            char character = (char) (octet & 0xff);
            boolean alphanumeric = character < 0x80 && Character.isLetterOrDigit(character);
            if (alphanumeric || UNRESERVED.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append("%%%02X".formatted(octet & 0xff));
            }
        }
        return encoded.toString();
    }

    private AuditTrail.Names names(List<TokenPassport> passports) {
        TokenPassport one = passports.isEmpty() ? NONE : passports.get(0);
        return keys.names(one.consumerKey(), one.token());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void refuseUnless(boolean condition, String detail) throws LoginRefusedException {
        if (!condition) {
            throw new LoginRefusedException(detail);
        }
    }
}
