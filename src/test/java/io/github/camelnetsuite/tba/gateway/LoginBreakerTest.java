package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.camelnetsuite.tba.faults.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong secret must not lock the user: NetSuite does so after five refused logins. */
class LoginBreakerTest {

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());
    private final List<Instant> refusals = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    private void refuseAll() {
        server.otherwise(request -> {
            refusals.add(account.time.instant());
            return Reply.invalidLogin();
        });
    }

    @Test
    void oneFreshSignatureIsTriedAfterARefusal() throws InterruptedException {
        server.replies(Reply.invalidLogin());

        account.ask();

        assertThat(server.received())
                .extracting(request -> request.header("Authorization"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void afterTheSecondRefusalNoRequestLeavesForHalfAnHour() {
        refuseAll();
        Gateway gateway = account.gateway();
        for (int minute = 0; minute < 30; minute++) {
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> TestAccount.ask(gateway))
                    .withMessageContaining("Not tried again before 2026-03-12T09:27:09Z, unless the credentials change")
                    .satisfies(e -> assertThat(e.notBefore()).isEqualTo("2026-03-12T09:27:09Z"))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(401));
            account.time.advance(Duration.ofMinutes(1));
        }
        assertThat(refusals).hasSize(2);

        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> TestAccount.ask(gateway));
        assertThat(refusals.size()).isGreaterThan(2);
    }

    @Catalogue("6")
    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void aClockThatIsSetAnHourBackOrForwardChangesNothingAboutIt(long hours) {
        refuseAll();
        Gateway gateway = account.gateway();
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> TestAccount.ask(gateway));
        account.time.jump(Duration.ofHours(hours));
        for (int minute = 0; minute < 30; minute++) {
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> TestAccount.ask(gateway));
            account.time.advance(Duration.ofMinutes(1));
        }
        assertThat(refusals).hasSize(2);

        account.time.jump(Duration.ofHours(-hours));
        server.otherwise(request -> Reply.json("{}"));
        assertThatNoException().isThrownBy(() -> TestAccount.ask(gateway));
    }

    @Test
    void thePausesGrowFromAQuarterToAnHourWhereTheWindowHasRoom() {
        refuseAll();
        Gateway gateway = account.gateway();
        List<Long> minutesBetween = new ArrayList<>();
        Instant last = account.time.instant();
        while (minutesBetween.size() < 6) {
            int before = refusals.size();
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> TestAccount.ask(gateway));
            if (refusals.size() > before) {
                minutesBetween.add(
                        Duration.between(last, account.time.instant()).toMinutes());
                last = account.time.instant();
            }
            account.time.advance(Duration.ofMinutes(1));
        }

        assertThat(minutesBetween).startsWith(0L, 30L, 30L).endsWith(60L, 60L);
    }

    @Test
    void aRefusalLongAfterTheFirstPausesAQuarterOfAnHour() throws InterruptedException {
        LoginHistory history = new LoginHistory();
        LoginRefusedException refusal = new LoginRefusedException("no", 401);
        Duration later = Duration.ofMinutes(20);
        assertThat(history.refuse(refusal, Duration.ZERO, FakeTime.START)).isTrue();
        assertThat(history.refuse(refusal, later, FakeTime.START.plus(later))).isFalse();

        assertThat(history.tooEarly(later)).isNotNull().satisfies(e -> assertThat(e.notBefore())
                .isEqualTo(FakeTime.START.plus(Duration.ofMinutes(35))));
    }

    @Test
    void changedCredentialsMayGoAtOnceAndTheOldOnesMayNot() throws InterruptedException {
        refuseAll();
        Gateway gateway = account.gateway();
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> TestAccount.ask(gateway));

        account.authorizer.changeTo("second");
        server.otherwise(request -> Reply.json(Reply.PAGE));
        TestAccount.ask(gateway);
        account.authorizer.changeTo("first");
        int before = server.received().size();

        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> TestAccount.ask(gateway));
        assertThat(server.received()).hasSize(before);
    }

    @Test
    void oneRoutesGoodCredentialsDoNotHelpAnothersBadOnes() throws InterruptedException {
        server.otherwise(request -> {
            if (account.authorizer.fingerprint().equals("good")) {
                return Reply.json(Reply.PAGE);
            }
            refusals.add(account.time.instant());
            return Reply.invalidLogin();
        });
        Gateway gateway = account.gateway();
        for (int minute = 0; minute < 30; minute++) {
            account.authorizer.changeTo("good");
            TestAccount.ask(gateway);
            account.authorizer.changeTo("bad");
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> TestAccount.ask(gateway));
            account.time.advance(Duration.ofMinutes(1));
        }

        assertThat(refusals).hasSize(2);
    }

    @Test
    void anAnswerOfAnyKindProvesTheLogin() throws InterruptedException {
        server.replies(Reply.error(403, "INSUFFICIENT_PERMISSION", "No."));
        assertThatExceptionOfType(PermissionMissingException.class).isThrownBy(account::ask);

        assertThat(account.breaker.enter("first", Patience.ENDLESS))
                .as("has to find out")
                .isFalse();
    }

    @Test
    void aServerInTroubleProvesNothing() {
        server.otherwise(request -> Reply.error(500, "UNEXPECTED_ERROR", "?"));
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(account::ask);

        assertThat(enters()).as("has to find out").isTrue();
    }

    private boolean enters() {
        try {
            return account.breaker.enter("first", Patience.ENDLESS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whileNothingIsKnownOneRequestAtATimeFindsOut() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger highest = new AtomicInteger();
        server.otherwise(request -> {
            highest.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            return connection -> {
                Thread.yield();
                inFlight.decrementAndGet();
                return Reply.error(500, "UNEXPECTED_ERROR", "?").answer(connection);
            };
        });

        inParallel(
                6, () -> assertThatExceptionOfType(UnavailableException.class).isThrownBy(account::ask));

        assertThat(highest.get()).isEqualTo(1);
    }

    @Test
    void neverMoreThanTwoLoginsAreRefusedInHalfAnHourWhateverThreadsAndGatewaysDo() throws Exception {
        refuseAll();
        Random random = new Random(20260312);
        List<Gateway> gateways = List.of(account.gateway(), account.gateway(), account.gateway());
        for (int round = 0; round < 60; round++) {
            inParallel(4, () -> {
                for (Gateway gateway : gateways) {
                    assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> TestAccount.ask(gateway));
                }
            });
            account.time.advance(Duration.ofSeconds(random.nextInt(1200)));
        }

        assertThat(refusals).hasSizeGreaterThan(4);
        for (int i = 2; i < refusals.size(); i++) {
            assertThat(Duration.between(refusals.get(i - 2), refusals.get(i)))
                    .as("refusals %d to %d", i - 2, i)
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        }
    }

    @Test
    void ofManyWrongCredentialsOfOneAccountNotFiveAreRefusedInHalfAnHour() throws Exception {
        refuseAll();
        List<Gateway> tenants = Stream.of("a", "b", "c", "d", "e", "f")
                .map(credentials -> account.gateway(new FakeAuthorizer(credentials)))
                .toList();
        for (int minute = 0; minute < 90; minute++) {
            AtomicInteger next = new AtomicInteger();
            inParallel(tenants.size(), () -> {
                Gateway tenant = tenants.get(next.getAndIncrement());
                assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> TestAccount.ask(tenant));
            });
            account.time.advance(Duration.ofMinutes(1));
        }

        assertThat(refusals).hasSizeGreaterThan(8);
        for (int i = 4; i < refusals.size(); i++) {
            assertThat(Duration.between(refusals.get(i - 4), refusals.get(i)))
                    .as("refusals %d to %d", i - 4, i)
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        }
    }

    @Test
    void whatIsLeftOfTheAttemptsIsForCredentialsThatWereNotRefusedYet() throws InterruptedException {
        refuse("a");
        refuse("a");
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> enter("a"));
        refuse("b");
        assertThatExceptionOfType(LoginRefusedException.class)
                .as("a second attempt of the same")
                .isThrownBy(() -> enter("b"))
                .withMessageContaining("Not tried again before 2026-03-12T09:27:09Z, unless the credentials change");
        refuse("c");
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> enter("d"))
                .withMessage("Not logged in: with other credentials, 4 logins to this account were refused within 30"
                        + " minutes, and NetSuite locks a user after five. Not tried before 2026-03-12T09:27:09Z.");

        account.time.advance(Duration.ofMinutes(30));
        assertThat(enter("d")).isTrue();
    }

    @Test
    void credentialsThatAreAcceptedGoOnWhateverIsRefusedToOthers() throws InterruptedException {
        account.breaker.accepted("good");
        for (String wrong : List.of("a", "b", "c", "d")) {
            refuse(wrong);
        }

        assertThat(enter("good")).as("has to find out").isFalse();
    }

    @Test
    void aGuessTakesNoAttemptOfChangedCredentials() throws InterruptedException {
        refuse("a");
        refuse("a");

        assertThat(account.breaker.enterToGuess("guess")).isEmpty();
        assertThat(enter("changed")).isTrue();
    }

    @Test
    void oneThatMayNotBeHeldComesBackLaterWhileAnotherFindsOut() throws InterruptedException {
        assertThat(enter("first")).isTrue();

        assertThatExceptionOfType(PostponedException.class)
                .isThrownBy(() -> account.breaker.enter("first", new Patience(Duration.ofMillis(5))))
                .satisfies(later -> assertThat(later.pause()).isEqualTo(Duration.ofMillis(5)));
        account.breaker.leave("first", true);
        assertThat(account.breaker.enter("first", new Patience(Duration.ofMillis(5))))
                .isTrue();
    }

    private boolean enter(String credentials) throws InterruptedException {
        return account.breaker.enter(credentials, Patience.ENDLESS);
    }

    private void refuse(String credentials) throws InterruptedException {
        boolean probe = enter(credentials);
        account.breaker.refused(credentials, new LoginRefusedException("no", 401));
        account.breaker.leave(credentials, probe);
    }

    private static void inParallel(int count, Runnable work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                done.add(threads.submit(() -> {
                    start.await();
                    work.run();
                    return null;
                }));
            }
            for (Future<?> thread : done) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
