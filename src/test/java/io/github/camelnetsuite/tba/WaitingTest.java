package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.ThrottledException;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an account that refuses is left alone, by a clock that moves only when somebody waits. */
class WaitingTest {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(1).contacts(12).clock(time));

    private Integration integration;

    @BeforeEach
    void start() throws Exception {
        integration = new Integration(netsuite.sandbox(), time);
        integration.component.use(time, new LongestPauses());
        integration.reading("netsuite-tba:contact");
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    /** Draws the bound of a pause itself, and all else at random. */
    private static final class LongestPauses implements RandomGenerator {

        private final SecureRandom random = new SecureRandom();

        @Override
        public long nextLong() {
            return random.nextLong();
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }

    /** Throttles one answer and tells how long the poll took. */
    private Duration pollThrottledOnce(String retryAfter) {
        Instant before = time.instant();
        netsuite.fault("{\"match\":{\"path\":\"suiteql\",\"nth\":1},\"status\":429" + header(retryAfter) + "}");
        integration.poll("contact");
        assertThat(integration.trouble("contact")).isNull();
        assertThat(integration.arrivals.asJson()).isEqualTo(netsuite.records("contact"));
        return Duration.between(before, time.instant());
    }

    private static String header(String retryAfter) {
        return retryAfter == null ? "" : ",\"headers\":{\"Retry-After\":\"" + retryAfter + "\"}";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    @Catalogue("22")
    void whatIsAskedForInSecondsIsWaited(int seconds) {
        Duration waited = pollThrottledOnce(Integer.toString(seconds));

        assertThat(waited).isEqualTo(Duration.ofSeconds(seconds));
        Evidence.of("22").outcome("waited to the second").lost(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    @Catalogue("23")
    void whatIsAskedForAsADateIsWaitedFor(int seconds) {
        Duration waited = pollThrottledOnce(HTTP_DATE.format(time.instant().plusSeconds(seconds)));

        assertThat(waited).isEqualTo(Duration.ofSeconds(seconds));
        Evidence.of("23").outcome("waited to the second").lost(0);
    }

    @Test
    @Catalogue("24")
    void withoutAWordTheBoundsOfThePausesGrow() {
        netsuite.fault("{\"match\":{\"path\":\"suiteql\"},\"status\":429}");
        integration.poll("contact");
        assertThat(integration.trouble("contact")).isInstanceOf(ThrottledException.class);
        List<Duration> pauses = pauses();

        assertThat(pauses)
                .containsExactly(
                        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        netsuite.clearFaults();
        integration.poll("contact");
        assertThat(integration.arrivals.asJson()).isEqualTo(netsuite.records("contact"));
        Evidence.of("24")
                .outcome("the longest pauses: 0.5, 1, 2 and 4 s")
                .lost(0)
                .atMost("attempts a request", pauses.size() + 1L, 5);
    }

    /** Between the requests for pages, as the account's audit trail has them. */
    private List<Duration> pauses() {
        List<Instant> sent = StreamSupport.stream(netsuite.audit().spliterator(), false)
                .filter(login -> login.path("request").asText().contains("suiteql"))
                .map((JsonNode login) -> Instant.parse(login.path("date").asText()))
                .toList();
        return IntStream.range(1, sent.size())
                .mapToObj(i -> Duration.between(sent.get(i - 1), sent.get(i)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "1000000000000",
                "99999999999999999999999",
                "soon",
                "",
                "Tue, 14 Apr 2020 08:30:00 GMT",
                "Tue, 14 Apr 2099 08:30:00 GMT"
            })
    @Catalogue("25")
    void nonsenseIsWaitedForWithinBounds(String retryAfter) {
        netsuite.fault("{\"match\":{\"path\":\"suiteql\"},\"status\":429" + header(retryAfter) + "}");
        integration.poll("contact");
        assertThat(integration.trouble("contact")).isInstanceOf(ThrottledException.class);
        List<Duration> pauses = pauses();
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isBetween(Duration.ZERO, LONGEST));
        netsuite.clearFaults();
        integration.poll("contact");

        assertThat(integration.arrivals.asJson()).isEqualTo(netsuite.records("contact"));
        Evidence.of("25")
                .outcome("waited within bounds")
                .lost(0)
                .atMost("attempts a request", pauses.size() + 1L, 5)
                .atMost(
                        "seconds a pause",
                        pauses.stream().mapToLong(Duration::toSeconds).max().orElseThrow(),
                        300);
    }

    @Test
    @Catalogue("27")
    void anHourOfTroubleCostsFiveRequestsAMinuteAndEndsWithTheNextPoll() {
        integration.poll("contact");
        time.advance(Duration.ofMinutes(20));
        netsuite.fault("{\"match\":{\"path\":\".\"},\"status\":500}");
        long before = requests();
        Instant end = time.instant().plus(Duration.ofHours(1));
        long mostAPoll = 0;
        while (time.instant().isBefore(end)) {
            netsuite.edit("{\"type\":\"contact\",\"updates\":1}");
            long soFar = requests();
            integration.poll("contact");
            assertThat(integration.trouble("contact")).isInstanceOf(UnavailableException.class);
            mostAPoll = Math.max(mostAPoll, requests() - soFar);
            time.advance(Duration.ofMinutes(1));
        }
        long inTheHour = requests() - before;
        assertThat(integration.arrivals.count()).isEqualTo(12);

        netsuite.clearFaults();
        integration.poll("contact");

        assertThat(integration.trouble("contact")).isNull();
        JsonNode truth = netsuite.records("contact");
        List<JsonNode> delivered = StreamSupport.stream(
                        integration.arrivals.asJson().spliterator(), false)
                .toList();
        int lost = 0;
        for (JsonNode record : truth) {
            lost += delivered.contains(record) ? 0 : 1;
        }
        Evidence.of("27")
                .outcome("recovered with the next poll")
                .lost(lost)
                .atMost("attempts a poll", mostAPoll, 5)
                .atMost("requests in the hour, polling each minute", inTheHour, 300);
    }

    private long requests() {
        return netsuite.stats().path("requests").asLong();
    }
}
