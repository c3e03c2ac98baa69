package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a first read by windows is going to cost, foreseen by its first pages. */
class WindowForecastTest {

    private static final int PAGE = 100;
    private static final int MANY = 20_000;

    /** Clusters of ids of about this size, with gaps of about this many between them. */
    private static FakeSearch account(int cluster, int gap, FakeSearch.Order order) {
        Random random = new Random(cluster);
        FakeSearch account = new FakeSearch(PAGE, order, FakeSearch.Ends.INCLUDED);
        long id = 0;
        for (int i = 0; i < MANY; i++) {
            id += random.nextInt(cluster) == 0 ? 1 + random.nextInt(gap) : 1;
            account.put(id, Instant.EPOCH);
        }
        return account;
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1, BY_NAME",
        "1000000, 1, BY_ID",
        "1, 3, BY_NAME",
        "50, 100, BY_NAME",
        "50, 100, BY_ID",
        "30, 10000, BY_NAME",
        "30, 10000, BY_ID",
        "300, 3000, BY_NAME",
        "300, 3000, BY_ID"
    })
    void itIsWithinATenthOfWhatTheReadTakes(int cluster, int gap, FakeSearch.Order order) throws InterruptedException {
        FakeSearch account = account(cluster, gap, order);
        IdWindows windows = new IdWindows(account);
        List<Long> ids = new ArrayList<>();
        RequestRange foreseen = null;
        IdWindows.Part part;
        do {
            part = windows.next(ids.isEmpty() ? null : ids.get(ids.size() - 1), null, null);
            part.records().forEach(record -> ids.add(record.id()));
            if (foreseen == null && ids.size() > 10 * PAGE) {
                long[] known = ids.stream().mapToLong(Long::longValue).toArray();
                foreseen = new WindowForecast(known, windows.shown(), PAGE).searchesFor(MANY);
            }
        } while (!part.last());

        assertThat((double) account.requests())
                .as("foreseen: %s", foreseen)
                .isBetween(0.9 * foreseen.from(), 1.1 * foreseen.to());
        assertThat(foreseen.to()).isLessThan(5 * foreseen.from() / 4);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "80, 1", "100, 1"})
    void whatFitsInAPageIsOneSearch(int records, int searches) {
        long[] known = new Random(1).longs(records, 1, 1_000_000).sorted().toArray();

        assertThat(new WindowForecast(known, new long[0], PAGE).searchesFor(records))
                .isEqualTo(RequestRange.exactly(searches));
    }

    @Property
    void theOrderOfNamesForgetsNoId(@ForAll long id) {
        long possible = id % (1L << 60);
        assertThat(NumberedNames.id(NumberedNames.place(possible))).isEqualTo(possible);
        assertThat(NumberedNames.id(NumberedNames.place(Math.abs(possible % 10_000_000))))
                .isEqualTo(Math.abs(possible % 10_000_000));
    }

    @ParameterizedTest
    @CsvSource({"1002, 102", "102, 1032", "99, 1000", "999999, 100", "3, 4", "12, -5"})
    void aNumberAtTheBeginningOfANameIsComparedAsText(long first, long second) {
        assertThat(NumberedNames.place(first)).isLessThan(NumberedNames.place(second));
    }
}
