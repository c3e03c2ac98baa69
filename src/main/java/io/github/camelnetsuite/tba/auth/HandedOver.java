package io.github.camelnetsuite.tba.auth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator hands over at the end of a set-up guide, in the three fields that vendors' forms have for it,
 * told apart into the options that it fills.
 *
 * <table>
 * <caption>The form</caption>
 * <tr><th>field<th>with keys and tokens<th>with a certificate (OAuth 2.0)
 * <tr><td>Client ID/Username<td>consumer key<td>client ID
 * <tr><td>API Key/Password<td>consumer secret<td>nothing
 * <tr><td>Other<td>{@code tokenId,tokenSecret,accountId}<td>{@code certificateId,accountId}
 * </table>
 *
 * <p>No value that NetSuite shows holds a blank, a quotation mark or a separator, so that these are only how somebody has
 * pasted it: they are taken off, whatever script or typography they come from. An account is known by its shape, wherever
 * it stands; a token ID and its secret look alike, and stay in the order in which they stand.
 *
 * @param values by the names of the options; not yet checked for their form
 * @param corrections what was read in another way than it was written, a sentence each; of the values they show the
 *     account at most
 */
public record HandedOver(Map<String, String> values, List<String> corrections) {

    private static final String TOKEN_FORM = "tokenId,tokenSecret,accountId";
    private static final String CERTIFICATE_FORM = "certificateId,accountId";
    private static final String MEND = "give " + TOKEN_FORM + ", separated by commas (with a certificate "
            + CERTIFICATE_FORM + ", and nothing as API Key/Password)";

    private static final String AROUND = "[\\s\\p{Z}\\p{Cf}\\p{Pi}\\p{Pf}\"'`\u00b4\u201a\u201e\uff02\uff07]+";
    private static final Pattern AROUND_A_VALUE = Pattern.compile("^" + AROUND + "|" + AROUND + "$");
    /** Commas and semicolons, also those of Arabic and of East Asian scripts. */
    private static final String COMMA = "[,;\u060c\u061b\u3001\ufe50\ufe51\ufe54\uff0c\uff1b\uff64]";

    private static final Pattern COMMAS = Pattern.compile(COMMA);
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final int LONGEST_ODD_ACCOUNT = 12;
    /** Keys, secrets and tokens are far longer. */
    private static final Pattern ACCOUNT = Pattern.compile("(?i)[a-z]{0,10}[0-9]{3,12}([_-][a-z]{1,4}[0-9]{0,3})?");

    public HandedOver {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        corrections = List.copyOf(corrections);
    }

    /**
     * Reads the three fields as they were filled in.
     *
     * @param username Client ID/Username
     * @param password API Key/Password
     * @param other Other; or all five values, where the first two fields are empty
     * @throws IllegalArgumentException when Other holds too few or too many values, or ends with a piece of one; in one
     *     line that says what to give, and shows none of them
     */
    public static HandedOver read(@Nullable String username, @Nullable String password, @Nullable String other) {
        String name = bare(username);
        String secret = bare(password);
        List<String> corrections = new ArrayList<>();
        List<String> parts = accountLast(parts(other), corrections);
        requireAnAccount(parts);
        boolean alone = name.isEmpty() && secret.isEmpty();
        if (parts.size() == 5 && (alone || parts.subList(0, 2).equals(List.of(name, secret)))) {
            if (alone) {
                corrections.add("Other held five values; they were read as consumerKey,consumerSecret," + TOKEN_FORM);
            }
            return tba(parts, corrections);
        }
        if (parts.size() == 2 && secret.isEmpty()) {
            return new HandedOver(
                    mapped(
                            List.of("clientId", "certificateId", "accountId"),
                            List.of(name, parts.get(0), parts.get(1))),
                    corrections);
        }
        if (parts.size() != 3) {
            throw new IllegalArgumentException(
                    "Other " + (parts.isEmpty() ? "is missing" : "holds " + count(parts)) + "; " + MEND);
        }
        return tba(List.of(name, secret, parts.get(0), parts.get(1), parts.get(2)), corrections);
    }

    private static HandedOver tba(List<String> five, List<String> corrections) {
        return new HandedOver(
                mapped(List.of("consumerKey", "consumerSecret", "accessToken", "accessTokenSecret", "accountId"), five),
                corrections);
    }

    private static Map<String, String> mapped(List<String> options, List<String> values) {
        Map<String, String> mapped = new LinkedHashMap<>();
        for (int i = 0; i < options.size(); i++) {
            mapped.put(options.get(i), values.get(i));
        }
        return mapped;
    }

    private static String count(List<String> parts) {
        return parts.size() == 1 ? "one value" : parts.size() + " values";
    }

    private static String bare(@Nullable String text) {
        return AROUND_A_VALUE.matcher(Objects.requireNonNullElse(text, "")).replaceAll("");
    }

    /** Where there is no comma, lines, tabs and blanks are what separates; a comma at the end separates nothing. */
    private static List<String> parts(@Nullable String other) {
        String text = bare(other);
        boolean commas = COMMAS.matcher(text).find();
        List<String> parts = new ArrayList<>();
        for (String part : (commas ? COMMAS : BLANKS).split(text, -1)) {
            parts.add(bare(part));
        }
        while (!parts.isEmpty() && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        int missing = parts.indexOf("");
        if (missing >= 0) {
            throw new IllegalArgumentException(
                    "Other has nothing where its " + ordinal(missing) + " value belongs; " + MEND);
        }
        return parts;
    }

    /** Beyond doubt it is the account only where nothing else looks like one. */
    private static List<String> accountLast(List<String> written, List<String> corrections) {
        List<String> parts = new ArrayList<>(written);
        List<Integer> accounts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Optional<AccountId> ofUrl = AccountId.ofUrl(parts.get(i));
            if (ofUrl.isPresent()) {
                parts.set(i, ofUrl.get().realm());
                corrections.add("Other held a URL in place of the account ID; it was read as account "
                        + ofUrl.get().realm());
            }
            if (ACCOUNT.matcher(parts.get(i)).matches()) {
                accounts.add(i);
            }
        }
        int last = parts.size() - 1;
        if (accounts.size() == 1 && accounts.get(0) != last) {
            int at = accounts.get(0);
            parts.add(parts.remove(at));
            corrections.add("Other held the account ID as its " + ordinal(at) + " value and not as its last; the others"
                    + " were read in the order in which they stand, of " + (last == 1 ? CERTIFICATE_FORM : TOKEN_FORM));
        }
        return parts;
    }

    /** A piece of a key would pass for an account, and be shown as one, and looked up as the name of a host. */
    private static void requireAnAccount(List<String> parts) {
        String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
        if (last.matches("[A-Za-z0-9_-]{" + (LONGEST_ODD_ACCOUNT + 1) + ",63}")
                && !ACCOUNT.matcher(last).matches()) {
            throw new IllegalArgumentException("Other ends with what is no account ID; " + MEND);
        }
    }

    private static String ordinal(int index) {
        return switch (index) {
            case 0 -> "first";
            case 1 -> "second";
            case 2 -> "third";
            case 3 -> "fourth";
            default -> (index + 1) + "th";
        };
    }

    /** The names of the options only. */
    @Override
    public String toString() {
        return "HandedOver" + values.keySet();
    }
}
