package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.AccountId;
import io.github.camelnetsuite.tba.gateway.HttpSettings;
import io.github.camelnetsuite.tba.gateway.LoginFile;
import io.github.camelnetsuite.tba.gateway.LoginLog;
import io.github.camelnetsuite.tba.gateway.WrittenLogins;
import io.github.camelnetsuite.tba.progress.CursorName;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.DeletionCursor;
import io.github.camelnetsuite.tba.progress.FileCursorStore;
import io.github.camelnetsuite.tba.progress.Fingerprint;
import io.github.camelnetsuite.tba.progress.JdbcCursorStore;
import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.progress.ResyncCursor;
import io.github.camelnetsuite.tba.progress.Since;
import io.github.camelnetsuite.tba.record.Stage;
import io.github.camelnetsuite.tba.source.SuiteQlSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * The options of one endpoint, checked: what is here has the right form. Only the account can tell whether it is right.
 *
 * @param account the name of one of many accounts; null where there is no such name
 * @param resource NetSuite's record type as the URI names it, not yet looked up
 * @param expanded whether records come with what hangs on them: customers with their address books, contacts with their
 *     companies
 * @param envelope whether each body is a record in an envelope
 */
record EndpointSettings(
        @Nullable String account,
        Login login,
        Transport transport,
        HttpSettings http,
        int maxConcurrency,
        int maxAttempts,
        String resource,
        String fields,
        Stage stage,
        String filter,
        boolean expanded,
        boolean includeDeleted,
        boolean envelope,
        Progress.Terms terms,
        int batchSize,
        Duration completionTimeout,
        CursorStore cursorStore,
        String cursorName) {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Map<String, String> EXPANSIONS = Map.of("customer", "addresses", "contact", "companies");

    /**
     * Checks the form of everything.
     *
     * @param databases the store of cursors in a database, the same one each time
     * @throws IllegalArgumentException in one line that names the option and what to set instead
     */
    static EndpointSettings of(
            String resource,
            NetSuiteTbaConfiguration options,
            NetSuiteCredentials beans,
            Function<DataSource, CursorStore> databases,
            CamelContext context) {
        Login login = beans.login(options.getAuthentication(), context);
        Transport transport = Transport.of(options, resource, login);
        Stage stage = stage(options.getStage());
        if (stage != Stage.CUSTOMER && !resource.equals("customer")) {
            throw new IllegalArgumentException(
                    "Option stage is for netsuite-tba:customer; a " + resource + " has none");
        }
        String filter = SuiteQlFilter.checked(options.getFilter());
        String account = login.account().realm();
        // A '+' of a URI that nobody encoded arrives as a blank.
        Since since = Since.parse(options.getSince().strip().replace(' ', '+'));
        Duration lookback = millis("lookback", options.getLookback());
        String fingerprint = Fingerprint.of(resource.equals("customer") ? lower(stage) : null, filter, text(since));
        return new EndpointSettings(
                options.getAccount(),
                login,
                transport,
                http(options, login.account(), context),
                between(1, 1000, "maxConcurrency", options.getMaxConcurrency()),
                between(1, 1000, "maxAttempts", options.getMaxAttempts()),
                resource,
                options.getFields(),
                stage,
                filter,
                expanded(resource, options.getExpand()),
                options.isIncludeDeleted(),
                envelope(options.getBody()),
                new Progress.Terms(account, resource, fingerprint, since, lookback),
                between(0, SuiteQlSource.PAGE_SIZE, "batchSize", options.getBatchSize()),
                millis("completionTimeout", options.getCompletionTimeout()),
                store(options, databases),
                CursorName.checked(
                        options.getCursorName() == null
                                ? usualCursorName(options, account, resource)
                                : options.getCursorName()));
    }

    private static String usualCursorName(NetSuiteTbaConfiguration options, String realm, String resource) {
        return (options.getAccount() == null ? realm : options.getAccount()) + "-" + resource;
    }

    /** The same with its progress kept elsewhere. */
    EndpointSettings with(CursorStore other) {
        return new EndpointSettings(
                account,
                login,
                transport,
                http,
                maxConcurrency,
                maxAttempts,
                resource,
                fields,
                stage,
                filter,
                expanded,
                includeDeleted,
                envelope,
                terms,
                batchSize,
                completionTimeout,
                other,
                cursorName);
    }

    /** Under which names this route's progress is kept. */
    List<String> cursorNames() {
        String resync = ResyncCursor.nameBeside(cursorName);
        return includeDeleted
                ? List.of(cursorName, resync, DeletionCursor.nameBeside(cursorName))
                : List.of(cursorName, resync);
    }

    /** Where it is remembered how logins went: beside the cursors, where they are in files or in a database. */
    LoginLog loginLog() {
        String account = terms.account();
        if (cursorStore instanceof FileCursorStore files) {
            return new WrittenLogins(LoginFile.in(files.directory(), account));
        }
        return cursorStore instanceof JdbcCursorStore database
                ? new WrittenLogins(new LoginNotes(database, account))
                : LoginLog.NONE;
    }

    /** The place of a cursor of that name, as one text: routes that give the same share a cursor. */
    String cursorPlace(String name) {
        return (cursorStore instanceof FileCursorStore files ? files.directory() : System.identityHashCode(cursorStore))
                + " " + name;
    }

    private static String lower(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    /** The same text for the same beginning, however it was written. */
    private static String text(Since since) {
        return since instanceof Since.From from
                ? from.floor().toString()
                : since instanceof Since.Now ? "now" : "beginning";
    }

    private static HttpSettings http(NetSuiteTbaConfiguration options, AccountId account, CamelContext context) {
        checkProxy(options);
        return new HttpSettings(
                options.getBaseUrl() == null
                        ? account.restBaseUrl()
                        : baseUrl(options.getBaseUrl().strip()),
                millis("connectTimeout", options.getConnectTimeout()),
                millis("requestTimeout", options.getRequestTimeout()),
                tls(options.getSslContextParameters(), context),
                builder -> customize(builder, options));
    }

    private static URI baseUrl(String text) {
        URI url;
        try {
            url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Option baseUrl is no URL: set one like" + " https://1234567.suitetalk.api.netsuite.com");
        }
        String host = url.getHost();
        if (host == null
                || url.getUserInfo() != null
                || !url.getRawPath().isEmpty()
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException("Option baseUrl has to be scheme and host only, like"
                    + " https://1234567.suitetalk.api.netsuite.com");
        }
        boolean http = "http".equalsIgnoreCase(url.getScheme());
        if (http && !LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "Option baseUrl is plain http to " + host + ", which anybody on the way can read: use https");
        }
        if (!http && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException("Option baseUrl needs https, or http to this machine");
        }
        return url;
    }

    private static @Nullable SSLContext tls(@Nullable SSLContextParameters parameters, CamelContext context) {
        if (parameters == null) {
            return null;
        }
        try {
            return parameters.createSSLContext(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("Option sslContextParameters does not work: " + e.getMessage(), e);
        }
    }

    private static void checkProxy(NetSuiteTbaConfiguration options) {
        if (options.getProxyHost() == null) {
            return;
        }
        if (options.getProxyPort() < 1 || options.getProxyPort() > 65_535) {
            throw new IllegalArgumentException("Option proxyPort is " + options.getProxyPort()
                    + ": give the port of the proxy in proxyHost, from 1 to 65535");
        }
        if ((options.getProxyAuthUsername() == null) != (options.getProxyAuthPassword() == null)) {
            throw new IllegalArgumentException(
                    "Options proxyAuthUsername and proxyAuthPassword: one of them is not set; give both or none");
        }
    }

    private static void customize(HttpClientBuilder builder, NetSuiteTbaConfiguration options) {
        if (options.getProxyHost() != null) {
            HttpHost proxy = new HttpHost(options.getProxyHost(), options.getProxyPort());
            builder.setProxy(proxy);
            if (options.getProxyAuthUsername() != null && options.getProxyAuthPassword() != null) {
                BasicCredentialsProvider logins = new BasicCredentialsProvider();
                logins.setCredentials(
                        new AuthScope(proxy),
                        new UsernamePasswordCredentials(
                                options.getProxyAuthUsername(),
                                options.getProxyAuthPassword().toCharArray()));
                builder.setDefaultCredentialsProvider(logins);
            }
        }
        HttpClientConfigurer configurer = options.getHttpClientConfigurer();
        if (configurer != null) {
            configurer.configureHttpClient(builder);
        }
    }

    private static Stage stage(String option) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.name().equalsIgnoreCase(option.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Option stage is '" + option + "': give customer, prospect, lead or all"));
    }

    private static boolean expanded(String resource, String option) {
        String known = EXPANSIONS.getOrDefault(resource, "");
        boolean expanded = false;
        for (String part : option.split(",", -1)) {
            if (!known.isEmpty() && part.strip().equals(known)) {
                expanded = true;
            } else if (!part.isBlank()) {
                throw new IllegalArgumentException("Option expand is '" + option + "' for " + resource
                        + ": there is addresses, for customer, and companies, for contact");
            }
        }
        return expanded;
    }

    private static boolean envelope(String option) {
        return switch (option.strip()) {
            case "record" -> false;
            case "envelope" -> true;
            default -> throw new IllegalArgumentException("Option body is '" + option + "': give record or envelope");
        };
    }

    private static CursorStore store(NetSuiteTbaConfiguration options, Function<DataSource, CursorStore> databases) {
        CursorStore own = options.getCursorStore();
        DataSource database = options.getDataSource();
        if (database != null) {
            boolean elsewhere = !options.getCursorDirectory().equals(NetSuiteTbaConfiguration.DEFAULT_CURSOR_DIRECTORY);
            if (own != null || elsewhere) {
                throw new IllegalArgumentException(
                        "Options dataSource and " + (own != null ? "cursorStore" : "cursorDirectory")
                                + " are both set: progress is kept in one place, so take one of them out");
            }
            return databases.apply(database);
        } else if (own != null) {
            return own;
        }
        FileCursorStore files = new FileCursorStore(directory(options.getCursorDirectory()));
        files.checkUsable();
        return files;
    }

    private static Path directory(String option) {
        if (option.isBlank()) {
            throw new IllegalArgumentException("Option cursorDirectory is blank: give a directory");
        }
        try {
            return Path.of(option).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Option cursorDirectory is no path: " + e.getReason());
        }
    }

    /** None may be 0, since that is what Camel makes of a text that it can't read as a duration, without a word. */
    private static Duration millis(String option, long millis) {
        if (millis < 1 || millis > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Option " + option + " is " + millis
                    + " ms: give a duration from 1 ms to 24 days, such as 60s (what is no duration counts as 0)");
        }
        return Duration.ofMillis(millis);
    }

    /** The upper bound is there for typing errors: Camel wraps too large a number around to a small one. */
    private static int between(int least, int most, String option, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "Option " + option + " is " + value + ": give a number from " + least + " to " + most);
        }
        return value;
    }
}
