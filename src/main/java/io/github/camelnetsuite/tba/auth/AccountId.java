package io.github.camelnetsuite.tba.auth;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A NetSuite account, however it was spelled: {@code 1234567}, {@code 1234567_SB1}, {@code 1234567-sb1}, {@code
 * TSTDRV1234567}, {@code 1234567_RP}.
 *
 * <p>NetSuite wants two spellings, and a wrong one looks like a wrong password: the realm in upper case with an
 * underscore (it is signed in SOAP), the host label in lower case with a dash (Oracle help, {@code
 * section_1498251763}, {@code section_4395630653}). Both are made here, and nowhere else. Anything that could turn the
 * host into another one is refused.
 *
 * @param realm the account ID as NetSuite signs it; any accepted spelling may be given, it is kept as {@code 1234567_SB1}
 */
public record AccountId(String realm) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]+([_-][A-Za-z0-9]+)?");
    /** Addresses that begin with an account of its own; that of {@code system.netsuite.com} does not. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://)?((?=[a-z]*[0-9])[a-z0-9]+(?:-[a-z0-9]+)?)"
            + "\\.(?:app|suitetalk\\.api|restlets\\.api)\\.netsuite\\.com(?:[:/?#].*)?");
    /** The longest label of a host name (RFC 1035 §2.3.4); keys and secrets have 64 characters and stop here. */
    private static final int LONGEST = 63;

    private static final String MEND =
            "; paste what Setup > Company > Company Information shows as Account ID, such as 1234567 or 1234567_SB1";

    /** @throws IllegalArgumentException if it is no account ID; the text names the option and never shows the value */
    public AccountId {
        String flaw = flaw(realm);
        if (flaw != null) {
            throw new IllegalArgumentException("accountId " + flaw + MEND);
        }
        realm = realm.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /**
     * Reads an account ID in any of its spellings.
     *
     * @throws IllegalArgumentException if it is none; the text is one line, names the option {@code accountId}, says
     *     what to paste, and never shows the value (it may be a secret pasted into the wrong field)
     */
    public static AccountId parse(@Nullable String text) {
        return new AccountId(text == null ? "" : text);
    }

    /** The account whose address this is, as people copy it from their browser; empty for anything else. */
    public static Optional<AccountId> ofUrl(String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.matches() && address.group(1).length() <= LONGEST
                ? Optional.of(new AccountId(address.group(1)))
                : Optional.empty();
    }

    /** The account's part of host names: {@code 1234567-sb1}. */
    public String hostLabel() {
        return realm.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where REST, SuiteQL and SOAP are served, without a path: {@code https://1234567-sb1.suitetalk.api.netsuite.com}. */
    public URI restBaseUrl() {
        return URI.create("https://" + hostLabel() + ".suitetalk.api.netsuite.com");
    }

    /** Where RESTlets are served, without a path: {@code https://1234567-sb1.restlets.api.netsuite.com}. */
    public URI restletBaseUrl() {
        return URI.create("https://" + hostLabel() + ".restlets.api.netsuite.com");
    }

    @Override
    public String toString() {
        return realm;
    }

    private static @Nullable String flaw(String text) {
        if (text.isBlank()) {
            return "is missing";
        }
        if (!text.equals(text.strip())) {
            return "begins or ends with a blank or a line break";
        }
        if (text.contains("/") || text.contains(".")) {
            return "looks like a URL or a host name"
                    + ofUrl(text).map(id -> ", that of account " + id.realm).orElse("");
        }
        if (text.contains(",")) {
            return "looks like several values separated by commas";
        }
        if (text.length() > LONGEST) {
            return "is too long for an account ID (is it a key or a secret?)";
        }
        return SHAPE.matcher(text).matches()
                ? null
                : "may hold only letters A-Z, digits, and one underscore or dash between them";
    }
}
