package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a search finds first and wherever it takes its bounds to be, windows find all, once, in order, and end. */
class WindowsTest {

    private static final Instant BEGINNING = Instant.parse("2026-05-04T11:00:00Z");
    private static final int PAGE = 1000;
    private static final int MANY = 50_000;

    /** How ids follow each other. */
    enum Ids {
        DENSE {
            @Override
            long step(Random random, int page) {
                return 1;
            }
        },
        SPARSE {
            @Override
            long step(Random random, int page) {
                return 1 + random.nextInt(100_000);
            }
        },
        CLUSTERED {
            @Override
            long step(Random random, int page) {
                return random.nextInt(page / 2 + 3) == 0 ? 1 + random.nextInt(1_000_000) : 1;
            }
        },
        FAR_APART {
            @Override
            long step(Random random, int page) {
                return random.nextInt(30) == 0 ? 1L << 40 : 1;
            }
        };

        abstract long step(Random random, int page);
    }

    /** When records were modified. */
    enum Times {
        SPREAD {
            @Override
            Instant time(Random random) {
                return BEGINNING.plusSeconds(random.nextInt(3600));
            }
        },
        A_SECOND {
            @Override
            Instant time(Random random) {
                return BEGINNING.plusSeconds(100);
            }
        },
        A_MINUTE {
            @Override
            Instant time(Random random) {
                return BEGINNING.plusSeconds(90 + random.nextInt(60));
            }
        },
        SOME_AT_ONCE {
            @Override
            Instant time(Random random) {
                return random.nextInt(3) > 0 ? BEGINNING.plusSeconds(200 + random.nextInt(3)) : SPREAD.time(random);
            }
        };

        abstract Instant time(Random random);
    }

    private static FakeSearch account(
            int page, FakeSearch.Order order, FakeSearch.Ends ends, Ids ids, Times times, int records, Random random) {
        FakeSearch account = new FakeSearch(page, order, ends);
        long id = random.nextInt(50) - 25;
        for (int i = 0; i < records; i++) {
            id += ids.step(random, page);
            account.put(id, times.time(random));
        }
        return account;
    }

    private static TimeWindows changes(FakeSearch account) {
        Map<List<Instant>, IdWindows> crowds = new java.util.HashMap<>();
        return new TimeWindows(account, (after, from, to) -> {
            List<Instant> seconds = List.of(from, to);
            crowds.keySet().retainAll(List.of(seconds));
            return crowds.computeIfAbsent(seconds, key -> new IdWindows(account))
                    .next(after, from, to);
        });
    }

    private static List<Long> ids(Stream<ReadRecord> records) {
        return records.map(ReadRecord::id).toList();
    }

    @Property(tries = 400)
    void byIdAllComeOnceInOrder(
            @ForAll @IntRange(min = 5, max = 60) int page,
            @ForAll FakeSearch.Order order,
            @ForAll FakeSearch.Ends ends,
            @ForAll Ids ids,
            @ForAll @IntRange(max = 500) int records,
            @ForAll long seed)
            throws InterruptedException {
        Random random = new Random(seed);
        FakeSearch account = account(page, order, ends, ids, Times.SPREAD, records, random);
        List<ReadRecord> arrived = new ArrayList<>();
        IdWindows windows = new IdWindows(account);
        Long after = null;
        IdWindows.Part part;
        do {
            // Now and then another process goes on.
            windows = random.nextInt(10) == 0 ? new IdWindows(account) : windows;
            part = windows.next(after, null, null);
            arrived.addAll(part.records());
            after = arrived.isEmpty() ? null : arrived.get(arrived.size() - 1).id();
            assertThat(part.records().size()).isBetween(part.last() ? 0 : 1, page);
        } while (!part.last());

        assertThat(ids(arrived.stream()))
                .isEqualTo(List.copyOf(account.records().keySet()));
    }

