package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.touched;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first read brings, from the beginning, from now and from an instant on, out of an empty and a full account. */
@Catalogue("52")
class FirstReadTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox full =
            NetSuiteSandbox.with(account -> account.customers(30).contacts(0).clock(time));

    @RegisterExtension
    final NetSuiteSandbox empty =
            NetSuiteSandbox.with(account -> account.customers(0).contacts(0).clock(time));

    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(full.sandbox(), time);
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private List<String> deliveredBy(Integration reader) {
        reader.poll("customer");
        assertThat(reader.trouble("customer")).isNull();
        List<String> ids = reader.arrivals.ids();
        reader.arrivals.forget();
        return ids;
    }

    private List<String> held(Predicate<Instant> lastModified) {
        List<String> ids = new ArrayList<>();
        for (JsonNode one : full.records("customer")) {
            if (lastModified.test(Instant.parse(one.get("lastModifiedDate").asText()))) {
                ids.add(one.get("id").asText());
            }
        }
        return ids;
    }

    private static void seen(List<String> delivered, List<String> expected, String outcome) {
        Evidence.of("52").lost((int)
                expected.stream().filter(id -> !delivered.contains(id)).count());
        assertThat(delivered).containsExactlyInAnyOrderElementsOf(expected);
        Evidence.of("52").outcome(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"beginning", "now", "2020-01-31T00:00:00Z", "2026-04-14T08:30:00Z"})
    void anEmptyAccountIsReadToItsEndAndWhatComesLaterIsDelivered(String since) throws Exception {
        try (Integration reader = new Integration(empty.sandbox(), time)) {
            reader.reading("netsuite-tba:customer?since=" + since);
            assertThat(deliveredBy(reader)).isEmpty();
            assertThat(reader.consumer("customer").getPollsToTheEnd()).isEqualTo(1);
            // In the very second of the first read, and later.
            List<String> created = new ArrayList<>(touched(empty.edit("{\"type\":\"customer\",\"creates\":2}")));
            time.advance(MINUTE);
            created.addAll(touched(empty.edit("{\"type\":\"customer\",\"creates\":2}")));

            seen(deliveredBy(reader), created, "out of an empty account, what comes later");
        }
    }

    @Test
    void fromTheBeginningIsEverything() throws Exception {
        integration.reading("netsuite-tba:customer");

        seen(deliveredBy(integration), held(any -> true), "from the beginning, everything");
    }

    @Test
    void fromNowIsWhatChangesFromThisSecondOnAndNothingBefore() throws Exception {
        full.edit("{\"type\":\"customer\",\"updates\":3,\"seed\":1}");
        full.edit("{\"type\":\"customer\",\"updates\":3,\"seed\":2,\"commitDelay\":120}");
        time.advance(MINUTE);
        integration.reading("netsuite-tba:customer?since=now");
        assertThat(deliveredBy(integration)).isEmpty();
        List<String> later = touched(full.edit("{\"type\":\"customer\",\"creates\":2,\"seed\":3}"));
        time.advance(Duration.ofMinutes(2));
        later.addAll(touched(full.edit("{\"type\":\"customer\",\"creates\":2,\"seed\":4}")));

        seen(deliveredBy(integration), later, "from now, what changes later");
    }

    /** How an instant is written. */
    enum Written {
        IN_UTC(instant -> instant.toString()),
        IN_ANOTHER_ZONE(instant ->
                instant.atOffset(java.time.ZoneOffset.ofHoursMinutes(5, 30)).toString());

        private final java.util.function.Function<Instant, String> text;

        Written(java.util.function.Function<Instant, String> text) {
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource
    void fromAnInstantIsWhatChangedThenOrLater(Written written) throws Exception {
        List<Instant> times = new ArrayList<>();
        full.records("customer")
                .forEach(one ->
                        times.add(Instant.parse(one.get("lastModifiedDate").asText())));
        for (int offset = -1; offset <= 1; offset++) {
            Instant since = times.get(12).plusSeconds(offset);
            String name = "from" + (offset + 1);
            integration.route(
                    name,
                    Integration.held("netsuite-tba:customer?cursorName=" + name + "&since=RAW("
                            + written.text.apply(since) + ")"),
                    route -> route.process(integration.arrivals));
            integration.poll(name).poll(name);
            assertThat(integration.trouble(name)).isNull();

            seen(
                    integration.arrivals.ids(),
                    held(modified -> !modified.isBefore(since)),
                    "from an instant, what changed then or later");
            integration.arrivals.forget();
        }
    }
}
