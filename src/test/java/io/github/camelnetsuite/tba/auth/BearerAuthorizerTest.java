package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One access token for all, fetched when it is needed and by one only. */
class BearerAuthorizerTest {

    private static final Instant START = Instant.parse("2026-04-14T08:30:00Z");
    private static final URI BASE = URI.create("https://1234567.suitetalk.api.netsuite.com");
    private static final URI DATA = BASE.resolve("/services/rest/query/v1/suiteql");
    private static final SigningKey KEY = SigningKey.read(TestKey.file("ec-pkcs8-P-256.pem"), null);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<TokenRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AccessTokens tokens = new AccessTokens();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String asks = "asks " + System.identityHashCode(this) + " ";
    private volatile Answer answer = () -> {};

    /** What the exchange does before it hands out another token. */
    private interface Answer {
        void before() throws InterruptedException;
    }

    private final TokenExchange exchange = new TokenExchange() {
        @Override
        public AccessToken exchange(TokenRequest request) throws InterruptedException {
            requests.add(request);
            String value = "token-" + requests.size();
            answer.before();
            return new AccessToken(value, now.get().plus(Duration.ofHours(1)));
        }

        @Override
        public RuntimeException forOneWhoWaited(RuntimeException failure) {
            return new IllegalStateException(failure.getMessage() + " either");
        }

        @Override
        public void close() {
            closed.set(true);
        }
    };

    private final BearerAuthorizer authorizer = authorizer("client");

    private BearerAuthorizer authorizer(String clientId) {
        OAuth2Credentials credentials =
                OAuth2Credentials.of(AccountId.parse("1234567"), clientId, "certificate", KEY, null, null);
        return new BearerAuthorizer(credentials, BASE, exchange, tokens, now::get, new Random(7));
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static String header(RequestAuthorizer prepared) {
        return prepared.authorization("GET", DATA, List.of());
    }

    private String header() throws InterruptedException {
        return header(authorizer.prepare());
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Test
    void aTokenIsFetchedOnceAndUsedUntilShortlyBeforeItExpires() throws InterruptedException {
        assertThat(header()).isEqualTo("Bearer token-1");
        pass(Duration.ofMinutes(59).minusSeconds(1));
        assertThat(header()).isEqualTo("Bearer token-1");

        pass(Duration.ofSeconds(1));
        assertThat(header()).isEqualTo("Bearer token-2");
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).assertion()).isNotEqualTo(requests.get(1).assertion());
        assertThat(requests.get(0).url()).hasToString(BASE + "/services/rest/auth/oauth2/v1/token");
    }

    @Test
    void theRoutesOfAnAccountShareATokenIfTheyHaveTheSameCredentials() throws InterruptedException {
        authorizer.prepare();
        authorizer("client").prepare();
        assertThat(requests).hasSize(1);

        BearerAuthorizer other = authorizer("another");
        RequestAuthorizer prepared = other.prepare();
        assertThat(requests).hasSize(2);
        assertThat(header(prepared)).isEqualTo("Bearer token-2");
        assertThat(header()).isEqualTo("Bearer token-1");
        assertThat(other.fingerprint()).isNotEqualTo(authorizer.fingerprint());
    }

    /** Threads that all wait in {@code prepare} while the first of them fetches. */
    private List<Future<String>> waiting(int number, Answer withheld) {
        answer = withheld;
        List<Future<String>> all = new ArrayList<>();
        AtomicInteger begun = new AtomicInteger();
        for (int i = 0; i < number; i++) {
            all.add(threads.submit(() -> {
                Thread.currentThread().setName(asks + begun.incrementAndGet());
                return header();
            }));
        }
        Awaitility.await().pollInterval(5, TimeUnit.MILLISECONDS).until(() -> parked() == number);
        return all;
    }

    private long parked() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(asks) && thread.getState() == Thread.State.WAITING)
                .count();
    }

    @Test
    void manyWhoWaitCauseOneFetch() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Future<String>> all = waiting(16, release::await);

        release.countDown();
        for (Future<String> one : all) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("Bearer token-1");
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void manyWhoWaitShareAFailureAndTheNextOneAsksAgain() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Future<String>> all = waiting(16, () -> {
            release.await();
            throw new IllegalStateException("no token");
        });

        answer = () -> {};
        release.countDown();
        List<Throwable> failures = new ArrayList<>();
        for (Future<String> one : all) {
            failures.add(catchThrowable(() -> one.get(20, TimeUnit.SECONDS)).getCause());
        }
        assertThat(failures)
                .as("one object a thread")
                .doesNotHaveDuplicates()
                .extracting(Throwable::getMessage)
                .containsOnly("no token", "no token either")
                .containsOnlyOnce("no token");
        assertThat(requests).hasSize(1);
        assertThat(header()).isEqualTo("Bearer token-2");
    }

    @Test
    void oneWhoIsInterruptedWhileItFetchesLeavesItToTheNext() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Future<String>> all = waiting(4, release::await);
        answer = () -> {};

        Thread fetching = Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith(asks))
                .filter(thread -> List.of(thread.getValue()).toString().contains("CountDownLatch"))
                .findFirst()
                .orElseThrow()
                .getKey();
        fetching.interrupt();

        int interrupted = 0;
        for (Future<String> one : all) {
            try {
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("Bearer token-2");
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(InterruptedException.class);
                interrupted++;
            }
        }
        assertThat(interrupted).isOne();
        assertThat(requests).hasSize(2);
    }

    @Test
    void aRefusedTokenIsReplacedAndCountsOnce() throws InterruptedException {
        RequestAuthorizer first = authorizer.prepare();
        RequestAuthorizer sibling = authorizer.prepare();

        assertThat(first.refused()).isTrue();
        assertThat(sibling.refused()).as("a sibling with the same token").isFalse();
        RequestAuthorizer second = authorizer.prepare();
        assertThat(header(second)).isEqualTo("Bearer token-2");
        assertThat(first.refused()).as("one that comes late").isFalse();
        authorizer.prepare();
        assertThat(requests).as("the current one stays").hasSize(2);
        assertThat(second.refused()).isTrue();
    }

    @Test
    void whoWasPreparedWithATokenSendsItAndIsRefusedForIt() throws InterruptedException {
        RequestAuthorizer slow = authorizer.prepare();
        authorizer.prepare().refused();
        RequestAuthorizer next = authorizer.prepare();

        assertThat(header(slow)).isEqualTo("Bearer token-1");
        assertThat(slow.refused()).as("that was known").isFalse();
        assertThat(header(next)).isEqualTo("Bearer token-2");
        assertThat(next.refused()).as("what is sent counts").isTrue();
        assertThat(header()).isEqualTo("Bearer token-3");
    }

    @Test
    void beforeItIsPreparedItHasNothing() {
        assertThatIllegalStateException().isThrownBy(() -> header(authorizer));
    }

    @Test
    void itClosesWhatItFetchesWith() {
        authorizer.close();

        assertThat(closed).isTrue();
        assertThat(authorizer.scheme()).isEqualTo(RequestAuthorizer.Scheme.BEARER);
    }

    @Test
    void nothingShowsASecret() throws InterruptedException {
        authorizer.prepare();

        assertThat(authorizer).hasToString("BearerAuthorizer[account=1234567]");
        assertThat(requests.get(0)).hasToString("TokenRequest[account=1234567]");
        assertThat(new AccessToken("secret", START)).hasToString("AccessToken[expires=2026-04-14T08:30:00Z]");
        assertThat(tokens.toString()).doesNotContain("token-1");
    }
}
