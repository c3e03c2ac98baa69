package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelnetsuite.tba.auth.AccessToken;
import io.github.camelnetsuite.tba.auth.AccessTokens;
import io.github.camelnetsuite.tba.auth.AccountId;
import io.github.camelnetsuite.tba.auth.BearerAuthorizer;
import io.github.camelnetsuite.tba.auth.OAuth2Credentials;
import io.github.camelnetsuite.tba.auth.SigningKey;
import io.github.camelnetsuite.tba.auth.TestKey;
import io.github.camelnetsuite.tba.auth.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request for an access token: what it is, what its answers mean, and that refusals are counted. */
class TokenEndpointTest {

    private static final TestKey KEY = TestKey.ec();
    private static final String TOKEN = "eyJhbGciOiJQUzI1NiJ9.e30.c2lnbmVk-_~+/==";
    private static final String ASSERTION = "aaaa.bbbb.cccc-_";

    private final ScriptedServer server = new ScriptedServer();
    private final FakeTime time = new FakeTime();
    private final HttpSettings settings =
            new HttpSettings(server.url(), Duration.ofSeconds(5), Duration.ofSeconds(20), null, builder -> {});
    private final AccountLimiter limiter = new AccountLimiter(8, time);
    private final LoginBreaker breaker = new LoginBreaker(time);
    private final TokenEndpoint endpoint = TokenEndpoint.open(settings, breaker, time);
    private final BearerAuthorizer authorizer = authorizer(credentials(null));
    private final Gateway gateway = gateway(authorizer);

    @AfterEach
    void end() {
        gateway.close();
        endpoint.close();
        server.close();
    }

    private BearerAuthorizer authorizer(OAuth2Credentials credentials) {
        return new BearerAuthorizer(credentials, server.url(), endpoint, new AccessTokens(), time, new Random(7));
    }

    private Gateway gateway(BearerAuthorizer with) {
        return new Gateway(settings, with, limiter, breaker, (failed, failure) -> Duration.ofSeconds(1), 5, time);
    }

    private static OAuth2Credentials credentials(String certificate) {
        return OAuth2Credentials.of(
                AccountId.parse("1234567"),
                "client",
                "certificate",
                SigningKey.read(KEY.pem(), null),
                null,
                certificate);
    }

    private AccessToken exchange() throws InterruptedException {
        return exchange(credentials(null));
    }

    private AccessToken exchange(OAuth2Credentials credentials) throws InterruptedException {
        return endpoint.exchange(new TokenRequest(credentials, URI.create(server.url() + "/x"), ASSERTION));
    }

    private LoginRefusedException refused() {
        return catchThrowableOfType(LoginRefusedException.class, this::exchange);
    }

    private static Reply token(String body) {
        return Reply.of(200, "Content-Type: application/json; charset=UTF-8", body);
    }

