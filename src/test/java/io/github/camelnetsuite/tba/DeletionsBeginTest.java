package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.progress.DeletionCursor;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.progress.Since;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.source.Page;
import io.github.camelnetsuite.tba.source.RecordSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where deletions begin, whatever time it takes to ask for the log. */
class DeletionsBeginTest {

    private static final Instant START = Instant.parse("2026-05-04T11:00:00Z");

    private final Log log = new Log();
    private final ChangeStream deletions = new ChangeStream(
            ChangeStream.Kind.DELETIONS,
            () -> log,
            new MemoryCursorStore(),
            "customers-deleted",
            DeletionCursor.termsBeside(
                    new Progress.Terms("1234567", "customer", "any", new Since.Beginning(), Duration.ofMinutes(10))));

    /** A log in memory, in pages of two. */
    private static final class Log implements RecordSource {

        private final List<ReadRecord> deleted = new ArrayList<>();
        private Instant now = START;
        private boolean interrupted;

        private void deletes(long id) {
            deleted.add(ReadRecord.deleted(RecordType.CUSTOMER, id, now));
        }

        @Override
        public Instant serverTime() {
            return now;
        }

        @Override
        public Page next(Position position) throws InterruptedException {
            if (interrupted) {
                throw new InterruptedException();
            }
            List<ReadRecord> behind =
                    deleted.stream().filter(position::precedes).toList();
            return new Page(behind.subList(0, Math.min(2, behind.size())), behind.size() > 2, now, behind.size());
        }

        private void passes(Duration time) {
            now = now.plus(time);
        }
    }

    private List<Long> news() throws InterruptedException {
        List<Long> ids = new ArrayList<>();
        Progress progress = deletions.progress();
        progress.pollBegins();
        Page page;
        do {
            page = log.next(progress.position());
            progress.pageRead(page.asOf());
            page.records().stream()
                    .filter(record -> !progress.remembers(record))
                    .map(ReadRecord::id)
                    .forEach(ids::add);
            progress.passed(page.records());
        } while (page.more() || progress.readToEnd());
        return ids;
    }

    @Test
    void whatWasDeletedBeforeIsHistory() throws InterruptedException {
        for (int id = 1; id <= 5; id++) {
            log.deletes(id);
            log.passes(Duration.ofSeconds(20));
        }
        deletions.begin();

        assertThat(news()).isEmpty();
    }

    @Test
    void whatIsDeletedWhileTheLogIsAskedForIsNews() throws InterruptedException {
        log.deletes(1);
        log.passes(Duration.ofSeconds(20));
        deletions.progress();
        // The request is tried for minutes before it gets through.
        for (int id = 2; id <= 5; id++) {
            log.passes(Duration.ofSeconds(40));
            log.deletes(id);
        }
        deletions.begin();

        assertThat(news()).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void whatIsDeletedWhileARoutePausesBeforeItHasBegunIsNews() throws InterruptedException {
        log.interrupted = true;
        try {
            deletions.begin();
        } catch (InterruptedException suspended) {
            log.interrupted = false;
        }
        log.passes(Duration.ofHours(3));
        log.deletes(7);
        deletions.begin();

        assertThat(news()).containsExactly(7L);
    }
}
