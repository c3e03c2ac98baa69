package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.AccountId;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import org.jspecify.annotations.Nullable;

/**
 * The five values that a NetSuite administrator hands over, as a bean: one for each account, for instance under {@code
 * camel.beans.acme}. Read when a route starts; changing it later needs the route started again. What is set can't be
 * read back: consoles show what beans return.
 */
public final class NetSuiteCredentials {

    private @Nullable String accountId;
    private @Nullable String consumerKey;
    private @Nullable String consumerSecret;
    private @Nullable String accessToken;
    private @Nullable String accessTokenSecret;

    /**
     * The checked values as they stand now.
     *
     * @throws IllegalArgumentException naming the one that is missing or misshapen, never showing it
     */
    TbaCredentials freeze() {
        return new TbaCredentials(
                AccountId.parse(required(accountId, "accountId")),
                required(consumerKey, "consumerKey"),
                required(consumerSecret, "consumerSecret"),
                required(accessToken, "accessToken"),
                required(accessTokenSecret, "accessTokenSecret"));
    }

    private static String required(@Nullable String value, String option) {
        if (value == null) {
            throw new IllegalArgumentException("Option " + option + " is not set: a NetSuite account needs accountId,"
                    + " consumerKey, consumerSecret, accessToken (NetSuite's Token ID) and accessTokenSecret (Token"
                    + " Secret)");
        }
        return value;
    }

    /** As NetSuite shows it under Setup > Company > Company Information. */
    public void setAccountId(@Nullable String accountId) {
        this.accountId = accountId;
    }

    /** Of the integration record. */
    public void setConsumerKey(@Nullable String consumerKey) {
        this.consumerKey = consumerKey;
    }

    /** Of the integration record. */
    public void setConsumerSecret(@Nullable String consumerSecret) {
        this.consumerSecret = consumerSecret;
    }

    /** NetSuite's Token ID. */
    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = accessToken;
    }

    /** NetSuite's Token Secret. */
    public void setAccessTokenSecret(@Nullable String accessTokenSecret) {
        this.accessTokenSecret = accessTokenSecret;
    }

    /** The account only, and only if it looks like one: a secret may have been pasted in the wrong place. */
    @Override
    public String toString() {
        try {
            return "NetSuiteCredentials[" + AccountId.parse(accountId).realm() + "]";
        } catch (IllegalArgumentException notAnAccount) {
            return "NetSuiteCredentials[no usable accountId]";
        }
    }
}
