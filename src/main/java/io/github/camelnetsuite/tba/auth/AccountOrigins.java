package io.github.camelnetsuite.tba.auth;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a signature of one account may be sent: scheme, host and port of its REST and RESTlet services, and of URLs that
 * its owner names besides (company URLs, a simulated account). A header sent elsewhere could be used in that account for
 * five minutes. Immutable.
 */
public final class AccountOrigins {

    /** By its literal form only: a name that resolves to loopback today may resolve elsewhere tomorrow. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final AccountId account;
    private final Set<String> origins;

    private AccountOrigins(AccountId account, Set<String> origins) {
        this.account = account;
        this.origins = origins;
    }

    /** The account's own service hosts, over https. */
    public static AccountOrigins of(AccountId account) {
        return new AccountOrigins(account, Set.of()).plus(account.restBaseUrl()).plus(account.restletBaseUrl());
    }

    /**
     * These and the origin of one more URL; its path does not matter.
     *
     * @throws IllegalArgumentException if it is no https URL with a host (plain http: to loopback only), or if it
     *     carries a user name
     */
    public AccountOrigins plus(URI baseUrl) {
        String origin = origin(baseUrl);
        if (origin == null) {
            throw new IllegalArgumentException("A base URL must be an https URL with a host and without a user name"
                    + " (plain http only to this machine: localhost, 127.0.0.1, [::1])");
        }
        Set<String> more = new LinkedHashSet<>(origins);
        more.add(origin);
        return new AccountOrigins(account, more);
    }

    /** Whether a request to this URL may be signed. */
    public boolean includes(URI uri) {
        String origin = origin(uri);
        return origin != null && origins.contains(origin);
    }

    /**
     * The same URL, if a request to it may be signed.
     *
     * @throws IllegalArgumentException if it may not; the text names its host and the account's
     */
    public URI require(URI uri) {
        if (!includes(uri)) {
            throw new IllegalArgumentException(
                    "Not signed: " + nameOf(uri) + " is not a URL of NetSuite account " + account
                            + ", which is at " + origins.stream().collect(Collectors.joining(", "))
                            + "; call it there, or name the other base URL where the signer is made");
        }
        return uri;
    }

    @Override
    public String toString() {
        return origins.toString();
    }

    private static @Nullable String origin(URI uri) {
        String scheme = lower(uri.getScheme());
        String host = lower(uri.getHost());
        boolean secure = scheme.equals("https");
        boolean plain = scheme.equals("http") && LOOPBACK.matcher(host).matches();
        if (host.isEmpty() || uri.getRawUserInfo() != null || !(secure || plain)) {
            return null;
        }
        int usual = secure ? 443 : 80;
        return scheme + "://" + host + (uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort());
    }

    /** Without user name, path and query, which are not for a log. */
    private static String nameOf(URI uri) {
        if (uri.getHost() == null) {
            return "a URL without a valid host name";
        }
        return Stream.of(
                        uri.getScheme() == null ? "" : uri.getScheme() + "://",
                        uri.getRawUserInfo() == null ? "" : "(user name)@",
                        uri.getHost(),
                        uri.getPort() == -1 ? "" : ":" + uri.getPort())
                .collect(Collectors.joining());
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
