package io.github.camelnetsuite.tba.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The five values that Token-Based Authentication needs (Oracle help, {@code section_4395630653}). They are checked for
 * what copying breaks, because a refused login costs one of the five that lock the user. {@code toString} shows the
 * account only.
 *
 * @param account the account they belong to
 * @param consumerKey consumer key of the integration record
 * @param consumerSecret consumer secret of the integration record
 * @param accessToken what NetSuite calls Token ID
 * @param accessTokenSecret what NetSuite calls Token Secret
 */
public record TbaCredentials(
        AccountId account, String consumerKey, String consumerSecret, String accessToken, String accessTokenSecret) {

    private static final String INTEGRATION =
            " that the integration record (Setup > Integration > Manage Integrations) showed once, when it was saved";
    private static final String TOKEN =
            " that the access token (Setup > Users/Roles > Access Tokens) showed once, when it was saved";

    /** @throws IllegalArgumentException naming the first option that cannot be right, and what to paste; never its value */
    public TbaCredentials {
        consumerKey = PastedText.checked("consumerKey", consumerKey, "the Consumer Key" + INTEGRATION);
        consumerSecret = PastedText.checked("consumerSecret", consumerSecret, "the Consumer Secret" + INTEGRATION);
        accessToken = PastedText.checked("accessToken", accessToken, "the Token ID" + TOKEN);
        accessTokenSecret = PastedText.checked("accessTokenSecret", accessTokenSecret, "the Token Secret" + TOKEN);
    }

    /**
     * Takes the five values as a user gave them, absent ones included.
     *
     * @throws IllegalArgumentException naming the first option that cannot be right, and what to paste; never its value
     */
    public static TbaCredentials of(
            @Nullable String accountId,
            @Nullable String consumerKey,
            @Nullable String consumerSecret,
            @Nullable String accessToken,
            @Nullable String accessTokenSecret) {
        return new TbaCredentials(
                AccountId.parse(accountId),
                orEmpty(consumerKey),
                orEmpty(consumerSecret),
                orEmpty(accessToken),
                orEmpty(accessTokenSecret));
    }

    /**
     * A short text that differs when any of the five values does: to see that credentials changed without keeping them.
     *
     * @return 12 hexadecimal digits of a SHA-256 over all five values, from which none of them can be found
     */
    public String fingerprint() {
        return SecretFingerprint.of(
                List.of(account.realm(), consumerKey, consumerSecret, accessToken, accessTokenSecret));
    }

    @Override
    public String toString() {
        return "TbaCredentials[account=" + account + ", the rest is secret]";
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
