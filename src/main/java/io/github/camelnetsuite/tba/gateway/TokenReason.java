package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.auth.OAuth2Credentials;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a token endpoint refuses, as far as its words tell: those of RFC 6749 and RFC 7523, and those of NetSuite's Login
 * Audit Trail (Oracle help, subsect_158324637123). The first that fits is it.
 */
enum TokenReason {
    LOCKED(
            "\\block(ed|out)?\\b|_locked\\b",
            credentials -> " The user of the certificate is locked, as NetSuite does after five refused logins: wait 30"
                    + " minutes, or have an administrator reset the lock."),
    FEATURE(
            "featuredisabled|\\bfeatures?\\b",
            credentials -> " OAuth 2.0, or REST Web Services, is not enabled in this account: tick both under "
                    + TokenReason.FEATURES + "."),
    EXPIRED(
            "^(?!.*\\b(assertion|jwt|token|exp)\\b).*(certificate\\W.*(expired|no longer valid)|expired certificate)"
                    + "|certificateexpired",
            credentials -> " The certificate has expired: make another pair with keygen, upload it under "
                    + OAuth2Credentials.SETUP + ", and set certificateId and privateKey to the new ones."),
    REVOKED(
            "revoked",
            credentials ->
                    " The certificate or its mapping was revoked: make another pair with keygen, upload it under "
                            + OAuth2Credentials.SETUP + ", and set certificateId and privateKey to the new ones."),
    ALGORITHM(
            "signature.?alg|unknownalgorithm|(unsupported|unknown|not allowed|disallowed) (\\w+ ){0,3}alg"
                    + "|\\balg(orithm)?\\b.*(support|allow|permit|unknown|does not fit)"
                    + "|^((?!signature).)*\\balg(orithm)?\\b",
            credentials -> " The assertion was signed with " + credentials.algorithm()
                    + ", which NetSuite does not take with this certificate: leave out signatureAlgorithm, or make"
                    + " another pair with keygen (NetSuite takes PS256, PS384, PS512 with RSA, ES256, ES384, ES512 with the"
                    + " curve of that name; no RS256)."),
    SIGNATURE(
            "signature",
            credentials -> " privateKey is not the key of the certificate that certificateId names: compare both under "
                    + OAuth2Credentials.SETUP + "."),
    CERTIFICATE_ID(
            "\\bkid\\b|key id|certificate.*(unknown|not found|does not exist|no such)|(unknown|no such|no) certificate|no mapping",
            credentials ->
                    " NetSuite does not know certificateId: copy the Certificate ID that " + OAuth2Credentials.SETUP
                            + " shows beside the certificate, in this very account (a sandbox has IDs of its own, and loses them"
                            + " with each refresh)."),
    AUDIENCE(
            "\\baud\\b|audience",
            credentials ->
                    " The assertion was made for another address than the token endpoint's: set accountId to this"
                            + " account's ("
                            + "Setup > Company > Company Information), and baseUrl, if it is set, to its SuiteTalk address under"
                            + " Company URLs."),
    SCOPE(
            "scope",
            credentials ->
                    " The integration record does not allow REST: tick the scope REST Web Services in it (Setup >"
                            + " Integration > Manage Integrations)."),
    TIME(
            "\\b(exp|iat|nbf)\\b|expired|not yet valid|in the future|lifetime|timestamp|clock",
            credentials -> " NetSuite found the assertion too old or too new: set the clock here by NTP."
                    + (credentials.validity() == null
                            ? " If it is right, look whether the certificate has expired (" + OAuth2Credentials.SETUP
                                    + ")."
                            : "")),
    GRANT(
            "grant.?type|grantrequired|client credentials.*(not enabled|disabled)|unsupported_grant_type",
            credentials ->
                    " The integration record does not allow this way to log in: tick Client Credentials (Machine to"
                            + " Machine) Grant in it (Setup > Integration > Manage Integrations)."),
    INTEGRATION(
            "integration\\W.*(inactive|disabled|blocked|not (active|enabled))|(inactive|disabled|blocked) integration"
                    + "|integration(blocked|disabled|inactive)",
            credentials ->
                    " The integration record of clientId is not enabled: set its state to Enabled (Setup > Integration"
                            + " > Manage Integrations)."),
    ROLE(
            "\\brole\\b|\\bentity\\b|entityorrole|permission|inactive",
            credentials ->
                    " The role or the employee of the certificate (" + OAuth2Credentials.SETUP + ") is inactive, or the"
                            + " role may not Log in using OAuth 2.0 Access Tokens (Setup > Users/Roles > Manage Roles)."),
    CLIENT(
            "invalid_client|unauthorized_client|\\biss\\b|issuer|client.?id|unknown client|integration",
            credentials -> " NetSuite does not accept clientId: copy the Client ID of the integration record (Setup >"
                    + " Integration > Manage Integrations), and look whether it is enabled and the certificate was mapped"
                    + " to it (" + OAuth2Credentials.SETUP + ").");

    /** Where an administrator enables what logging in with a certificate needs. */
    static final String FEATURES = "Setup > Company > Enable Features > SuiteCloud";

    private final Pattern words;

    @SuppressWarnings("ImmutableEnumChecker") // captures nothing
    private final Function<OAuth2Credentials, String> advice;

    TokenReason(String words, Function<OAuth2Credentials, String> advice) {
        this.words = Pattern.compile(words);
        this.advice = advice;
    }

    /** The reason that these words give. */
    static Optional<TokenReason> of(String error, String description) {
        String text = (error + " " + description).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(reason -> reason.words.matcher(text).find())
                .findFirst();
    }

    /** What to do about it, in whole sentences behind a blank. */
    String advice(OAuth2Credentials credentials) {
        return advice.apply(credentials);
    }
}
