package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Around the hours in which clocks are changed, the same records come wherever the account, its user and this machine
 * are at home.
 */
@Catalogue("51")
class TimesAndPlacesTest {

    private static final List<String> ZONES = List.of("America/Los_Angeles", "Asia/Kolkata", "UTC", "Australia/Sydney");
    private static final List<String> DATE_FORMATS = List.of("M/d/yyyy", "d.M.yyyy", "yyyy-MM-dd");
    /** Two of them have digits and a calendar of their own; in another one a capital i has no dot. */
    private static final List<String> LOCALES =
            List.of("en-US", "de-DE", "tr-TR", "ar-EG", "ar-EG-u-nu-arab", "th-TH", "th-TH-u-ca-buddhist-nu-thai");

    private static final Place HOME = new Place("UTC", "yyyy-MM-dd", "UTC", "en-US");
    private static final Duration AROUND = Duration.ofHours(2);
    private static final Duration BETWEEN_EDITS = Duration.ofMinutes(10);

    /** When clocks are changed. */
    enum Hour {
        LOS_ANGELES_SKIPS_TWO_O_CLOCK("2026-03-08T10:00:00Z"),
        LOS_ANGELES_HAS_ONE_O_CLOCK_TWICE("2026-11-01T09:00:00Z"),
        SYDNEY_SKIPS_TWO_O_CLOCK("2026-10-03T16:00:00Z"),
        SYDNEY_HAS_TWO_O_CLOCK_TWICE("2026-04-04T16:00:00Z");

        private final Instant instant;

        Hour(String instant) {
            this.instant = Instant.parse(instant);
        }

        /** One for each locale; over all hours each locale meets each zone, on both sides, and each date format. */
        List<Place> places() {
            return LOCALES.stream()
                    .map(locale -> {
                        int number = LOCALES.indexOf(locale);
                        return new Place(
                                ZONES.get((ordinal() + number) % ZONES.size()),
                                DATE_FORMATS.get((ordinal() + number) % DATE_FORMATS.size()),
                                ZONES.get((ordinal() + number / 2 + 1) % ZONES.size()),
                                locale);
                    })
                    .toList();
        }
    }

    /** Zone and date format of the account's user, zone and locale of this machine. */
    private record Place(String accountZone, String dateFormat, String machineZone, String locale) {

