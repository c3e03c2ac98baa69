package io.github.camelnetsuite.tba.sandbox.login;

import io.github.camelnetsuite.tba.sandbox.LoginCause;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys that were handed out, and what the account makes of them now. Thread-safe. */
final class IssuedKeys {
    private final Supplier<SandboxCredentials> handedOut;
    private final Supplier<Optional<LoginCause>> cause;

    /**
     * The keys of now.
     *
     * @param handedOut the latest; those before them are unknown
     * @param cause why nobody gets in at the moment, if so
     */
    IssuedKeys(Supplier<SandboxCredentials> handedOut, Supplier<Optional<LoginCause>> cause) {
        this.handedOut = handedOut;
        this.cause = cause;
    }

    boolean hasConsumerKey(String given) {
        return same(handedOut.get().consumerKey(), given) && !is(LoginCause.CONSUMER_KEY_UNKNOWN);
    }

    boolean hasToken(String given) {
        return same(handedOut.get().tokenId(), given) && !is(LoginCause.TOKEN_OF_OTHER_ACCOUNT);
    }

    /** Account and realm are compared to the letter, in upper case and with an underscore. */
    boolean isOfAccount(String given) {
        return same(handedOut.get().accountId(), given);
    }

    String consumerSecret() {
        String secret = handedOut.get().consumerSecret();
        return is(LoginCause.CONSUMER_SECRET_WRONG) ? another(secret) : secret;
    }

    String tokenSecret() {
        String secret = handedOut.get().tokenSecret();
        return is(LoginCause.TOKEN_SECRET_WRONG) ? another(secret) : secret;
    }

    private static String another(String secret) {
        return new StringBuilder(secret).reverse().toString();
    }

    /**
     * Refuses a login for what is the matter with its integration, token, user or role, or for what became of it on the
     * way.
     *
     * @param injected audit detail of an injected failure, empty for none
     */
    void refuseForCause(String injected) throws LoginRefusedException {
        String detail =
                injected.isEmpty() ? cause.get().map(IssuedKeys::detailByDecree).orElse("") : injected;
        if (!detail.isEmpty()) {
            throw new LoginRefusedException(detail);
        }
    }

    /** Empty for a cause that comes about of itself: by an unknown key, the lock, the time or the signature. */
    private static String detailByDecree(LoginCause cause) {
        return switch (cause) {
            case CONSUMER_KEY_UNKNOWN,
                    TOKEN_OF_OTHER_ACCOUNT,
                    USER_LOCKED,
                    CLOCKS_APART,
                    CONSUMER_SECRET_WRONG,
                    TOKEN_SECRET_WRONG -> "";
            default -> cause.detail();
        };
    }

    /** Whom a login names. */
    AuditTrail.Names names(String consumerKey, String token) {
        return AuditTrail.Names.of(hasToken(token), hasToken(token), hasConsumerKey(consumerKey));
    }

    private boolean is(LoginCause one) {
        return cause.get().filter(one::equals).isPresent();
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
