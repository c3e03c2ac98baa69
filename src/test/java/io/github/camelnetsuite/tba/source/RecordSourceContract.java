package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.gateway.FakeTime;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every source promises, by whatever service it reads, in the order of time. */
abstract class RecordSourceContract {

    static final int PAGE = 7;

    private static final Comparator<ReadRecord> BY_TIME =
            Comparator.comparing(ReadRecord::lastModified).thenComparing(ReadRecord::id);

    final FakeTime time = new FakeTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite = NetSuiteSandbox.with(
            account -> setUp(account.customers(120).contacts(20).clock(time)));

    private SandboxSession session;

    @BeforeEach
    final void logIn() {
        session = new SandboxSession(netsuite.sandbox(), time);
    }

    @AfterEach
    final void logOut() {
        session.close();
    }

    final Gateway gateway() {
        return session.gateway;
    }

    final SoapClient soap() {
        return session.soap;
    }

    /** Changes the account before it begins. */
    void setUp(Sandbox.Builder account) {}

    /** A new source of customers, in pages of {@link #PAGE}. */
    abstract RecordSource source();

    /** Has something happen to so many customers now, in one transaction, and says what and when. */
    final List<ReadRecord> happen(int customers, String more) {
        List<ReadRecord> events = new ArrayList<>();
        for (JsonNode one : netsuite.edit("{\"type\":\"customer\",\"%s\":%d%s}".formatted(event(), customers, more))
                .get("touched")) {
            events.add(place(one.get("id").asText(), one.get("lastModifiedDate").asText()));
        }
        happened(events);
        return events;
    }

    final List<ReadRecord> happen(int customers) {
        return happen(customers, "");
    }

    /** The name of it among the account's edits. */
    abstract String event();

    void happened(List<ReadRecord> events) {}

    /** All that there is to read, in no order. */
    abstract List<ReadRecord> all();

    static ReadRecord place(String id, String lastModified) {
        return new ReadRecord(
                Long.parseLong(id),
                lastModified.equals("null") ? null : Instant.parse(lastModified),
                NetSuiteRecord.of(RecordType.CUSTOMER, Map.of("id", id)));
    }

    private List<ReadRecord> behind(Position position) {
        return all().stream().filter(position::precedes).sorted(BY_TIME).toList();
    }

    static List<String> places(List<ReadRecord> records) {
        return records.stream()
                .map(record -> record.id() + " " + record.lastModified())
                .toList();
    }

    /** All pages from there, and what is between them. */
    List<ReadRecord> readFrom(Position start, Runnable between) throws InterruptedException {
        return readFrom(source(), start, between);
    }

    static List<ReadRecord> readFrom(RecordSource source, Position start, Runnable between)
            throws InterruptedException {
        List<ReadRecord> read = new ArrayList<>();
        Position position = start;
        Page page;
        do {
            page = source.next(position);
            for (ReadRecord record : page.records()) {
                position = position.movedTo(record);
            }
            assertThat(page.records().isEmpty() && page.more()).isFalse();
            read.addAll(page.records());
            between.run();
        } while (page.more());
        return read;
    }

    private List<ReadRecord> readFrom(Position start) throws InterruptedException {
        return readFrom(start, () -> {});
    }

    static Position.ByTime from(Instant second) {
        return new Position.ByTime(second, null);
    }

