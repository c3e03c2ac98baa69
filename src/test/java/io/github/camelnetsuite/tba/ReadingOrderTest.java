package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.auth.Nonces;
import io.github.camelnetsuite.tba.auth.OAuth1Signer;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import io.github.camelnetsuite.tba.gateway.AccountLimiter;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.HttpSettings;
import io.github.camelnetsuite.tba.gateway.LoginBreaker;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import io.github.camelnetsuite.tba.source.Page;
import io.github.camelnetsuite.tba.source.SuiteQlSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** What a statement brings from any position is what lies behind it in the order that positions have. */
class ReadingOrderTest {

    private static final int PAGE = 7;

    private final HeldTime time = new HeldTime();
    private final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(30).contacts(0).clock(time));
    private final List<ReadRecord> all = new ArrayList<>();
    private Gateway gateway;
    private SuiteQlSource source;

    @BeforeProperty
    void start() {
        netsuite.beforeEach(null);
        netsuite.edit("{\"type\":\"customer\",\"updates\":12,\"sameSecond\":true,\"seed\":3}");
        for (JsonNode one : netsuite.records("customer")) {
            String id = one.path("id").asText();
            all.add(new ReadRecord(
                    Long.parseLong(id),
                    Instant.parse(one.path("lastModifiedDate").asText()),
                    NetSuiteRecord.of(RecordType.CUSTOMER, Map.of("id", id))));
        }
        SandboxCredentials login = netsuite.credentials();
        TbaCredentials credentials = TbaCredentials.of(
                login.accountId(), login.consumerKey(), login.consumerSecret(), login.tokenId(), login.tokenSecret());
        gateway = new Gateway(
                new HttpSettings(
                        netsuite.baseUrl(), Duration.ofSeconds(5), Duration.ofSeconds(20), null, builder -> {}),
                new OAuth1Signer(credentials, time, new Nonces(new SecureRandom())),
                new AccountLimiter(1, time),
                new LoginBreaker(time),
                (failed, failure) -> Duration.ZERO,
                1,
                time);
        source = new SuiteQlSource(
                gateway,
                RecordType.CUSTOMER,
                FieldSelection.parse(RecordType.CUSTOMER, "email"),
                Stage.CUSTOMER,
                "",
                false,
                PAGE);
    }

    @AfterProperty
    void end() {
        gateway.close();
        netsuite.afterEach(null);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(LongRun.class)
    void aPageIsWhatLiesBehindThePosition(
            @ForAll("places") int place, @ForAll("shifts") int shift, @ForAll boolean tail, @ForAll("after") Long after)
            throws InterruptedException {
        ReadRecord near = all.get(place);
        Position position = tail
                ? new Position.ByTime(near.lastModified().plusSeconds(shift), after == null ? null : near.id() + after)
                : new Position.ById(after == null ? null : near.id() + after, null);
        Comparator<ReadRecord> order = tail
                ? Comparator.comparing(ReadRecord::lastModified).thenComparing(ReadRecord::id)
                : Comparator.comparing(ReadRecord::id);

        Page page = source.next(position);

        List<Long> behind = all.stream()
                .filter(position::precedes)
                .sorted(order)
                .map(ReadRecord::id)
                .toList();
        assertThat(page.records())
                .extracting(ReadRecord::id)
                .isEqualTo(behind.subList(0, Math.min(PAGE, behind.size())));
        assertThat(page.more()).isEqualTo(behind.size() > PAGE);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 29);
    }

    @Provide
    Arbitrary<Integer> shifts() {
        return Arbitraries.of(0, 0, 0, 1, -1, 86_400, -86_400, 2_000_000_000);
    }

    @Provide
    Arbitrary<Long> after() {
        return Arbitraries.longs().between(-1, 1).injectNull(0.3);
    }
}
