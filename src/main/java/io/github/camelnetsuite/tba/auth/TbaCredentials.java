package io.github.camelnetsuite.tba.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        consumerKey = checked("consumerKey", consumerKey, "the Consumer Key" + INTEGRATION);
        consumerSecret = checked("consumerSecret", consumerSecret, "the Consumer Secret" + INTEGRATION);
        accessToken = checked("accessToken", accessToken, "the Token ID" + TOKEN);
        accessTokenSecret = checked("accessTokenSecret", accessTokenSecret, "the Token Secret" + TOKEN);
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
        MessageDigest digest = sha256();
        for (String value : List.of(account.realm(), consumerKey, consumerSecret, accessToken, accessTokenSecret)) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            // The length keeps "ab","c" and "a","bc" apart.
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    @Override
    public String toString() {
        return "TbaCredentials[account=" + account + ", the rest is secret]";
    }

    private static String checked(String option, @Nullable String value, String whatToPaste) {
        String flaw = flaw(orEmpty(value));
        if (value == null || flaw != null) {
            throw new IllegalArgumentException(option + " " + flaw + "; paste " + whatToPaste);
        }
        return value;
    }

    private static @Nullable String flaw(String value) {
        if (value.isBlank()) {
            return "is missing";
        }
        if (!value.equals(value.strip())) {
            return "begins or ends with a blank or a line break";
        }
        if (value.chars().anyMatch(Character::isWhitespace)) {
            return "holds a blank or a line break";
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return "holds a control character";
        }
        if (value.chars().anyMatch(c -> c > 0x7e)) {
            return "holds a character outside ASCII, such as a typographic dash or an invisible space";
        }
        return null;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }
}