    /** Some that happen in seconds of their own, many at once, and some afterwards. */
    private void muchHappens() {
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofSeconds(1 + 17 * i));
            happen(2);
        }
        happen(22, ",\"sameSecond\":true");
        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofSeconds(1 + 40 * i));
            happen(1);
        }
    }

    @Test
    void aPageIsTheBeginningOfWhatLiesBehindThePosition() throws InterruptedException {
        muchHappens();
        List<ReadRecord> all =
                all().stream().filter(record -> record.lastModified() != null).toList();
        Random random = new Random(7);
        RecordSource source = source();
        for (int i = 0; i < 60; i++) {
            ReadRecord near = all.get(random.nextInt(all.size()));
            Instant second = near.lastModified().plusSeconds(random.nextInt(5) == 0 ? random.nextInt(-90, 90) : 0);
            Long after = random.nextInt(3) == 0 ? null : Long.valueOf(near.id() + random.nextInt(-1, 2));
            Position position = new Position.ByTime(second, after);

            Page page = source.next(position);

            List<String> behind = places(behind(position));
            assertThat(places(page.records()))
                    .as("%s", position)
                    .isEqualTo(behind.subList(0, page.records().size()));
            assertThat(page.more()).as("%s", position).isEqualTo(page.records().size() < behind.size());
            assertThat(page.records().isEmpty()).as("%s", position).isEqualTo(behind.isEmpty());
        }
    }

    @Test
    void pageAfterPageEverythingComesOnceAndInOrder() throws InterruptedException {
        Position start = from(time.instant());
        muchHappens();

        assertThat(places(readFrom(start))).isEqualTo(places(behind(start))).hasSizeGreaterThan(3 * PAGE);
    }

    @Test
    void farBackAndFarAheadArePlacesToo() throws InterruptedException {
        happen(2);
        Position past = from(Instant.parse("1999-12-31T23:59:59Z"));

        assertThat(places(readFrom(past))).isEqualTo(places(behind(past)));
        assertThat(readFrom(from(Instant.parse("2091-01-01T00:00:00Z")))).isEmpty();
    }

    @Test
    void moreThanAPageInOneSecondComesInTheOrderOfIds() throws InterruptedException {
        time.advance(Duration.ofMinutes(2));
        List<ReadRecord> crowd = happen(3 * PAGE + 2, ",\"sameSecond\":true");

        assertThat(readFrom(from(time.instant())))
                .extracting(ReadRecord::id)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        crowd.stream().map(ReadRecord::id).toList());
    }

    @Test
    void anotherSourceGoesOnFromAnyPlace() throws InterruptedException {
        Position start = from(time.instant());
        muchHappens();
        List<ReadRecord> read = new ArrayList<>();
        Position position = start;
        boolean more = true;
        while (more) {
            Page page = source().next(position);
            // As after a stop in the middle of a page.
            int delivered = Math.min(5, page.records().size());
            read.addAll(page.records().subList(0, delivered));
            position = delivered == 0 ? position : position.movedTo(read.get(read.size() - 1));
            more = page.more() || delivered < page.records().size();
        }

        assertThat(places(read)).isEqualTo(places(behind(start)));
    }

    @Test
    void whatHappensBetweenPagesComesBehindAndHidesNothing() throws InterruptedException {
        Position start = from(time.instant());
        muchHappens();
        int[] edits = {3};
        List<ReadRecord> read = readFrom(start, () -> {
            if (edits[0]-- > 0) {
                time.advance(Duration.ofSeconds(1));
                happen(2);
            }
        });

        // A record that changed meanwhile may have come before, too; what it became comes in any case.
        assertThat(places(read)).containsAll(places(behind(start))).doesNotHaveDuplicates();
        assertThat(read).isSortedAccordingTo(BY_TIME);
    }

    @Test
    void aLateCommitIsFoundBehindAnEarlierPlace() throws InterruptedException {
        time.advance(Duration.ofMinutes(1));
        Position start = from(time.instant());
        happen(2, ",\"commitDelay\":90");
        time.advance(Duration.ofSeconds(30));
        happen(1);
        assertThat(readFrom(start)).hasSize(1);

        time.advance(Duration.ofSeconds(61));

        assertThat(readFrom(start)).hasSize(3);
    }

    @Test
    void nothingNewIsOneRequestAndOneEmptyPage() throws InterruptedException {
        Position start = from(time.instant());
        happen(1);
        RecordSource source = source();
        source.next(start);
        time.advance(Duration.ofSeconds(1));
        int before = netsuite.stats().get("requests").asInt();

        Page page = source.next(from(time.instant()));

        assertThat(page.records()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(page.total()).isZero();
        assertThat(netsuite.stats().get("requests").asInt() - before).isOne();
    }

    @Test
    void aPageIsAsOfTheAccountsClock() throws InterruptedException {
        Position start = from(time.instant());
        time.advance(Duration.ofMillis(61_700));
        happen(3);
        netsuite.advance(Duration.ofSeconds(3));
        Instant now = netsuite.sandbox().clock().instant();

        assertThat(source().next(start).asOf()).isEqualTo(now.truncatedTo(ChronoUnit.SECONDS));
        assertThat(source().serverTime()).isBetween(now.truncatedTo(ChronoUnit.SECONDS), now);
    }

    @Test
    void aPageSaysHowManyThereAre() throws InterruptedException {
        Position start = from(time.instant());
        muchHappens();

        assertThat(source().next(start).total()).isEqualTo(behind(start).size());
    }
}
