package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.AccessTokens;
import io.github.camelnetsuite.tba.gateway.AccountLimiter;
import io.github.camelnetsuite.tba.gateway.Backoff;
import io.github.camelnetsuite.tba.gateway.LoginBreaker;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.JdbcCursorStore;
import io.github.camelnetsuite.tba.source.SuiteQlSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * {@code netsuite-tba:}. Holds what all endpoints share: the defaults, the credentials of one account, and for each
 * account the limiter, the login breaker and the access tokens.
 */
@Component("netsuite-tba")
public class NetSuiteTbaComponent extends HealthCheckComponent {

    /** What people write for a secret, dashes and case left out, and the option that they mean. */
    private static final Map<String, String> SECRETS = Map.of(
            "consumerkey", "consumerKey",
            "consumersecret", "consumerSecret",
            "accesstoken", "accessToken",
            "tokenid", "accessToken",
            "accesstokensecret", "accessTokenSecret",
            "tokensecret", "accessTokenSecret",
            "privatekey", "privateKey",
            "privatekeypassword", "privateKeyPassword",
            "proxyauthpassword", "proxyAuthPassword");

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Set<String> OPTIONS = new NetSuiteTbaEndpointUriFactory().propertyNames();

    private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, NetSuiteTbaConsumer> consumers = new ConcurrentHashMap<>();
    private final Map<DataSource, CursorStore> databases = Collections.synchronizedMap(new IdentityHashMap<>());
    private Time time = Time.SYSTEM;
    private RandomGenerator random = new SecureRandom();
    private boolean readsOnce;
    private int pageSize = SuiteQlSource.PAGE_SIZE;
    private @Nullable AccountPool pool;
    private @Nullable Long stoppingSince;

    @Metadata(description = "The options, as defaults of every endpoint.")
    private NetSuiteTbaConfiguration configuration = new NetSuiteTbaConfiguration();

    @Metadata(
            label = "advanced",
            defaultValue = "8",
            description =
                    "How many of many accounts (option account) are at work at once. One that waits for NetSuite or"
                            + " for its destination for more than a second does not count.")
    private int accountThreads = 8;

    @Metadata(label = "security", secret = true, description = "The consumer key of the integration record.")
    private @Nullable String consumerKey;

    @Metadata(label = "security", secret = true, description = "The consumer secret of the integration record.")
    private @Nullable String consumerSecret;

    @Metadata(label = "security", secret = true, description = "The access token, NetSuite's Token ID.")
    private @Nullable String accessToken;

