package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many deletions of one moment, from a log whose pages have no order and may shift while they are read. */
class DeletionCrowdTest {

    private static final Instant SECOND = Instant.parse("2026-05-04T11:00:00Z");
    private static final int PAGE = 2;

    private final List<Long> log = new ArrayList<>();
    private int requests;
    private Runnable meanwhile = () -> {};

    private Answer<SoapClient.Found> page(Instant from, Instant to, int index) {
        requests++;
        List<ReadRecord> rows = log.stream()
                .skip((index - 1L) * PAGE)
                .limit(PAGE)
                .map(id -> ReadRecord.deleted(RecordType.CUSTOMER, id, SECOND))
                .toList();
        Answer<SoapClient.Found> page = new Answer<>(new SoapClient.Found(rows, log.size()), SECOND);
        meanwhile.run();
        return page;
    }

    private DeletionCrowd crowd(Long... ids) throws InterruptedException {
        log.addAll(Arrays.asList(ids));
        return DeletionCrowd.read(this::page, SECOND, SECOND);
    }

    private static List<Long> ids(DeletionCrowd crowd) {
        IdWindows.Part part = crowd.part(null, SECOND, 100);
        assertThat(part.last()).isTrue();
        return part.records().stream().map(ReadRecord::id).toList();
    }

    @Test
    void allComeOnceInTheOrderOfTheirIds() throws InterruptedException {
        DeletionCrowd crowd = crowd(9L, 3L, 7L, 1L, 5L);

        assertThat(ids(crowd)).containsExactly(1L, 3L, 5L, 7L, 9L);
        assertThat(requests).isEqualTo(3);
        IdWindows.Part part = crowd.part(3L, SECOND, 2);
        assertThat(part.records()).extracting(ReadRecord::id).containsExactly(5L, 7L);
        assertThat(part.last()).isFalse();
    }

    @Test
    void whatIsLoggedTwiceComesOnceAndStopsNothing() throws InterruptedException {
        assertThat(ids(crowd(4L, 2L, 4L, 1L))).containsExactly(1L, 2L, 4L);
    }

    @Test
    void pagesThatShiftAreReadAgain() throws InterruptedException {
        meanwhile = () -> {
            if (requests == 1) {
                log.add(0, 8L);
            }
        };

        assertThat(ids(crowd(4L, 2L, 6L))).containsExactly(2L, 4L, 6L, 8L);
    }

    @Test
    void aLogThatNeverStandsStillIsToldRatherThanHalfRead() {
        meanwhile = () -> log.add(0, 100L + requests);

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> crowd(4L, 2L, 6L))
                .withMessageContaining("changes while its pages are read");
    }

    @Test
    void aCrowdOfWhichNothingIsVisibleAnyMoreIsNotTakenForEmpty() {
        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(this::crowd);
    }
}
