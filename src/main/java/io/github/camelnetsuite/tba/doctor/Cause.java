package io.github.camelnetsuite.tba.doctor;

import java.util.Locale;

/**
 * Why NetSuite refuses a login by Token-Based Authentication. It never says so to the client: the reason stands in the
 * Login Audit Trail only, by the words here, which are those for SOAP and REST (Oracle help, subsect_156935170194).
 */
public enum Cause {
    PAIRS_EXCHANGED(
            "consumer_key_unknown",
            "the consumer pair and the token pair are exchanged",
            "Put the integration record's key and secret into consumerKey and consumerSecret, and Token ID and Token Secret"
                    + " into accessToken and accessTokenSecret."),
    CLOCK(
            "InvalidTimestamp",
            "the clock of this machine is more than five minutes off NetSuite's",
            "Set the clock here by NTP."),
    ACCOUNT_WRONG(
            "",
            "accountId is none, or another one than keys and token belong to",
            "Compare accountId with Setup > Company > Company Information > Account ID."),
    CONSUMER_KEY_UNKNOWN(
            "consumer_key_unknown",
            "consumerKey belongs to no integration record of this account, or was replaced when its credentials were reset",
            "Setup > Integration > Manage Integrations: edit the record, Reset Credentials, and paste the new Consumer Key"
                    + " and Consumer Secret, which are shown once; or make a record with Token-Based Authentication"
                    + " ticked."),
    INTEGRATION_BLOCKED(
            "consumer_key_refused",
            "the integration record is blocked, or waits for approval",
            "Setup > Integration > Manage Integrations: set the record's State to Enabled, with Token-Based"
                    + " Authentication ticked."),
    TOKEN_UNKNOWN(
            "token_rejected",
            "the access token was revoked or made inactive, or accessToken (Token ID) is no token's",
            "Setup > Users/Roles > Access Tokens: if the token is not there or not active, make a new one for the same"
                    + " application, user and role, and paste its Token ID and Token Secret, which are shown once."),
    TOKEN_OF_OTHER_INTEGRATION(
            "token_rejected",
            "the access token was made for another integration record than the one of consumerKey",
            "Setup > Users/Roles > Access Tokens: look at the token's Application Name; make a token for the record whose"
                    + " key is in consumerKey."),
    TOKEN_OF_OTHER_ACCOUNT(
            "token_rejected",
            "the access token is another account's: tokens of production are no good in a sandbox, and each refresh of a"
                    + " sandbox wipes those that were made in it",
            "Make integration record and token in the very account that accountId names (Setup > Company > Company"
                    + " Information)."),
    CONSUMER_SECRET_WRONG(
            "InvalidSignature",
            "consumerSecret is not the secret of consumerKey",
            "Secrets are shown once. Setup > Integration > Manage Integrations: Reset Credentials and paste both new"
                    + " values; all who use the record need them then."),
    TOKEN_SECRET_WRONG(
            "InvalidSignature",
            "accessTokenSecret is not the secret of accessToken",
            "Secrets are shown once. Setup > Users/Roles > Access Tokens: make a new token and paste Token ID and Token"
                    + " Secret of that one."),
    ADDRESS_DIFFERS(
            "InvalidSignature",
            "something between here and NetSuite changes the address, which is part of what is signed, or baseUrl is not"
                    + " the account's",
            "Leave baseUrl out, or set it to the SuiteTalk URL under Setup > Company > Company Information > Company URLs;"
                    + " let proxies pass the request on as it is."),
    USER_INACTIVE(
            "EntityOrRoleDisabled",
            "the token's user is inactive, or has no access any more",
            "Lists > Employees > Employees: clear Inactive, and tick Give Access on the tab Access."),
    ROLE_INACTIVE(
            "EntityOrRoleDisabled",
            "the token's role is inactive",
            "Setup > Users/Roles > Manage Roles: show inactives and clear Inactive."),
    ROLE_NOT_ASSIGNED(
            "EntityOrRoleDisabled",
            "the user does not have the token's role any more, or has made it inactive under View My Roles",
            "Lists > Employees > Employees > Access > Roles: give the user the role of the token."),
    ROLE_WITHOUT_LOGIN(
            "EntityOrRoleDisabled",
            "the role may not log in with tokens; in the user interface this reads \"Login access has been disabled for"
                    + " this role\"",
            "Setup > Users/Roles > Manage Roles > Permissions > Setup: add Log in using Access Tokens (or User Access"
                    + " Tokens). Access Token Management alone makes tokens and does not log in."),
    USER_LOCKED(
            "temporary_locked",
            "the user is locked, as NetSuite does after five refused logins",
            "Wait 30 minutes without any attempt, from here or elsewhere, or have an administrator reset the lock on the"
                    + " employee's tab Access."),
    FEATURE_OFF(
            "FeatureDisabled",
            "Token-Based Authentication is switched off in this account",
            "Setup > Company > Enable Features > SuiteCloud > Manage Authentication: tick Token-Based Authentication."),
    IP_ADDRESS_RULE(
            "",
            "an IP address rule of company or user does not let this machine's address in",
            "Setup > Company > Company Information, and the employee's tab Access: add the address to Allowed IP"
                    + " Addresses, or take the rule out."),
    FLOW_REQUIRED(
            "AuthorizationFlowRequired",
            "the integration record takes tokens of the three-legged flow only",
            "Setup > Integration > Manage Integrations: tick Token-Based Authentication itself, which allows tokens that"
                    + " are made by hand."),
    REPLAYED(
            "NonceUsed",
            "something between here and NetSuite sends requests twice: each signature is good for once",
            "Switch automatic retries off in the proxy or gateway in between."),
    NONCE_CHANGED(
            "nonce_rejected",
            "something between here and NetSuite changes the header Authorization: this client's nonces are long enough",
            "Let proxies and gateways pass the header Authorization on as it is."),
    PARAMETER_CHANGED(
            "parameter_rejected",
            "something between here and NetSuite doubles, empties or garbles a parameter of the header Authorization",
            "Let proxies and gateways pass the header Authorization on as it is."),
    PARAMETER_LOST(
            "MissingTokenPassportRequiredFields",
            "something between here and NetSuite drops the header Authorization or a part of it",
            "Let proxies and gateways pass the header Authorization on as it is."),
    VERSION_CHANGED(
            "VersionRejected",
            "something between here and NetSuite changes oauth_version, which this client sends as 1.0",
            "Let proxies and gateways pass the header Authorization on as it is."),
    ALGORITHM_CHANGED(
            "UnknownAlgorithm",
            "something between here and NetSuite signs anew, with another algorithm than this client's HMAC-SHA256",
            "Let proxies and gateways pass the header Authorization on as it is.");

    private final String auditTrail;
    private final String meaning;
    private final String fix;

    Cause(String auditTrail, String meaning, String fix) {
        this.auditTrail = auditTrail;
        this.meaning = meaning;
        this.fix = fix;
    }

    /** What is wrong if the value of this option of Token-Based Authentication is. */
    static Cause ofWrong(String option) {
        return switch (option) {
            case "consumerKey" -> CONSUMER_KEY_UNKNOWN;
            case "consumerSecret" -> CONSUMER_SECRET_WRONG;
            case "accessToken" -> TOKEN_UNKNOWN;
            case "accessTokenSecret" -> TOKEN_SECRET_WRONG;
            default -> throw new IllegalArgumentException("No value of Token-Based Authentication: " + option);
        };
    }

    /** As programs know it; stays as it is. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The word in the column Detail of the Login Audit Trail; empty where none is documented. */
    public String auditTrail() {
        return auditTrail;
    }

    /** What it is, in half a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do, with its menu path. */
    public String fix() {
        return fix;
    }
}