        <T> T at(Callable<T> work) throws Exception {
            TimeZone zone = TimeZone.getDefault();
            Locale before = Locale.getDefault();
            try {
                TimeZone.setDefault(TimeZone.getTimeZone(machineZone));
                Locale.setDefault(Locale.forLanguageTag(locale));
                return work.call();
            } finally {
                TimeZone.setDefault(zone);
                Locale.setDefault(before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameRecordsComeInEveryZoneLocaleAndDateFormat(Hour hour) throws Exception {
        JsonNode atHome = HOME.at(() -> readThrough(hour, HOME, "suiteql"));
        assertThat(atHome.size()).isGreaterThan(60);
        for (Place place : hour.places()) {
            JsonNode there = place.at(() -> readThrough(hour, place, "suiteql"));

            assertThat(there).as(place.toString()).isEqualTo(atHome);
            Evidence.of("51").outcome(there.equals(atHome) ? "equal records" : "other records");
        }
    }

    /** By SOAP all times come in Pacific time, and dates as the midnight of the user's zone (Oracle help, section_1521451348). */
    @ParameterizedTest
    @EnumSource
    void theSameRecordsComeBySoap(Hour hour) throws Exception {
        JsonNode atHome = HOME.at(() -> readThrough(hour, HOME, "suiteql"));
        for (Place place : hour.places().subList(hour.ordinal(), hour.ordinal() + 2)) {
            JsonNode there = place.at(() -> readThrough(hour, place, "soap"));

            assertThat(there).as(place.toString()).isEqualTo(atHome);
            Evidence.of("51").outcome(there.equals(atHome) ? "equal records by SOAP" : "other records by SOAP");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pacific/Honolulu",
                "America/Los_Angeles",
                "America/St_Johns",
                "UTC",
                "Asia/Kathmandu",
                "Australia/Sydney",
                "Pacific/Auckland",
                "Etc/GMT+10",
                "Etc/GMT-13"
            })
    void pureDatesComeBySoapWhereverTheUserIsAtHome(String zone) throws Exception {
        HeldTime time = new HeldTime();
        NetSuiteSandbox netsuite = NetSuiteSandbox.with(account ->
                account.customers(60).contacts(0).timezone(ZoneId.of(zone)).clock(time));
        netsuite.beforeEach(null);
        try (Integration integration = new Integration(netsuite.sandbox(), time)) {
            integration.component.getConfiguration().setTransport("soap");
            integration
                    .reading("netsuite-tba:customer?stage=all&fields=startDate,endDate,custentity_renewal:date")
                    .poll("customer");

            assertThat(integration.trouble("customer")).isNull();
            JsonNode truth = netsuite.records("customer?fields=startDate,endDate,custentity_renewal&stage=all");
            assertThat(dates(integration.arrivals.asJson()))
                    .isEqualTo(dates(truth))
                    .hasSizeGreaterThan(10);
            Evidence.of("51").outcome("equal dates by SOAP, from ten hours behind UTC to thirteen ahead");
        } finally {
            netsuite.afterEach(null);
        }
    }

    private static List<String> dates(JsonNode records) {
        return StreamSupport.stream(records.spliterator(), false)
                .flatMap(record -> Stream.of("startDate", "endDate", "custentity_renewal")
                        .filter(field -> record.hasNonNull(field))
                        .map(field -> record.get("id").asText() + " " + field + " "
                                + record.get(field).asText()))
                .sorted()
                .toList();
    }

    /** A first read two hours before, edits all along, a poll after each second one, and a first read from that hour on. */
    private static JsonNode readThrough(Hour hour, Place place, String transport) throws Exception {
        HeldTime time = new HeldTime(hour.instant.minus(AROUND));
        NetSuiteSandbox netsuite = NetSuiteSandbox.with(account -> account.customers(20)
                .contacts(0)
                .timezone(ZoneId.of(place.accountZone()))
                .dateFormat(place.dateFormat())
                .clock(time));
        netsuite.beforeEach(null);
        try (Integration integration = new Integration(netsuite.sandbox(), time)) {
            Arrivals fromTheHourOn = new Arrivals();
            integration.component.getConfiguration().setTransport(transport);
            integration
                    .reading(
                            "netsuite-tba:customer?accountId=1234567_sb1&initialDelay=5&fields=+creditLimit,custentity_vip:boolean")
                    .poll("customer");
            for (int edit = 1; time.instant().isBefore(hour.instant.plus(AROUND)); edit++) {
                time.advance(BETWEEN_EDITS);
                netsuite.edit("{\"type\":\"customer\",\"updates\":2,\"creates\":%s,\"seed\":%s}"
                        .formatted(edit % 3 == 0 ? "1" : "0", String.valueOf(edit)));
                if (edit % 2 == 0) {
                    integration.poll("customer");
                    assertThat(integration.trouble("customer")).isNull();
                }
            }
            integration
                    .route(
                            "late",
                            held("netsuite-tba:customer?cursorName=late&since=" + hour.instant),
                            route -> route.process(fromTheHourOn))
                    .poll("late");
            assertThat(integration.trouble("late")).isNull();

            JsonNode truth = netsuite.records("customer?fields=creditLimit,custentity_vip");
            Tally tally = Tally.of(integration.arrivals, truth);
            Evidence.of("51").lost(tally.lost()).atMost("repeated records", tally.repeated(), 0);
            assertThat(fromTheHourOn.ids()).isEqualTo(changedSince(hour.instant, truth));
            ArrayNode all = new ObjectMapper().createArrayNode();
            all.addAll((ArrayNode) Arrivals.json(integration.arrivals.headers().stream()
                    .map(headers -> headers.get("CamelNetsuiteTbaVersion") + " "
                            + headers.get("CamelNetsuiteTbaLastModified") + " "
                            + headers.get("CamelNetsuiteTbaChangeType"))
                    .toList()));
            return all.addAll((ArrayNode) integration.arrivals.asJson()).addAll((ArrayNode) fromTheHourOn.asJson());
        } finally {
            netsuite.afterEach(null);
        }
    }

    private static List<String> changedSince(Instant instant, JsonNode truth) {
        return StreamSupport.stream(truth.spliterator(), false)
                .filter(one ->
                        !Instant.parse(one.get("lastModifiedDate").asText()).isBefore(instant))
                .map(one -> one.get("id").asText())
                .toList();
    }
}
