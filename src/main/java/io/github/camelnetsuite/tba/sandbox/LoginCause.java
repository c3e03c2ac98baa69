package io.github.camelnetsuite.tba.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why every login fails although the client signs as it should: what an administrator, NetSuite, or something on the way
 * has changed since the keys were handed out. The client gets one and the same answer for all of them; each has its word
 * in the Login Audit Trail (Oracle help, subsect_156935170194), spelt by RESTlets in their own way where that is so.
 *
 * <p>What a client does wrong itself needs no switch: a wrong key, a stale timestamp or a nonce used twice is refused
 * because it is wrong.
 *
 * <p>Unverified: the word for an address rule, and that SOAP and REST say {@code EntityOrRoleDisabled}, as seen with
 * SuiteQL in 2026, where Oracle's table has {@code permission_denied}.
 */
public enum LoginCause {
    /** The integration record was deleted, or its credentials were reset. */
    CONSUMER_KEY_UNKNOWN(Reach.EVERY_LOGIN, "consumer_key_unknown"),
    /** The integration's state is Blocked, or it waits for approval. */
    INTEGRATION_BLOCKED(Reach.EVERY_LOGIN, "consumer_key_refused"),
    /** The consumer secret is that of other credentials. */
    CONSUMER_SECRET_WRONG(Reach.TOKENS, "InvalidSignature"),
    TOKEN_REVOKED(Reach.TOKENS, "token_rejected"),
    TOKEN_INACTIVE(Reach.TOKENS, "token_rejected"),
    TOKEN_OF_OTHER_INTEGRATION(Reach.TOKENS, "token_rejected"),
    /** A token of the production account in its sandbox, or one from before the sandbox was refreshed. */
    TOKEN_OF_OTHER_ACCOUNT(Reach.TOKENS, "token_rejected"),
    /** The token secret is that of another token. */
    TOKEN_SECRET_WRONG(Reach.TOKENS, "InvalidSignature"),
    USER_INACTIVE(Reach.EVERY_LOGIN, "EntityOrRoleDisabled", "permission_denied"),
    ROLE_INACTIVE(Reach.EVERY_LOGIN, "EntityOrRoleDisabled", "permission_denied"),
    ROLE_TAKEN_FROM_USER(Reach.EVERY_LOGIN, "EntityOrRoleDisabled", "permission_denied"),
    /** The user inactivated the role under View My Roles. */
    ROLE_INACTIVATED_BY_USER(Reach.EVERY_LOGIN, "EntityOrRoleDisabled", "permission_denied"),
    /**
     * The role may not log in with tokens: to a person the page says "Login access has been disabled for this role".
     * Elsewhere NetSuite was seen to tell a client of that, which {@link Permission#LOG_IN_USING_ACCESS_TOKENS} does.
     */
    ROLE_WITHOUT_TOKEN_LOGIN(Reach.TOKENS, "EntityOrRoleDisabled", "permission_denied"),
    /** Locked by five bad logins, for half an hour from when this is switched on, or until an administrator unlocks. */
    USER_LOCKED(Reach.EVERY_LOGIN, "temporary_locked"),
    /** The feature Token-based Authentication is off. */
    FEATURE_OFF(Reach.TOKENS, "FeatureDisabled"),
    /** An IP address rule of the account or the user. */
    IP_RULE(Reach.EVERY_LOGIN, "INVALID_LOGIN_IP"),
    /** The integration takes tokens of the three-legged flow only. */
    AUTHORIZATION_FLOW_REQUIRED(Reach.TOKENS, "AuthorizationFlowRequired"),
    /** The clocks of client and account are ten minutes apart; the account's Date shows it. */
    CLOCKS_APART(Reach.EVERY_LOGIN, "InvalidTimestamp"),
    /** On the way, a proxy rewrites what was signed. */
    REQUEST_REWRITTEN(Reach.TOKENS, "InvalidSignature"),
    /** On the way, every request is sent twice, and this is the answer to the second. */
    REQUEST_REPEATED(Reach.TOKENS, "NonceUsed", "nonce_used"),
    /** On the way, the nonce is cut short. */
    NONCE_CUT(Reach.TOKENS, "nonce_rejected"),
    /** On the way, a parameter of the login is doubled or emptied. */
    PARAMETER_MANGLED(Reach.TOKENS, "parameter_rejected"),
    /** On the way, a parameter of the login is lost. */
    PARAMETER_LOST(Reach.TOKENS, "MissingTokenPassportRequiredFields"),
    /** The client's version of OAuth is replaced. */
    VERSION_REPLACED(Reach.TOKENS, "VersionRejected"),
    /** The client's signature method is replaced by one that NetSuite gave up. */
    ALGORITHM_REPLACED(Reach.TOKENS, "UnknownAlgorithm");

    private enum Reach {
        /** OAuth 2.0 too. */
        EVERY_LOGIN,
        /** Token-Based Authentication. */
        TOKENS
    }

    private final Reach reach;
    private final String detail;
    private final String restletDetail;

    LoginCause(Reach reach, String detail) {
        this(reach, detail, detail);
    }

    LoginCause(Reach reach, String detail, String restletDetail) {
        this.reach = reach;
        this.detail = detail;
        this.restletDetail = restletDetail;
    }

    /** The audit trail's word for a login over REST, SuiteQL or SOAP. */
    public String detail() {
        return detail;
    }

    /** The audit trail's word for a login to a RESTlet. */
    public String restletDetail() {
        return restletDetail;
    }

    /** Whether it refuses logins by OAuth 2.0 as well. */
    public boolean refusesEveryLogin() {
        return reach == Reach.EVERY_LOGIN;
    }

    /**
     * A cause by its name in any case, with underscores or dashes.
     *
     * @throws IllegalArgumentException for another name
     */
    public static LoginCause parse(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(cause -> cause.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("choose one of "
                        + Arrays.stream(values()).map(LoginCause::label).collect(Collectors.joining(", "))));
    }

    /** As the command line spells it: {@code token-revoked}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