    @Metadata(
            label = "security",
            secret = true,
            description = "The secret of the access token, NetSuite's Token Secret.")
    private @Nullable String accessTokenSecret;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "For oauth2: the private key in PEM (PKCS#8, PKCS#1 or SEC1), or where it is (file:, classpath:). The"
                            + " command keygen makes one.")
    private @Nullable String privateKey;

    @Metadata(label = "security", secret = true, description = "For oauth2: opens a private key that is encrypted.")
    private @Nullable String privateKeyPassword;

    private record Account(AccountLimiter limiter, LoginBreaker breaker, AccessTokens tokens) {}

    /**
     * What the routes of one account share, for one of them.
     *
     * @param wish what this one allows; taken back when this is closed
     */
    record AccountGuards(AccountLimiter limiter, LoginBreaker breaker, AccessTokens tokens, AccountLimiter.Wish wish)
            implements AutoCloseable {
        @Override
        public void close() {
            wish.close();
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        for (String name : parameters.keySet()) {
            String secret = SECRETS.get(name.replace("-", "").toLowerCase(Locale.ROOT));
            if (secret != null) {
                throw new IllegalArgumentException("Option " + name
                        + " does not belong in a URI, where logs and consoles"
                        + " show it: set camel.component.netsuite-tba." + secret
                        + (secret.startsWith("proxy") ? "" : ", or a bean in option credentials"));
            }
        }
        NetSuiteTbaEndpoint endpoint = new NetSuiteTbaEndpoint(uri, this, remaining, configuration.copy());
        Object account = parameters.get("account");
        if (account != null) {
            optionsOf(account(account.toString()), remaining).forEach(parameters::putIfAbsent);
        }
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Those of an account, of which none belongs elsewhere. */
    private Map<String, String> optionsOf(NetSuiteAccount account, String resource) {
        Map<String, String> options = account.optionsFor(resource);
        for (String name : options.keySet()) {
            boolean isSecret = SECRETS.containsKey(name.replace("-", "").toLowerCase(Locale.ROOT));
            if (isSecret || name.equals("account") || !OPTIONS.contains(name)) {
                throw new IllegalArgumentException("Account " + account.name() + ": there is no option " + name
                        + " of an account; check how it is spelt");
            }
        }
        return options;
    }

    /**
     * One of many accounts.
     *
     * @throws IllegalArgumentException when there is none of this name, or nobody who knows
     */
    private NetSuiteAccount account(String name) {
        Set<NetSuiteAccounts> known = getCamelContext().getRegistry().findByType(NetSuiteAccounts.class);
        if (known.size() != 1) {
            throw new IllegalArgumentException("Option account is '" + name + "', which needs one bean of type"
                    + " NetSuiteAccounts in the registry; there are " + known.size());
        }
        return known.iterator()
                .next()
                .account(name)
                .orElseThrow(() -> new IllegalArgumentException("Option account: there is no account '" + name + "'"));
    }

    /** The credentials of an endpoint as they are set now: its account's, else its bean's, else the component's. */
    NetSuiteCredentials credentials(NetSuiteTbaConfiguration options) {
        if (options.getAccount() != null) {
            return account(options.getAccount()).credentials().get();
        }
        NetSuiteCredentials bean = options.getCredentials();
        if (bean != null) {
            return bean;
        }
        NetSuiteCredentials own = new NetSuiteCredentials();
        own.setAccountId(options.getAccountId());
        own.setAuthentication(options.getAuthentication());
        own.setConsumerKey(consumerKey);
        own.setConsumerSecret(consumerSecret);
        own.setAccessToken(accessToken);
        own.setAccessTokenSecret(accessTokenSecret);
        own.setClientId(options.getClientId());
        own.setCertificateId(options.getCertificateId());
        own.setCertificate(options.getCertificate());
        own.setSignatureAlgorithm(options.getSignatureAlgorithm());
        own.setPrivateKey(privateKey);
        own.setPrivateKeyPassword(privateKeyPassword);
        return own;
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return ExactNames.around(super.getComponentPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return ExactNames.around(super.getEndpointPropertyConfigurer());
    }

    /** Camel's own text would show the values. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("There is no option " + String.join(", ", parameters.keySet()) + " in "
                    + URISupport.sanitizeUri(uri.replaceFirst("\\?.*", ""))
                    + ": its options stand in the table of the documentation");
        }
    }

    /** What is shared by the routes of this account, which has the smallest concurrency that any of them allows. */
    AccountGuards guards(EndpointSettings settings) {
        int maxConcurrency = settings.maxConcurrency();
        Account account = accounts.computeIfAbsent(
                settings.terms().account(),
                key -> new Account(
                        new AccountLimiter(maxConcurrency, time),
                        new LoginBreaker(time, settings.loginLog()),
                        new AccessTokens()));
        return new AccountGuards(
                account.limiter(),
                account.breaker(),
                account.tokens(),
                account.limiter().atMost(maxConcurrency));
    }

    /** How long to wait before a request is sent again. */
    Backoff backoff() {
        return Backoff.fullJitter(FIRST_PAUSE, LONGEST_PAUSE, random).orRetryAfter();
    }

    /**
     * How long a consumer that stops may wait for the exchange that is under way. Those that stop because the application
     * does share the time, however many of their destinations have stalled.
     */
    synchronized Duration patienceOfStop() {
        if (!getCamelContext().isStopping()) {
            stoppingSince = null;
            return STOPS_WITHIN;
        }
        if (stoppingSince == null) {
            stoppingSince = time.nanos();
        }
        Duration left = STOPS_WITHIN.minusNanos(time.nanos() - stoppingSince);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Where the polls of many accounts run. */
    synchronized AccountPool pool() {
        AccountPool known = pool;
        if (known == null) {
            if (accountThreads < 1 || accountThreads > 1000) {
                throw new IllegalArgumentException(
                        "Option accountThreads is " + accountThreads + ": give a number from 1 to 1000");
            }
            ExecutorServiceManager executors = getCamelContext().getExecutorServiceManager();
            known = new AccountPool(
                    accountThreads, time, AccountPool.timer(), executors.newCachedThreadPool(this, "netsuite-account"));
            pool = known;
        }
        return known;
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        synchronized (this) {
            if (pool != null) {
                pool.close();
                pool = null;
            }
        }
    }

    /** The cursors in this database, the same object each time: it knows what is taken, and by which route. */
    CursorStore database(DataSource dataSource) {
        return databases.computeIfAbsent(dataSource, JdbcCursorStore::new);
    }

    /**
     * Takes the names of a consumer's cursors.
     *
     * @throws IllegalArgumentException when another route of this context has one of them
     */
    void register(EndpointSettings settings, NetSuiteTbaConsumer consumer) {
        for (String name : settings.cursorNames()) {
            NetSuiteTbaConsumer other = consumers.putIfAbsent(settings.cursorPlace(name), consumer);
            if (other != null && other != consumer) {
                throw new IllegalArgumentException("Option cursorName: '" + name + "' is taken by "
                        + other.getEndpoint().getEndpointBaseUri() + "; give one of the two routes another name");
            }
        }
    }

    void unregister(EndpointSettings settings, NetSuiteTbaConsumer consumer) {
        settings.cursorNames().forEach(name -> consumers.remove(settings.cursorPlace(name), consumer));
    }

    /** The consumers that are started, also those that Camel wraps. */
    public List<NetSuiteTbaConsumer> consumers() {
        return List.copyOf(Set.copyOf(consumers.values()));
    }

    Time time() {
        return time;
    }

    RandomGenerator random() {
        return random;
    }

    boolean readsOnce() {
        return readsOnce;
    }

    /** Lets every route start at once, read to the end, and then rest; for a runner that ends when all have. */
    public void readOnce() {
        readsOnce = true;
    }

    /** For tests that hold the clock. */
    void use(Time time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    int pageSize() {
        return pageSize;
    }

    /** For tests that want many pages of few records. */
    void readPagesOf(int records) {
        pageSize = records;
    }

    public NetSuiteTbaConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(NetSuiteTbaConfiguration configuration) {
        this.configuration = configuration;
    }

    public int getAccountThreads() {
        return accountThreads;
    }

    public void setAccountThreads(int accountThreads) {
        this.accountThreads = accountThreads;
    }

    /** For the generated configurer only: consoles show what is public. */
    @Nullable
    String getConsumerKey() {
        return consumerKey;
    }

    public void setConsumerKey(@Nullable String consumerKey) {
        this.consumerKey = consumerKey;
    }

    @Nullable
    String getConsumerSecret() {
        return consumerSecret;
    }

    public void setConsumerSecret(@Nullable String consumerSecret) {
        this.consumerSecret = consumerSecret;
    }

    @Nullable
    String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = accessToken;
    }

    @Nullable
    String getAccessTokenSecret() {
        return accessTokenSecret;
    }

    public void setAccessTokenSecret(@Nullable String accessTokenSecret) {
        this.accessTokenSecret = accessTokenSecret;
    }

    @Nullable
    String getPrivateKey() {
        return privateKey;
    }

    public void setPrivateKey(@Nullable String privateKey) {
        this.privateKey = privateKey;
    }

    @Nullable
    String getPrivateKeyPassword() {
        return privateKeyPassword;
    }

    public void setPrivateKeyPassword(@Nullable String privateKeyPassword) {
        this.privateKeyPassword = privateKeyPassword;
    }
}
