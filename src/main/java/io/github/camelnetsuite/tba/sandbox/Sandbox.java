package io.github.camelnetsuite.tba.sandbox;

import io.github.camelnetsuite.tba.sandbox.control.ControlApi;
import io.github.camelnetsuite.tba.sandbox.data.Account;
import io.github.camelnetsuite.tba.sandbox.data.Edits;
import io.github.camelnetsuite.tba.sandbox.http.HttpServer;
import io.github.camelnetsuite.tba.sandbox.login.CertificateMappings;
import io.github.camelnetsuite.tba.sandbox.login.UserLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A simulated NetSuite account on a loopback port: Token-Based Authentication and OAuth 2.0, SuiteQL, the REST record
 * service and SOAP (SuiteTalk) for customers and contacts, roles, limits and NetSuite's ways of refusing, with invented
 * data. What it holds, what it has seen, and what shall go wrong is told and asked through {@link ControlApi}.
 *
 * <p>Thread-safe. {@link #close()} ends it and forgets all data.
 */
public final class Sandbox implements AutoCloseable {
    private final HttpServer server;
    private final Account account;
    private final SandboxClock clock;
    private final AccountState state;
    private final CertificateMappings certificates;
    private final @Nullable SandboxCertificate certificate;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Sandbox(
            HttpServer server,
            Account account,
            SandboxClock clock,
            AccountState state,
            CertificateMappings certificates,
            @Nullable SandboxCertificate certificate) {
        this.server = server;
        this.account = account;
        this.clock = clock;
        this.state = state;
        this.certificates = certificates;
        this.certificate = certificate;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** {@code http://127.0.0.1:port}: what a client calls and signs. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.port();
    }

    /** What opens the account now. */
    public SandboxCredentials credentials() {
        return state.credentials();
    }

    /** Resets the integration's credentials: there is a new consumer key and secret, and the old key is unknown. */
    public SandboxCredentials resetIntegration() {
        return state.resetIntegration();
    }

    /** Revokes the token and makes another for the same user, role and integration. */
    public SandboxCredentials replaceToken() {
        return state.replaceToken();
    }

    /**
     * Uploads a certificate, as an administrator would: with its private key a client may log in by OAuth 2.0.
     *
     * @param pem an X.509 certificate
     * @throws IllegalArgumentException if NetSuite would not take it
     */
    public SandboxCertificate register(String pem) {
        return SandboxCertificate.of(certificates.upload(pem, ""));
    }

    /** The account's clock. */
    public SandboxClock clock() {
        return clock;
    }

    /** What is the matter with the account now. */
    public AccountConditions conditions() {
        return state.conditions();
    }

    /**
     * Changes what is the matter with the account, until it is changed again.
     *
     * @throws IllegalArgumentException for a missing column that there never was
     */
    public void conditions(AccountConditions value) {
        state.change(before -> value);
    }

    /** Unlocks the user, as an administrator does, and forgets bad logins so far. */
    public void unlock() {
        state.unlock();
    }

    /**
     * The variables a shell exports to point a client at this account, in the order to print them: keys and tokens, or
     * what belongs to the certificate that it was started with.
     */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        SandboxCredentials credentials = credentials();
        variables.put("NETSUITE_ACCOUNT_ID", credentials.accountId());
        if (certificate != null) {
            variables.put("NETSUITE_CLIENT_ID", certificate.clientId());
            variables.put("NETSUITE_CERTIFICATE_ID", certificate.certificateId());
        } else {
            variables.put("NETSUITE_CONSUMER_KEY", credentials.consumerKey());
            variables.put("NETSUITE_CONSUMER_SECRET", credentials.consumerSecret());
            variables.put("NETSUITE_TOKEN_ID", credentials.tokenId());
            variables.put("NETSUITE_TOKEN_SECRET", credentials.tokenSecret());
        }
        variables.put("NETSUITE_BASE_URL", baseUrl().toString());
        return variables;
    }

    /** Stops serving at once and forgets all data; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.close();
            account.close();
        }
    }

    /** How the account is to be. Not thread-safe. */
    public static final class Builder {
        private int port;
        private int customers = 1000;
        private int contacts = 1500;
        private long seed = 1;
        private Duration latency = Duration.ZERO;
        private int concurrency = 5;
        private ZoneId timezone = ZoneId.of("America/Los_Angeles");
        private String dateFormat = "M/d/yyyy";
        private SandboxRole role = SandboxRole.FULL;
        private InstantSource clock = InstantSource.system();
        private String accountId = "1234567_SB1";
        private boolean denseIds;
        private boolean oneWorld = true;
        private StageColumn stageColumn = StageColumn.SEARCHSTAGE;
        private SoapSettings soap = SoapSettings.PLAUSIBLE;
        private AccountConditions conditions = AccountConditions.USUAL;
        private boolean describesTokenRefusals = true;
        private Duration tokenClockLeeway = Duration.ofMinutes(1);
        private @Nullable String certificate;

        private Builder() {}

        /** The loopback port; 0, the default, takes a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Records of stage customer (default 1000); a tenth each of prospects and leads comes on top. */
        public Builder customers(int value) {
            customers = notNegative("customers", value);
            return this;
        }

        /** Contacts (default 1500). */
        public Builder contacts(int value) {
            contacts = notNegative("contacts", value);
            return this;
        }

        /** The same seed, counts and start of the clock give the same account. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Whether ids have no gaps (default no: they come in clusters of some hundred, some thousand apart). */
        public Builder denseIds(boolean value) {
            denseIds = value;
            return this;
        }

        /** How long every answer takes at least (default none). */
        public Builder latency(Duration value) {
            latency = value;
            return this;
        }

        /** Requests in progress that the account allows (default 5). */
        public Builder concurrency(int value) {
            concurrency = notNegative("concurrency", value);
            return this;
        }

        /** Zone of the token's session (default America/Los_Angeles). */
        public Builder timezone(ZoneId value) {
            timezone = value;
            return this;
        }

        /** Date format of the token's session as a java.time pattern (default {@code M/d/yyyy}). */
        public Builder dateFormat(String value) {
            dateFormat = value;
            return this;
        }

        /** What the token's role may do (default everything). */
        public Builder role(SandboxRole value) {
            role = value;
            return this;
        }

        /** The account's time (default the machine's). */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /** As NetSuite shows it, and the realm (default {@code 1234567_SB1}). */
        public Builder accountId(String value) {
            accountId = value;
            return this;
        }

        /** Whether there are subsidiaries (default yes). */
        public Builder oneWorld(boolean value) {
            oneWorld = value;
            return this;
        }

        /** Which column SuiteQL knows the stage by (default {@code searchstage}). */
        public Builder stageColumn(StageColumn value) {
            stageColumn = value;
            return this;
        }

        /** What SOAP does where NetSuite's behaviour is unverified (default {@link SoapSettings#PLAUSIBLE}). */
        public Builder soap(SoapSettings value) {
            soap = value;
            return this;
        }

        /** What is the matter with the account from the start (default {@link AccountConditions#USUAL}). */
        public Builder conditions(AccountConditions value) {
            conditions = value;
            return this;
        }

        /** Why every login fails from the start, beside the other conditions (default none). */
        public Builder loginCause(LoginCause value) {
            conditions = conditions.with(value);
            return this;
        }

        /** A certificate in PEM that may log in by OAuth 2.0; see {@link Sandbox#register}. */
        public Builder certificate(String pem) {
            certificate = pem;
            return this;
        }

        /** Whether the token endpoint says why it refuses (default yes; how the real one has it is unverified). */
        public Builder describesTokenRefusals(boolean value) {
            describesTokenRefusals = value;
            return this;
        }

        /** How far ahead the clock of an assertion may be (default a minute; what the real one allows is unverified). */
        public Builder tokenClockLeeway(Duration value) {
            tokenClockLeeway = value;
            return this;
        }

        /**
         * Invents the account and starts serving.
         *
         * @throws UncheckedIOException when the port is taken
         * @throws IllegalArgumentException for a certificate or a missing column that is none
         */
        public Sandbox start() {
            SandboxClock time = new SandboxClock(clock);
            Account account = null;
            try {
                account = Account.invent(seed, time.instant(), customers, contacts, denseIds);
                return serve(account, time);
            } catch (IOException taken) {
                close(account);
                throw new UncheckedIOException(
                        "The sandbox cannot listen on port " + port + "; choose another, or 0 for any free one", taken);
            } catch (SQLException failure) {
                close(account);
                throw new IllegalStateException("The sandbox could not invent its account", failure);
            } catch (IllegalArgumentException unusable) {
                close(account);
                throw unusable;
            }
        }

        private static void close(@Nullable Account account) {
            if (account != null) {
                account.close();
            }
        }

        private Sandbox serve(Account account, SandboxClock time) throws IOException, SQLException {
            SandboxSettings settings = new SandboxSettings(
                    latency,
                    concurrency,
                    timezone,
                    dateFormat,
                    role,
                    describesTokenRefusals,
                    tokenClockLeeway,
                    oneWorld,
                    stageColumn,
                    soap);
            SandboxCredentials credentials = SandboxCredentials.invent(accountId, seed);
            // One integration record has one Client ID, which is its consumer key as well.
            CertificateMappings certificates = new CertificateMappings(credentials.consumerKey());
            SandboxCertificate mapped =
                    certificate == null ? null : SandboxCertificate.of(certificates.upload(certificate, ""));
            Edits edits = new Edits(account, time, seed);
            UserLock lock = new UserLock();
            AccountState state = new AccountState(time, lock, credentials);
            state.change(before -> conditions);
            HttpServer server =
                    HttpServer.start(port, Switchboard.wire(account, edits, time, state, lock, settings, certificates));
            return new Sandbox(server, account, time, state, certificates, mapped);
        }

        private static int notNegative(String name, int value) {
            if (value < 0) {
                throw new IllegalArgumentException(name + " must not be negative");
            }
            return value;
        }
    }
}