    private static Reply good() {
        return token("{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
    }

    private static Reply error(int status, String body) {
        return Reply.of(status, "Content-Type: application/json", body);
    }

    @Test
    void itIsAFormWithoutAnAuthorizationHeader() throws InterruptedException {
        server.replies(good());

        AccessToken token = exchange();
        assertThat(token.value()).isEqualTo(TOKEN);
        assertThat(token.expires()).isEqualTo(FakeTime.START.plus(Duration.ofHours(1)));
        ScriptedServer.Received request = server.received().get(0);
        assertThat(request.line()).isEqualTo("POST /services/rest/auth/oauth2/v1/token HTTP/1.1");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.headers()).doesNotContainKey("authorization");
        assertThat(request.body())
                .isEqualTo("grant_type=client_credentials"
                        + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                        + "&client_assertion=" + ASSERTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'access_token':'a','expires_in':'1800','token_type':'bearer'} | 1800",
                "{'access_token':'a','token_type':'BEARER','scope':['x']}       | 600"
            })
    void aLifetimeMayBeATextOrBeMissing(String body, long seconds) throws InterruptedException {
        server.replies(token(body.replace('\'', '"')));

        assertThat(exchange().expires()).isEqualTo(FakeTime.START.plusSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'access_token':'','expires_in':3600,'token_type':'Bearer'}",
                "{'access_token':'SECRETSECRETSECRET x','expires_in':3600,'token_type':'Bearer'}",
                "{'access_token':'SECRETSECRETSECRET\\r\\nX: y','expires_in':3600,'token_type':'Bearer'}",
                "{'access_token':{'SECRETSECRETSECRET':1},'expires_in':3600,'token_type':'Bearer'}",
                "{'access_token':'SECRETSECRETSECRET','expires_in':3600}",
                "{'access_token':'SECRETSECRETSECRET','expires_in':3600,'token_type':'mac'}",
                "{'access_token':'SECRETSECRETSECRET','expires_in':0,'token_type':'Bearer'}",
                "{'access_token':'SECRETSECRETSECRET','expires_in':-5,'token_type':'Bearer'}",
                "{'access_token':'SECRETSECRETSECRET','expires_in':'soon','token_type':'Bearer'}",
                "{'access_token':'SECRETSECRETSECRET','expires_in':3600,'token_type':'Bearer'} more",
                "{'access_token':'SECRETSECRETSECRET','access_token':'b','expires_in':3600,'token_type':'Bearer'}",
                "{'access_token':'SECRETSECRETSECRET"
            })
    void anAnswerWithoutAUsableTokenIsAnErrorThatQuotesNothing(String body) {
        server.otherwise(request -> token(body.replace('\'', '"')));

        assertThatExceptionOfType(NetSuiteException.class)
                .isThrownBy(this::exchange)
                .isInstanceOfAny(MalformedAnswerException.class, UnavailableException.class)
                .withMessageContaining("POST /services/rest/auth/oauth2/v1/token on ")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("SECRET"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_grant   | The certificate has expired.                       | The certificate has expired: make another pair with keygen, upload it",
                "invalid_grant   | CertificateExpired                                 | The certificate has expired",
                "invalid_grant   | The certificate was revoked.                       | revoked: make another pair",
                "invalid_grant   | Unknown certificate ID (kid).                      | NetSuite does not know certificateId: copy the Certificate ID",
                "invalid_request | Certificate not found.                             | NetSuite does not know certificateId",
                "invalid_request | The algorithm (alg) is not supported.              | signed with ES256, which NetSuite does not take with this certificate",
                "invalid_grant   | Audience (aud) does not match the token endpoint.  | made for another address than the token endpoint's: set accountId",
                "invalid_grant   | InvalidSignature                                   | privateKey is not the key of the certificate that certificateId names",
                "invalid_grant   | The signature does not match the certificate.      | privateKey is not the key of the certificate",
                "invalid_request | The signature algorithm is not supported.          | signed with ES256, which NetSuite does not take with this certificate",
                "invalid_request | Unsupported JWT signature algorithm RS256          | signed with ES256, which NetSuite does not take with this certificate",
                "invalid_grant   | Invalid signature for algorithm ES256              | privateKey is not the key of the certificate",
                "invalid_grant   | The entity is locked.                              | The user of the certificate is locked, as NetSuite does after five refused logins: wait 30 minutes, or have an administrator",
                "invalid_grant   | temporary_locked                                   | wait 30 minutes",
                "invalid_client  | The integration is inactive.                       | The integration record of clientId is not enabled: set its state to Enabled",
                "invalid_client  | IntegrationBlocked                                 | set its state to Enabled",
                "invalid_grant   | The role is inactive.                              | The role or the employee",
                "invalid_grant   | The assertion for the certificate has expired.     | set the clock here by NTP. If it is right, look whether the certificate has expired",
                "invalid_grant   | FeatureDisabled                                    | OAuth 2.0, or REST Web Services, is not enabled in this account: tick both under Setup > Company > Enable Features > SuiteCloud",
                "invalid_grant   | InvalidTimestamp                                   | set the clock here by NTP",
                "invalid_grant   | The token (exp) has expired.                       | too old or too new: set the clock here by NTP",
                "invalid_grant   | iat is in the future                               | set the clock here by NTP",
                "invalid_scope   |                                                    | tick the scope REST Web Services",
                "invalid_grant   | ScopeMismatched                                    | tick the scope REST Web Services",
                "invalid_grant   | EntityOrRoleDisabled                               | may not Log in using OAuth 2.0 Access Tokens",
                "unsupported_grant_type |                                             | tick Client Credentials (Machine to Machine) Grant",
                "invalid_client  |                                                    | NetSuite does not accept clientId",
                "unauthorized_client |                                                | NetSuite does not accept clientId"
            })
    void aRefusalThatTellsItsReasonIsExplained(String error, String description, String text) {
        server.replies(error(
                error.equals("invalid_client") ? 401 : 400,
                "{\"error\":\"" + error + "\""
                        + (description == null ? "" : ",\"error_description\":\"" + description + "\"") + "}"));

        LoginRefusedException refusal = refused();
        assertThat(refusal)
                .hasMessageStartingWith("NetSuite refused the login for an access token (HTTP 40")
                .hasMessageContaining(error)
                .hasMessageContaining("; POST /services/rest/auth/oauth2/v1/token on localhost:")
                .hasMessageContaining(text)
                .hasMessageContaining("View Login Audit Trail");
        assertThat(refusal.getMessage())
                .doesNotContain("\n", ASSERTION, "attempt 0")
                .hasSizeLessThan(900);
        assertThat(refusal.isTransient()).isFalse();
    }

    /** As other servers that take such assertions say it: nobody knows how close NetSuite's words are to these. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_client      | Client assertion contains an invalid signature. [Reason - The key was not found.] | not the key of the certificate",
                "invalid_client      | JWT signature verification failed                       | privateKey is not the key of the certificate",
                "invalid_client      | Signature on JWT token failed validation                | privateKey is not the key of the certificate",
                "invalid_client      | The audience claim for client_assertion must be the endpoint invoked for the request. | set accountId",
                "invalid_client      | Invalid token audience                                  | set accountId",
                "invalid_client      | The client_assertion token is expired.                  | set the clock here by NTP",
                "invalid_client      | Client assertion is not within its valid time range. Current time: 3, assertion valid from 1, expires 2 (exp). | set the clock",
                "invalid_client      | JWT was issued in the future                            | set the clock here by NTP",
                "invalid_client      | The alg RS256 is not allowed for this client            | signed with ES256",
                "invalid_client      | No certificate matches the kid of the header            | NetSuite does not know certificateId",
                "invalid_client      | CERTIFICATE EXPIRED                                     | The certificate has expired",
                "invalid_client      | Issuer in the client assertion is not valid             | NetSuite does not accept clientId",
                "unauthorized_client | Client is not allowed to use the grant type client_credentials | tick Client Credentials",
                "invalid_grant       | Le certificat a expiré.                                 | Check certificateId",
                "invalid_grant       | Unable to load public key                               | Check certificateId",
                "invalid_grant       | x                                                       | Check certificateId"
            })
    void theWordsOfOtherServersAreUnderstoodOrLeadToAllCauses(String error, String description, String text) {
        server.replies(error(400, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}"));

        assertThat(refused()).hasMessageContaining(text).hasMessageContaining("View Login Audit Trail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | access_denied  | access_denied",
                "422 | invalid_grant  | Check certificateId",
                "404 | invalid_client | NetSuite does not accept clientId"
            })
    void anyStatusThatBlamesTheRequestIsARefusalAndCounts(int status, String error, String text) {
        server.otherwise(request -> error(status, "{\"error\":\"" + error + "\"}"));

        assertThat(refused()).hasMessageContaining("(HTTP " + status).hasMessageContaining(text);
        assertThat(refused().notBefore()).isNotNull();
        assertThat(refused()).hasMessageContaining("Not tried again before");
        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "408 | {'error':'invalid_grant'}",
                "429 | {'error':'invalid_grant'}",
                "500 | {'error':'invalid_grant'}",
                "404 | {'error':5}",
                "403 | {'error':{'code':'invalid_grant'}}",
                "403 | ''"
            })
    void whatBlamesSomethingElseIsNone(int status, String body) {
        server.replies(error(status, body.replace('\'', '"')));

        assertThatExceptionOfType(NetSuiteException.class)
                .isThrownBy(this::exchange)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("refused the login for an access token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_grant", "invalid_request", "something_new"})
    void aRefusalThatTellsNothingIsExplainedByAllCauses(String error) {
        server.replies(error(400, "{\"error\":\"" + error + "\"}"));

        assertThat(refused())
                .hasMessageContaining("Check certificateId")
                .hasMessageContaining("has not expired")
                .hasMessageContaining("is not revoked (Setup > Integration > Manage Authentication > OAuth 2.0 Client"
                        + " Credentials (M2M) Setup)")
                .hasMessageContaining("clientId")
                .hasMessageContaining("OAuth 2.0 and REST Web Services are enabled (Setup > Company > Enable Features")
                .hasMessageContaining("a sandbox has a set-up of its own")
                .hasMessageContaining("may Log in using OAuth 2.0 Access Tokens")
                .hasMessageContaining("ES256")
                .hasMessageContaining("the clock here");
    }

    @Test
    void whatIsKnownOfTheCertificateIsNotAmongTheCauses() {
        server.replies(error(400, "{\"error\":\"invalid_grant\"}"));

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> exchange(credentials(KEY.certificate())))
                .withMessageContaining("is not revoked")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("expired"));
    }

    @ParameterizedTest
    @CsvSource({"PT-7M, 420 s behind", "PT-4M-55S, 295 s behind", "PT3M, 180 s ahead of"})
    void aClockThatIsOffIsTheLikelyCauseWhereNothingIsSaid(Duration skew, String text) {
        time.jump(skew);
        server.replies(error(400, "{\"error\":\"invalid_grant\"}"));

        assertThat(refused())
                .hasMessageContaining("The clock here is " + text + " NetSuite's: set it by NTP.")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Check"));
    }

    @ParameterizedTest
    @CsvSource({"PT-61S, 61 s behind", "PT-4M, 240 s behind"})
    void aClockThatIsBehindByLessThanAnAssertionLivesIsOneCauseOfMany(Duration skew, String text) {
        time.jump(skew);
        server.replies(error(400, "{\"error\":\"invalid_grant\"}"));

        assertThat(refused())
                .hasMessageContaining("Check certificateId")
                .hasMessageContaining("The clock here is " + text + " NetSuite's: set it by NTP.");
    }

    @Test
    void anExpiredCertificateIsToldWithoutAnyRequest() {
        Instant yesterday = FakeTime.START.minus(Duration.ofDays(1));
        OAuth2Credentials expired = credentials(KEY.certificate(yesterday.minusSeconds(1000), yesterday));

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> exchange(expired))
                .withMessageContaining("has expired on 2026-03-11T08:57:09Z; NetSuite was not asked.")
                .withMessageContaining("make another pair with keygen");
        try (Gateway with = gateway(authorizer(expired))) {
            for (int i = 0; i < 5; i++) {
                assertThatExceptionOfType(LoginRefusedException.class)
                        .isThrownBy(() -> TestAccount.ask(with))
                        .withMessageContaining("NetSuite was not asked")
                        .satisfies(e -> assertThat(e.notBefore()).isNull());
            }
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aCertificateThatBeginsTomorrow() {
        Instant tomorrow = FakeTime.START.plus(Duration.ofDays(1));

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> exchange(credentials(KEY.certificate(tomorrow, tomorrow.plusSeconds(1000)))))
                .withMessageContaining("is not valid before 2026-03-13T08:57:09Z, and the clock here says 2026-03-12");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void netSuitesUsualErrorIsARefusalHereToo() {
        server.replies(Reply.error(404, "INVALID_REQUEST", "Invalid URL."), Reply.invalidLogin());

        assertThat(refused())
                .hasMessageContaining("Invalid URL.")
                .hasMessageContaining("OAuth 2.0 and REST Web Services are enabled (Setup > Company > Enable Features");
        assertThat(refused())
                .hasMessageContaining("INVALID_LOGIN")
                .hasMessageContaining("Check certificateId")
                .satisfies(e -> assertThat(e.notBefore()).isNotNull());
    }

    @Test
    void thenItsDataAreAskedForWithTheToken() throws InterruptedException {
        server.replies(good());

        TestAccount.ask(gateway);
        TestAccount.ask(gateway);

        assertThat(server.received())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("", "Bearer " + TOKEN, "Bearer " + TOKEN);
    }

    @Test
    void troubleAtTheEndpointIsWaitedForAsElsewhere() throws InterruptedException {
        server.replies(
                error(500, "{\"error\":\"server_error\"}"),
                Reply.reset(),
                Reply.throttled("Retry-After: 7\r\n"),
                Reply.of(503, "Content-Type: text/html", "<html>"),
                good());

        TestAccount.ask(gateway);

        assertThat(server.received()).hasSize(6);
        assertThat(server.received().stream()
                        .map(ScriptedServer.Received::body)
                        .filter(body -> body.startsWith("grant_type")))
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(limiter.throttledCount()).isOne();
    }

    @Test
    void atMostTwoRequestsForATokenAreRefusedInHalfAnHour() {
        server.otherwise(request -> error(400, "{\"error\":\"invalid_grant\"}"));
        for (int minute = 0; minute < 30; minute++) {
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> TestAccount.ask(gateway))
                    .withMessageContaining(
                            "Not tried again before 2026-03-12T09:27:09Z, unless the credentials change");
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(server.received()).hasSize(2);
    }

    @Test
    void anExpiredTokenThatIsNotRenewedIsAskedForTwiceHoweverManyWait() throws Exception {
        server.replies(good());
        TestAccount.ask(gateway);
        server.otherwise(request -> request.line().contains("/token")
                ? error(400, "{\"error\":\"invalid_grant\"}")
                : Reply.json(Reply.PAGE));
        time.advance(Duration.ofHours(1));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> TestAccount.ask(gateway)));
            }
            for (Future<?> one : all) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(one::get)
                        .withCauseInstanceOf(LoginRefusedException.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.received().stream()
                        .filter(request -> request.line().contains("/token"))
                        .skip(1))
                .hasSize(2);
    }

    @Test
    void aRefusalForConcurrencyIsOneHoweverManyWaitForTheToken() throws Exception {
        server.replies(good());
        TestAccount.ask(gateway);
        AtomicInteger asked = new AtomicInteger();
        server.otherwise(request -> {
            if (!request.line().contains("/token")) {
                return Reply.json(Reply.PAGE);
            }
            return asked.incrementAndGet() > 1
                    ? good()
                    : connection -> {
                        Awaitility.await()
                                .pollInterval(5, TimeUnit.MILLISECONDS)
                                .until(TokenEndpointTest::waitingForAToken, number -> number == 7);
                        return Reply.throttled("Retry-After: 7\r\n").answer(connection);
                    };
        });
        time.advance(Duration.ofHours(1));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> TestAccount.ask(gateway)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).hasValue(2);
        assertThat(limiter.throttledCount()).isOne();
    }

    private static long waitingForAToken() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Stream.of(stack)
                        .anyMatch(frame -> frame.getMethodName().equals("get")
                                && frame.getClassName().equals(CompletableFuture.class.getName())))
                .filter(stack ->
                        Stream.of(stack).anyMatch(frame -> frame.getClassName().endsWith(".CurrentToken")))
                .count();
    }

    @Test
    void aRefusedTokenIsReplacedOnce() throws InterruptedException {
        server.replies(good(), Reply.invalidLogin(), good());

        TestAccount.ask(gateway);

        assertThat(server.received())
                .extracting(request -> request.line().contains("/token"))
                .containsExactly(true, false, true, false);
    }

    @Test
    void aTokenThatEndsUnderManyRequestsIsReplacedOnceAndAllOfThemSucceed() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        server.replies(good());
        TestAccount.ask(gateway);
        server.otherwise(request -> {
            if (request.line().contains("/token")) {
                return token("{\"access_token\":\"second\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
            }
            return request.header("Authorization").equals("Bearer second")
                    ? Reply.json(Reply.PAGE)
                    : connection -> {
                        await(together);
                        return Reply.invalidLogin().answer(connection);
                    };
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> TestAccount.ask(gateway)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.received().stream().filter(request -> request.line().contains("/token")))
                .hasSize(2);
        assertThat(server.received()).hasSize(1 + 1 + 8 + 1 + 8);
    }

    private static void await(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTokenThatIsReplacedBeforeARequestLeavesIsWhatThatRequestIsRefusedFor() throws Exception {
        CountDownLatch prepared = new CountDownLatch(1);
        CountDownLatch replaced = new CountDownLatch(1);
        AtomicReference<String> accepted = new AtomicReference<>("Bearer token-1");
        AtomicInteger issued = new AtomicInteger();
        server.otherwise(request -> request.line().contains("/token")
                ? token("{\"access_token\":\"token-" + issued.incrementAndGet() + "\",\"token_type\":\"Bearer\"}")
                : request.header("Authorization").equals(accepted.get())
                        ? Reply.json(Reply.PAGE)
                        : Reply.invalidLogin());
        HttpSettings held = new HttpSettings(
                server.url(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                null,
                builder -> builder.addRequestInterceptorFirst((request, entity, context) -> {
                    prepared.countDown();
                    await(replaced);
                }));
        TestAccount.ask(gateway);
        accepted.set("Bearer token-2");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Gateway slow =
                new Gateway(held, authorizer, limiter, breaker, (failed, failure) -> Duration.ofSeconds(1), 5, time)) {
            Future<?> answer = thread.submit(() -> TestAccount.ask(slow));
            await(prepared);
            TestAccount.ask(gateway);
            replaced.countDown();
            answer.get();
        } finally {
            thread.shutdownNow();
        }
        assertThat(server.received().stream()
                        .filter(request -> !request.line().contains("/token"))
                        .map(request -> request.header("Authorization").replace("Bearer ", "")))
                .containsExactly("token-1", "token-1", "token-2", "token-1", "token-2");
        assertThat(issued).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tokensThatAreAllRefusedAreNotFetchedForEver() {
        server.otherwise(request -> request.line().contains("/token") ? good() : Reply.invalidLogin());
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> TestAccount.ask(gateway))
                    .withMessageContaining("may Log in using OAuth 2.0 Access Tokens")
                    .withMessageContaining("Not tried again before");
        }

        assertThat(server.received()).hasSize(4);
    }

    @Test
    void aMissingPermissionIsNamedAsThisLoginCallsIt() {
        server.replies(good(), Reply.error(403, "INSUFFICIENT_PERMISSION", "Permission Violation"));

        assertThatExceptionOfType(PermissionMissingException.class)
                .isThrownBy(() -> TestAccount.ask(gateway))
                .withMessageContaining("Log in using OAuth 2.0 Access Tokens");
    }
}
