package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every source of records promises: in the order of time, and the first time in the order of ids. */
abstract class ChangesContract extends RecordSourceContract {

    abstract RecordSource source(Stage stage);

    @Override
    RecordSource source() {
        return source(Stage.CUSTOMER);
    }

    @Override
    String event() {
        return "updates";
    }

    @Override
    List<ReadRecord> all() {
        return all(Stage.CUSTOMER);
    }

    private List<ReadRecord> all(Stage stage) {
        List<ReadRecord> all = new ArrayList<>();
        for (JsonNode one : netsuite.records("customer?stage=" + stage.name().toLowerCase(java.util.Locale.ROOT))) {
            all.add(place(one.get("id").asText(), one.get("lastModifiedDate").asText()));
        }
        return all;
    }

    private static List<Long> ids(List<ReadRecord> records) {
        return records.stream().map(ReadRecord::id).toList();
    }

    private List<Long> behind(Position.ById position) {
        return ids(all().stream()
                .filter(position::precedes)
                .filter(record -> position.floor() == null
                        || (record.lastModified() != null
                                && !record.lastModified().isBefore(position.floor())))
                .toList());
    }

    @ParameterizedTest
    @EnumSource
    void atFirstEveryRecordOfTheStageComesInTheOrderOfIds(Stage stage) throws InterruptedException {
        RecordSource source = source(stage);
        List<Long> read = new ArrayList<>();
        Position position = new Position.ById(null, null);
        Page page;
        do {
            page = source.next(position);
            read.addAll(ids(page.records()));
            position = new Position.ById(read.get(read.size() - 1), null);
        } while (page.more());

        assertThat(read).isEqualTo(ids(all(stage))).isSorted().hasSizeGreaterThan(PAGE);
    }

    @Test
    void thoseWithNegativeIdsAndThoseWithoutATimeAreAmongThem() throws InterruptedException {
        assertThat(readFrom(new Position.ById(null, null), () -> {}))
                .anyMatch(record -> record.id() < 0)
                .anyMatch(record -> record.lastModified() == null);
    }

    @Test
    void aPageIsTheBeginningOfWhatLiesBehindTheId() throws InterruptedException {
        List<ReadRecord> all = all();
        Random random = new Random(8);
        RecordSource source = source();
        for (int i = 0; i < 50; i++) {
            ReadRecord near = all.get(random.nextInt(all.size()));
            ReadRecord other = all.get(random.nextInt(all.size()));
            Position.ById position = new Position.ById(
                    random.nextInt(10) == 0 ? null : Long.valueOf(near.id() + random.nextInt(-1, 2)),
                    random.nextInt(3) == 0 ? other.lastModified() : null);

            Page page = source.next(position);

            List<Long> behind = behind(position);
            assertThat(ids(page.records()))
                    .as("%s", position)
                    .isEqualTo(behind.subList(0, page.records().size()));
            assertThat(page.more()).as("%s", position).isEqualTo(page.records().size() < behind.size());
            assertThat(page.records().isEmpty()).as("%s", position).isEqualTo(behind.isEmpty());
        }
    }

    @Test
    void theFirstPageSaysHowManyThereAre() throws InterruptedException {
        assertThat(source().next(new Position.ById(null, null)).total()).isEqualTo(all().size());
    }

    @Test
    void behindTheLastIdIsOneEmptyPageForThreeRequestsAtMost() throws InterruptedException {
        RecordSource source = source();
        source.next(new Position.ById(null, null));
        List<ReadRecord> all = all();
        int before = netsuite.stats().get("requests").asInt();

        Page page = source().next(new Position.ById(all.get(all.size() - 1).id(), null));

        assertThat(page.records()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(netsuite.stats().get("requests").asInt() - before)
                .as("it, and where nothing at all came, whether anything is visible, and it again")
                .isBetween(1, 3);
    }

    @Test
    void editsDuringTheFirstReadHideNoRecord() throws InterruptedException {
        List<Long> before = ids(all());
        List<Long> gone = new ArrayList<>();
        int[] edits = {12};
        List<Long> read = ids(readFrom(new Position.ById(null, null), () -> {
            if (edits[0]-- > 0) {
                time.advance(Duration.ofSeconds(1));
                happen(10);
                netsuite.edit("{\"type\":\"customer\",\"creates\":1}");
                netsuite.edit("{\"type\":\"customer\",\"deletes\":1}")
                        .get("touched")
                        .forEach(one -> gone.add(one.get("id").asLong()));
            }
        }));

        assertThat(read).doesNotHaveDuplicates().isSorted().containsAll(ids(all()));
        assertThat(before).filteredOn(id -> !gone.contains(id)).allSatisfy(id -> assertThat(read)
                .contains(id));
    }

    /** A source once went on behind a second with more than a page at the place where it had gone on the time before. */
    @Test
    void whatCommitsLateBehindMoreThanAPageInOneSecondIsFoundByTheSourceThatWasThereBefore()
            throws InterruptedException {
        time.advance(Duration.ofMinutes(2));
        Position start = from(time.instant());
        happen(3 * PAGE, ",\"sameSecond\":true");
        time.advance(Duration.ofSeconds(5));
        netsuite.edit("{\"type\":\"customer\",\"creates\":" + 2 * PAGE + ",\"commitDelay\":60}");
        RecordSource source = source();
        assertThat(readFrom(source, start, () -> {})).hasSize(3 * PAGE);

        time.advance(Duration.ofMinutes(1));

        assertThat(readFrom(source, start, () -> {})).hasSize(5 * PAGE);
    }

    @Test
    void aRecordIsReadAsItStandsNow() throws InterruptedException {
        Instant now = time.instant();
        long id = all().get(40).id();
        netsuite.edit("{\"type\":\"customer\",\"ids\":[%d],\"set\":{\"email\":\"first@example.com\"}}".formatted(id));
        netsuite.edit("{\"type\":\"customer\",\"ids\":[%d],\"set\":{\"email\":\"last@example.com\"}}".formatted(id));

        assertThat(readFrom(from(now), () -> {})).singleElement().satisfies(record -> assertThat(record.body())
                .containsEntry("email", "last@example.com"));
    }
}
