package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.PostponedException;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts come, change and go in a folder, and their routes with them; polled by the test, by a clock that it holds. */
class AccountRoutesTest {

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(3).contacts(2).clock(time));

    @TempDir
    private Path directory;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final NetSuiteTbaComponent component = new NetSuiteTbaComponent();
    private final MemoryCursorStore cursors = new MemoryCursorStore();
    private final Arrivals arrivals = new Arrivals();
    private AccountFolder folder;
    private AccountRoutes routes;
    private volatile Processor stall = exchange -> {};

    @BeforeEach
    void start() throws Exception {
        folder = new AccountFolder(directory);
        component.use(time, new SecureRandom());
        component.getConfiguration().setCursorStore(cursors);
        camel.disableJMX();
        Integration.withHealth(camel);
        camel.addComponent("netsuite-tba", component);
        NetSuiteAccountsFolder accounts = new NetSuiteAccountsFolder(camel, directory);
        camel.getRegistry().bind("accounts", accounts);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("account")
                        .templateParameter("account")
                        .templateParameter("resource")
                        .templateParameter("destination", "here")
                        .from("netsuite-tba:{{resource}}?account={{account}}&startScheduler=false")
                        .setHeader("destination", constant("{{destination}}"))
                        .process(exchange -> stall.process(exchange))
                        .process(arrivals);
            }
        });
        camel.start();
        routes = new AccountRoutes(camel, accounts, "account");
        routes.setLookEvery(Duration.ofDays(1));
        camel.addService(routes);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private AccountRoutesTest look() {
        routes.look();
        return this;
    }

    private Set<String> ids() {
        return camel.getRoutes().stream().map(Route::getRouteId).collect(Collectors.toSet());
    }

    private NetSuiteTbaConsumer consumer(String route) {
        return (NetSuiteTbaConsumer) camel.getRoute(route).getConsumer();
    }

    private AccountRoutesTest poll(String... ids) {
        List.of(ids).forEach(id -> consumer(id).run());
        return this;
    }

    private int refusedLogins() {
        return netsuite.stats().get("refusedLogins").asInt();
    }

    private List<Object> headers(String name) {
        return arrivals.headers().stream().map(headers -> headers.get(name)).toList();
    }

    @Test
    void anAccountThatIsAddedIsReadByARouteForEachOfItsRecordTypes() {
        assertThat(ids()).isEmpty();
        folder.account("acme", netsuite.sandbox());
        look().poll("acme-customer", "acme-contact");

        assertThat(ids()).containsExactlyInAnyOrder("acme-customer", "acme-contact");
        assertThat(arrivals.bodies()).hasSize(5);
        assertThat(headers(NetSuiteTbaConstants.ACCOUNT_NAME)).containsOnly("acme");
        assertThat(headers(NetSuiteTbaConstants.ACCOUNT_ID)).containsOnly("1234567_SB1");
        assertThat(cursors.names()).containsExactlyInAnyOrder("acme-customer", "acme-contact");
    }

    @Test
    void twoTenantsMayShareANetSuiteAccountAndEachGetsEverything() {
        folder.account("acme", netsuite.sandbox(), "property.destination = a")
                .account("blue", netsuite.sandbox(), "property.destination = b", "resources = customer");
        look().poll("acme-customer", "blue-customer");

        assertThat(ids()).containsExactlyInAnyOrder("acme-customer", "acme-contact", "blue-customer");
        assertThat(headers("destination")).containsExactly("a", "a", "a", "b", "b", "b");
    }

    @Test
    void whatNetSuiteCountsByAccountIsCountedForBothTenants() {
        folder.account("acme", netsuite.sandbox()).account("blue", netsuite.sandbox());
        look();
        netsuite.sandbox().replaceToken();
        for (int minute = 0; minute < 10; minute++) {
            poll("acme-customer", "blue-customer", "blue-contact");
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(refusedLogins()).isEqualTo(2);
        assertThat(consumer("blue-contact").trouble()).isInstanceOf(LoginRefusedException.class);
    }

    @Test
    void oneThatIsRemovedIsReadNoMore() {
        folder.account("acme", netsuite.sandbox()).account("blue", netsuite.sandbox());
        look();
        folder.remove("acme");
        look();

        assertThat(ids()).containsExactlyInAnyOrder("blue-customer", "blue-contact");
        assertThat(camel.getRouteDefinitions()).hasSize(2);
    }

    @Test
    void oneThatChangesGetsOtherRoutesWhichGoOnWhereTheOldOnesWere() {
        folder.account("acme", netsuite.sandbox());
        look().poll("acme-customer");
        folder.account("acme", netsuite.sandbox(), "property.destination = there", "customer.fields = email");
        look();
        netsuite.edit("{\"type\":\"customer\",\"creates\":1}");
        look().poll("acme-customer");

        assertThat(headers("destination")).containsExactly("here", "here", "here", "there");
        assertThat(arrivals.records().get(3)).containsOnlyKeys("id", "email");
    }

    @Test
    void aSecretThatChangesRestartsNothing() {
        folder.account("acme", netsuite.sandbox());
        look();
        NetSuiteTbaConsumer before = consumer("acme-customer");
        folder.account("acme", netsuite.sandbox(), netsuite.sandbox().replaceToken());
        look();

        assertThat(consumer("acme-customer")).isSameAs(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suiteql", "soap"})
    void aRotatedTokenIsTakenUpByTheRequestThatFindsTheOldOneRefused(String transport) {
        folder.account("acme", netsuite.sandbox(), "transport = " + transport)
                .account("blue", netsuite.sandbox(), "transport = " + transport);
        look().poll("acme-customer", "acme-contact", "blue-customer");
        int delivered = arrivals.bodies().size();
        folder.account("acme", netsuite.sandbox(), netsuite.sandbox().replaceToken(), "transport = " + transport)
                .account("blue", netsuite.sandbox(), "transport = " + transport);
        netsuite.edit("{\"type\":\"customer\",\"creates\":1}");
        poll("acme-customer", "acme-contact", "blue-customer", "acme-customer");

        assertThat(refusedLogins()).isEqualTo(1);
        assertThat(consumer("acme-customer").trouble()).isNull();
        assertThat(arrivals.bodies()).hasSize(delivered + 2);
    }

    @Test
    void aTokenThatIsMendedLongAfterItWasRefusedIsTriedWithTheNextPoll() {
        folder.account("acme", netsuite.sandbox());
        look().poll("acme-customer");
        var rotated = netsuite.sandbox().replaceToken();
        for (int minute = 0; minute < 10; minute++) {
            poll("acme-customer");
            time.advance(Duration.ofMinutes(1));
        }
        assertThat(consumer("acme-customer").trouble()).isInstanceOf(LoginRefusedException.class);
        assertThat(refusedLogins()).isEqualTo(2);
        folder.account("acme", netsuite.sandbox(), rotated);
        netsuite.edit("{\"type\":\"customer\",\"creates\":1}");
        poll("acme-customer");

        assertThat(refusedLogins()).isEqualTo(2);
        assertThat(consumer("acme-customer").trouble()).isNull();
        assertThat(arrivals.bodies()).hasSize(4);
    }

    private void pollsArePostponed(String fault, Duration pause) {
        folder.account("acme", netsuite.sandbox());
        look();
        netsuite.fault(fault);
        Instant before = time.instant();
        poll("acme-customer");

        assertThat(Duration.between(before, time.instant()))
                .as("nobody has waited")
                .isLessThan(Duration.ofSeconds(2));
        assertThat(consumer("acme-customer").trouble()).isNull();
        assertThat(consumer("acme-customer").postponement()).isInstanceOf(PostponedException.class);
        assertThat(consumer("acme-customer").pauseBeforeNextPoll())
                .isGreaterThan(Duration.ofSeconds(1))
                .isLessThanOrEqualTo(pause);
    }

    @Test
    void aPauseThatNetSuiteAsksForEndsThePollWhichGoesOnWhenItIsOver() {
        pollsArePostponed(
                "{\"match\":{\"times\":1},\"status\":429,\"headers\":{\"Retry-After\":\"30\"}}",
                Duration.ofSeconds(30));
        poll("acme-customer", "acme-contact");
        assertThat(arrivals.bodies()).as("both routes of the account wait").isEmpty();
        time.advance(Duration.ofSeconds(30));
        poll("acme-customer", "acme-contact");

        assertThat(arrivals.bodies()).hasSize(5);
        assertThat(consumer("acme-customer").postponement()).isNull();
        assertThat(consumer("acme-customer").pauseBeforeNextPoll()).isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whatIsPostponedHasTheAttemptsOfOneRequestAndThenItIsAFailure(int status) {
        folder.account("acme", netsuite.sandbox());
        look();
        netsuite.fault("{\"match\":{},\"status\":" + status + ",\"headers\":{\"Retry-After\":\"20\"}}");
        for (int polls = 1; consumer("acme-customer").trouble() == null; polls++) {
            assertThat(polls).isLessThanOrEqualTo(5);
            poll("acme-customer");
            time.advance(Duration.ofSeconds(20));
        }

        assertThat(netsuite.stats().get("requests").asInt()).isEqualTo(5);
        assertThat(consumer("acme-customer").failedPolls()).isEqualTo(1);
        assertThat(consumer("acme-customer").trouble()).hasMessageContaining("attempt 5 of 5");
        poll("acme-customer");
        assertThat(consumer("acme-customer").failedPolls())
                .as("another five attempts")
                .isEqualTo(1);
    }

    @Test
    void oneWhoseDestinationHasStalledIsTakenAwayWhenItsExchangeHasEndedAndNobodyWaitsForThat() throws Exception {
        folder.account("acme", netsuite.sandbox(), "resources = customer");
        look();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        stall = exchange -> {
            reached.countDown();
            released.await();
        };
        Thread polling = new Thread(() -> poll("acme-customer"));
        polling.start();
        reached.await();
        time.advance(Duration.ofSeconds(59));
        assertThat(consumer("acme-customer").trouble()).isNull();
        time.advance(Duration.ofSeconds(2));
        assertThat(consumer("acme-customer").trouble())
                .isInstanceOf(DeliveryFailedException.class)
                .hasMessageContaining("has not ended for 61 s");
        folder.remove("acme").account("blue", netsuite.sandbox(), "resources = customer");
        look();
        assertThat(ids()).containsExactlyInAnyOrder("acme-customer", "blue-customer");
        folder.account("acme", netsuite.sandbox(), "resources = customer", "property.destination = there");
        look();
        assertThat(routes.troubles()).isEmpty();
        for (int looks = 0; looks < 3; looks++) {
            look();
        }
        assertThat(routes.troubles()).containsOnlyKeys("acme");
        assertThat(routes.troubles().get("acme")).contains("see to the destination, or restart the process");

        stall = exchange -> {};
        released.countDown();
        polling.join();
        assertThat(consumer("acme-customer").trouble()).isNull();
        look();
        poll("acme-customer");
        assertThat(headers("destination")).containsExactly("here", "there", "there");
        assertThat(routes.troubles()).isEmpty();
    }

    @Test
    void norIsOneThatStandsInTheFieldsOfAForm() {
        SandboxCredentials made = netsuite.credentials();
        String[] form = {
            "username = " + made.consumerKey(),
            "password = " + made.consumerSecret(),
            "token = " + made.tokenId() + "," + made.tokenSecret() + ",1234567_SB1",
            "baseUrl = " + netsuite.baseUrl()
        };
        folder.write("acme", form);
        look().poll("acme-customer");
        assertThat(arrivals.bodies()).hasSize(3);
        NetSuiteTbaConsumer before = consumer("acme-customer");
        folder.write("acme", folder.text("acme").replace("1234567_SB1", "7654321"));
        look();

        assertThat(consumer("acme-customer")).isNotSameAs(before);
    }

    @Test
    void anotherNetSuiteAccountBehindTheSameNameIsNotTakenUpInPassing() {
        folder.account("acme", netsuite.sandbox());
        look().poll("acme-customer");
        NetSuiteTbaConsumer before = consumer("acme-customer");
        folder.write("acme", folder.text("acme").replace("1234567_SB1", "7654321"));
        look();

        assertThat(consumer("acme-customer")).isNotSameAs(before);
        poll("acme-customer");
        assertThat(consumer("acme-customer").trouble()).hasMessageContaining("1234567_SB1");
    }

    @Test
    void whatIsMisconfiguredIsToldAndInNobodysWayAndReadOnceItIsMended() {
        folder.write("acme", "accountId = 1234567", "consumerKey = abc")
                .account("blue", netsuite.sandbox(), "contact.fieldz = email")
                .write("crow", "consumerSecret = {{env:NOBODY_HAS_SET_THIS}}", "accountId = {{nowhere}}")
                .account("dove", netsuite.sandbox());
        look();

        assertThat(ids()).containsExactlyInAnyOrder("blue-customer", "dove-customer", "dove-contact");
        assertThat(routes.troubles().keySet())
                .containsExactlyInAnyOrder("acme-customer", "acme-contact", "blue-contact", "crow");
        assertThat(routes.troubles().get("acme-contact")).contains("Option consumerSecret is not set");
        assertThat(routes.troubles().get("blue-contact")).contains("fieldz").doesNotContain("email");
        assertThat(routes.troubles().get("crow")).contains("accountId is {{\u2026}}, which nothing stands behind here");
        assertThat(HealthCheckHelper.invokeReadiness(camel, "full").stream()
                        .filter(result -> result.getCheck().getId().equals("netsuite-accounts"))
                        .findFirst()
                        .orElseThrow()
                        .getMessage())
                .hasValueSatisfying(text -> assertThat(text).contains("blue-contact", "fieldz"));

        folder.account("acme", netsuite.sandbox()).account("blue", netsuite.sandbox(), "contact.fields = email");
        look();
        assertThat(ids()).contains("acme-customer", "acme-contact", "blue-customer", "blue-contact");
        assertThat(routes.troubles()).containsOnlyKeys("crow");
    }

    @Test
    void anOptionThatKeptARouteFromStartingIsForgottenOnceItIsMended() {
        folder.account("acme", netsuite.sandbox(), "resources = customer", "maxConcurrency = 0");
        look();
        assertThat(routes.troubles().get("acme-customer")).contains("maxConcurrency");

        folder.account("acme", netsuite.sandbox(), "resources = customer", "maxConcurrency = 1");
        look().poll("acme-customer");
        assertThat(routes.troubles()).isEmpty();
        assertThat(arrivals.bodies()).hasSize(3);
    }

    @Test
    void whatTheTimerSeesOnceOnlySuchAsAHalfWrittenFileChangesNothing() throws Exception {
        folder.account("acme", netsuite.sandbox());
        NetSuiteAccount half = account(Map.of());
        NetSuiteAccount whole = account(Map.of("destination", "there"));
        NetSuiteAccount other = account(Map.of("destination", "elsewhere"));
        List<List<NetSuiteAccount>> seen = List.of(
                List.of(whole),
                List.of(half),
                List.of(whole),
                List.of(),
                List.of(whole),
                List.of(half),
                List.of(other));
        AtomicInteger looks = new AtomicInteger();
        AccountRoutes timed =
                new AccountRoutes(camel, () -> seen.get(Math.min(looks.getAndIncrement(), seen.size() - 1)), "account");
        timed.setLookEvery(Duration.ofMillis(5));
        AtomicInteger started = new AtomicInteger();
        camel.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                started.addAndGet(event instanceof CamelEvent.RouteStartedEvent ? 1 : 0);
            }
        });
        camel.addService(timed);
        await().until(() -> started.get() > 1 && looks.get() > seen.size() + 2);

        poll("acme-customer");
        assertThat(headers("destination")).containsOnly("elsewhere");
        assertThat(started).as("routes started").hasValue(2);
    }

    private static NetSuiteAccount account(Map<String, String> properties) {
        return new NetSuiteAccount("acme", NetSuiteCredentials::new, Map.of(), properties, List.of("customer"), null);
    }

    @Test
    void aFileThatCanNotBeReadForAWhileStopsNothing() {
        folder.account("acme", netsuite.sandbox());
        look();
        NetSuiteTbaConsumer before = consumer("acme-customer");
        folder.write("acme", "accountId = \\u12");
        look();

        assertThat(consumer("acme-customer")).isSameAs(before);
        assertThat(routes.troubles()).containsOnlyKeys("acme");
        folder.account("acme", netsuite.sandbox());
        assertThat(look().routes.troubles()).isEmpty();
    }

    @Test
    void whatIsNoSecretIsResolvedWhenTheFileIsNewOrHasChangedAndSecretsAtEachLogin() {
        AtomicInteger asked = new AtomicInteger();
        NetSuiteAccounts counting = new NetSuiteAccountsFolder(camel, directory, placeholder -> {
            asked.incrementAndGet();
            return Optional.of("known");
        });
        folder.write("acme", "accountId = 1234567", "property.key = {{secret:crm}}", "consumerSecret = {{secret:ns}}");
        for (int look = 0; look < 3; look++) {
            assertThat(counting.accounts()).singleElement().satisfies(account -> assertThat(account.properties())
                    .containsEntry("key", "known"));
        }
        assertThat(asked).hasValue(1);
        NetSuiteAccount acme = counting.account("acme").orElseThrow();
        assertThat(acme.credentials().get()).isNotSameAs(acme.credentials().get());
        assertThat(asked).hasValue(3);

        folder.write("acme", "accountId = 1234567", "property.key = {{secret:other}}");
        assertThat(counting.accounts()).hasSize(1);
        assertThat(asked).hasValue(4);
    }

    @Test
    void anAccountNeedsNoFolder() throws Exception {
        NetSuiteCredentials credentials = new NetSuiteCredentials();
        credentials.setAccountId("1234567_SB1");
        NetSuiteAccount account = new NetSuiteAccount(
                "acme", () -> credentials, Map.of("customer.batchSize", "2"), Map.of(), List.of("customer"), null);
        assertThat(account.optionsFor("customer")).isEqualTo(Map.of("batchSize", "2"));
        assertThat(account.optionsFor("contact")).isEmpty();
        assertThat(account).hasToString("NetSuiteAccount[acme]");
    }
}