    @Property(tries = 400)
    void byTimeAllBehindThePositionComeOnceInOrder(
            @ForAll @IntRange(min = 5, max = 60) int page,
            @ForAll FakeSearch.Order order,
            @ForAll FakeSearch.Ends ends,
            @ForAll Ids ids,
            @ForAll Times times,
            @ForAll @IntRange(max = 300) int records,
            @ForAll long seed)
            throws InterruptedException {
        Random random = new Random(seed);
        FakeSearch account = account(page, order, ends, ids, times, records, random);
        Instant from = BEGINNING.plusSeconds(random.nextInt(300));
        TimeWindows windows = changes(account);
        Position position = new Position.ByTime(from, null);
        List<ReadRecord> arrived = new ArrayList<>();
        Page read;
        do {
            windows = random.nextInt(20) == 0 ? changes(account) : windows;
            read = windows.next((Position.ByTime) position);
            for (ReadRecord record : read.records()) {
                position = position.movedTo(record);
            }
            arrived.addAll(read.records());
            assertThat(read.records().isEmpty() && read.more()).isFalse();
        } while (read.more());

        List<Long> expected = account.records().entrySet().stream()
                .filter(record -> !record.getValue().isBefore(from))
                .sorted(Comparator.comparing((Map.Entry<Long, Instant> record) -> record.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(ids(arrived.stream())).isEqualTo(expected);
    }

    @Property(tries = 200)
    void whatStandsStillIsFoundWhileOthersMove(
            @ForAll @IntRange(min = 5, max = 40) int page,
            @ForAll FakeSearch.Order order,
            @ForAll Ids ids,
            @ForAll @IntRange(min = 1, max = 300) int records,
            @ForAll long seed)
            throws InterruptedException {
        Random random = new Random(seed);
        FakeSearch account = account(page, order, FakeSearch.Ends.INCLUDED, ids, Times.SOME_AT_ONCE, records, random);
        List<Long> still = account.records().keySet().stream()
                .filter(id -> random.nextInt(3) > 0)
                .toList();
        List<Long> others = account.records().keySet().stream()
                .filter(id -> !still.contains(id))
                .toList();
        account.meanwhile(() -> {
            if (!others.isEmpty()) {
                long id = others.get(random.nextInt(others.size()));
                if (random.nextInt(4) == 0) {
                    account.delete(id);
                } else if (account.records().containsKey(id)) {
                    account.put(id, BEGINNING.plusSeconds(4000 + account.requests()));
                }
            }
        });
        TimeWindows windows = changes(account);
        Position position = new Position.ByTime(BEGINNING, null);
        List<Long> arrived = new ArrayList<>();
        Page read;
        do {
            read = windows.next((Position.ByTime) position);
            for (ReadRecord record : read.records()) {
                position = position.movedTo(record);
                arrived.add(record.id());
            }
        } while (read.more());

        assertThat(still).allSatisfy(id -> assertThat(arrived).containsOnlyOnce(id));
    }

    private static int requestsFor(FakeSearch account) throws InterruptedException {
        IdWindows windows = new IdWindows(account);
        Long after = null;
        int read = 0;
        IdWindows.Part part;
        do {
            part = windows.next(after, null, null);
            read += part.records().size();
            after = part.records().isEmpty()
                    ? after
                    : part.records().get(part.records().size() - 1).id();
        } while (!part.last());
        assertThat(read).isEqualTo(account.records().size());
        return account.requests();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "10, 1"})
    void idsWithoutClustersCostLittleMoreThanTheirPages(int step, int random) throws InterruptedException {
        for (FakeSearch.Order order : List.of(FakeSearch.Order.BY_NAME, FakeSearch.Order.BY_ID)) {
            Random steps = new Random(step);
            FakeSearch account = new FakeSearch(PAGE, order, FakeSearch.Ends.INCLUDED);
            long id = 0;
            for (int i = 0; i < MANY; i++) {
                id += random == 0 ? step : 1 + steps.nextInt(step);
                account.put(id, BEGINNING);
            }
            assertThat(requestsFor(account)).as("%s", order).isLessThanOrEqualTo((int) (1.3 * MANY / PAGE) + 20);
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 100", "50, 1000000", "300, 3000", "500, 1000", "500, 1000000", "3000, 100000", "20000, 1000000"})
    void clustersOfIdsCostAtMostTwiceTheirPages(int cluster, int gap) throws InterruptedException {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(requestsFor(clusters(cluster, gap, FakeSearch.Order.BY_NAME, seed)))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(17 * MANY / PAGE / 10);
            // A server that sorts by id shows no sample of what lies behind its first page.
            assertThat(requestsFor(clusters(cluster, gap, FakeSearch.Order.BY_ID, seed)))
                    .as("seed %d, sorted", seed)
                    .isLessThanOrEqualTo(22 * MANY / PAGE / 10);
        }
    }

    private static FakeSearch clusters(int cluster, int gap, FakeSearch.Order order, long seed) {
        Random random = new Random(seed);
        FakeSearch account = new FakeSearch(PAGE, order, FakeSearch.Ends.INCLUDED);
        long id = 0;
        for (int i = 0; i < MANY; i++) {
            id += random.nextInt(cluster) == 0 ? 1 + random.nextInt(gap) : 1;
            account.put(id, BEGINNING);
        }
        return account;
    }

    @ParameterizedTest
    @EnumSource
    void anyOrderOfTheServerComesToAnEnd(FakeSearch.Order order) throws InterruptedException {
        FakeSearch account = new FakeSearch(PAGE, order, FakeSearch.Ends.INCLUDED);
        for (int i = 0; i < 4 * MANY; i++) {
            account.put(i, BEGINNING.plusSeconds(i / 10));
        }
        assertThat(requestsFor(account)).isLessThanOrEqualTo(2 * 4 * MANY / PAGE);
    }

    private static Stream<Arguments> edits() {
        return Stream.of(1, 10, 60, 600, 3600, 86_400)
                .flatMap(seconds -> Stream.of(FakeSearch.Ends.INCLUDED, FakeSearch.Ends.EXCLUDED)
                        .map(ends -> Arguments.of(seconds, ends)));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void aMassEditIsReadInAReasonableNumberOfRequests(int seconds, FakeSearch.Ends ends) throws InterruptedException {
        int edited = 20_000;
        Random random = new Random(seconds);
        FakeSearch account = new FakeSearch(PAGE, FakeSearch.Order.BY_NAME, ends);
        for (int i = 0; i < edited; i++) {
            account.put(i, BEGINNING.plusSeconds(100 + random.nextInt(seconds)));
        }
        TimeWindows windows = changes(account);
        Position position = new Position.ByTime(BEGINNING, null);
        Page read;
        do {
            read = windows.next((Position.ByTime) position);
            for (ReadRecord record : read.records()) {
                position = position.movedTo(record);
            }
        } while (read.more());

        // Where seconds are crowded, those beside them come with each search, and a second is worth a page anyway.
        assertThat(account.requests()).isLessThanOrEqualTo(2 * edited / PAGE + 5 * Math.min(seconds, 60) + 60);
    }

    @Test
    void anIdlePollIsOneRequest() throws InterruptedException {
        FakeSearch account = account(
                PAGE, FakeSearch.Order.BY_NAME, FakeSearch.Ends.INCLUDED, Ids.DENSE, Times.SPREAD, 900, new Random(1));

        Page page = changes(account).next(new Position.ByTime(BEGINNING.plusSeconds(5000), null));

        assertThat(page.records()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(account.requests()).isOne();
    }
}
