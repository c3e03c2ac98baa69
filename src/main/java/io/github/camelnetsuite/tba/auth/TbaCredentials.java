package io.github.camelnetsuite.tba.auth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Of Oracle's examples and of all that was seen; not documented. */
    private static final int USUAL_LENGTH = 64;

    private static final String INTEGRATION =
            " that the integration record (Setup > Integration > Manage Integrations) showed once, when it was saved";
    private static final String TOKEN =
            " that the access token (Setup > Users/Roles > Access Tokens) showed once, when it was saved";

    /** The values but for the account, each with what to paste. */
    private enum Part {
        CONSUMER_KEY("consumerKey", "the Consumer Key" + INTEGRATION),
        CONSUMER_SECRET("consumerSecret", "the Consumer Secret" + INTEGRATION),
        ACCESS_TOKEN("accessToken", "the Token ID" + TOKEN),
        ACCESS_TOKEN_SECRET("accessTokenSecret", "the Token Secret" + TOKEN);

        private final String option;
        private final String whatToPaste;

        Part(String option, String whatToPaste) {
            this.option = option;
            this.whatToPaste = whatToPaste;
        }

        String checked(@Nullable String value) {
            return PastedText.checked(option, value, whatToPaste);
        }
    }

    /** @throws IllegalArgumentException naming the first option that cannot be right, and what to paste; never its value */
    public TbaCredentials {
        consumerKey = Part.CONSUMER_KEY.checked(consumerKey);
        consumerSecret = Part.CONSUMER_SECRET.checked(consumerSecret);
        accessToken = Part.ACCESS_TOKEN.checked(accessToken);
        accessTokenSecret = Part.ACCESS_TOKEN_SECRET.checked(accessTokenSecret);
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
     * All that can't be right about five values as a user gave them.
     *
     * @return a line for each that names the option and what to paste; never its value
     */
    public static List<String> flaws(
            @Nullable String accountId,
            @Nullable String consumerKey,
            @Nullable String consumerSecret,
            @Nullable String accessToken,
            @Nullable String accessTokenSecret) {
        List<String> flaws = new ArrayList<>();
        try {
            AccountId.parse(accountId);
        } catch (IllegalArgumentException flaw) {
            flaws.add(String.valueOf(flaw.getMessage()));
        }
        Map<String, Part> seen = new HashMap<>();
        parts(orEmpty(consumerKey), orEmpty(consumerSecret), orEmpty(accessToken), orEmpty(accessTokenSecret))
                .forEach((part, value) -> {
                    try {
                        Part twin = seen.putIfAbsent(part.checked(value), part);
                        if (twin != null) {
                            flaws.add(part.option + " is the same as " + twin.option + "; paste " + part.whatToPaste);
                        }
                    } catch (IllegalArgumentException flaw) {
                        flaws.add(String.valueOf(flaw.getMessage()));
                    }
                });
        return flaws;
    }

    /**
     * Finds out whether one of the four was pasted twice, which NetSuite would only call an invalid login.
     *
     * @throws IllegalArgumentException naming the two options that are the same, and what to paste; never their value
     */
    public TbaCredentials requireFourValues() {
        List<String> flaws = flaws(account.realm(), consumerKey, consumerSecret, accessToken, accessTokenSecret);
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException(flaws.get(0));
        }
        return this;
    }

    /**
     * What is unusual about the values, and wrong perhaps: NetSuite's have 64 characters, and one is lost in copying
     * easily.
     *
     * @return a sentence for each, by its option; never its value
     */
    public Map<String, String> oddities() {
        Map<String, String> oddities = new LinkedHashMap<>();
        parts(consumerKey, consumerSecret, accessToken, accessTokenSecret).forEach((part, value) -> {
            if (value.length() != USUAL_LENGTH) {
                oddities.put(
                        part.option,
                        part.option + " has " + value.length() + " characters, and NetSuite's have " + USUAL_LENGTH
                                + ": is it whole?");
            }
        });
        return oddities;
    }

    private static Map<Part, String> parts(
            String consumerKey, String consumerSecret, String accessToken, String accessTokenSecret) {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        parts.put(Part.CONSUMER_KEY, consumerKey);
        parts.put(Part.CONSUMER_SECRET, consumerSecret);
        parts.put(Part.ACCESS_TOKEN, accessToken);
        parts.put(Part.ACCESS_TOKEN_SECRET, accessTokenSecret);
        return parts;
    }

    /** The same with the integration's pair in the place of the token's, and the reverse. */
    public TbaCredentials withPairsExchanged() {
        return new TbaCredentials(
                account,
                /* consumerKey= */ accessToken,
                /* consumerSecret= */ accessTokenSecret,
                /* accessToken= */ consumerKey,
                /* accessTokenSecret= */ consumerSecret);
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
