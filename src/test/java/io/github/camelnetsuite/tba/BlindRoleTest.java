package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SuiteQL answers a role whose subsidiaries hide every record as it answers for an empty account, with success and no rows.
 * That ends neither a resync nor a first read: once the role sees again, everything comes.
 */
class BlindRoleTest extends ResyncBench {

    /** @param nth the first request from now on that is answered so */
    private void goBlind(int nth) {
        netsuite.fault("{\"match\":{\"path\":\"suiteql\",\"nth\":" + nth + ",\"times\":1000},\"body\":{\"links\":[],"
                + "\"count\":0,\"hasMore\":false,\"items\":[],\"offset\":0,\"totalResults\":0}}");
    }

    private void assertToldThatNothingIsVisible() {
        assertThat(trouble())
                .isInstanceOf(NothingVisibleException.class)
                .hasMessageContainingAll("0 customers visible: permission, or an empty account?", "subsidiaries");
    }

    /** The first request of a poll is that of the changes. */
    @ParameterizedTest
    @CsvSource({"2, false", "3, false", "7, false", "2, true", "4, true"})
    void aResyncWaitsUntilItSeesAgain(int nth, boolean named) throws Exception {
        haveRead("");
        if (named) {
            consumer().resyncIds(String.join(",", customers()));
        } else {
            consumer().resync("");
        }
        goBlind(nth);
        for (int poll = 0; poll < 3; poll++) {
            integration.poll("customer");
            assertToldThatNothingIsVisible();
            assertThat(isPending()).isTrue();
        }
        netsuite.clearFaults();
        poll();

        assertThat(arrived("resync")).hasSize(CUSTOMERS).containsExactlyInAnyOrderElementsOf(customers());
        assertThat(isPending()).isFalse();
    }

    @Test
    void aResyncOfWhatIsNotThereEndsWhereAnythingIsVisible() throws Exception {
        haveRead("?stage=lead&filter=customer.id < 0");
        consumer().resync(time.instant().toString());
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            poll();
            assertThat(log.lines()).anyMatch(line -> line.contains("resync of 0 records done"));
        }
        assertThat(isPending()).isFalse();
    }

    @Test
    void whatOptionsLeaveOutIsNotLaidToThePermission() throws Exception {
        reading("?filter=customer.id < -1000");
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite.tba")) {
            poll();
            poll();
            assertThat(String.join("\n", log.lines()))
                    .containsOnlyOnce("0 customers to read, though the role sees some: the options stage, filter")
                    .doesNotContain("visible");
        }
        assertThat(consumer().getLagSeconds()).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void aFirstReadIsNoOtherwise(int nth) throws Exception {
        reading("");
        goBlind(nth);
        for (int day = 0; day < 2; day++) {
            integration.poll("customer");
            if (nth > 1) {
                assertToldThatNothingIsVisible();
            }
            time.advance(Duration.ofDays(1));
        }
        netsuite.clearFaults();
        poll();

        assertThat(arrived("snapshot")).hasSize(CUSTOMERS).containsExactlyInAnyOrderElementsOf(customers());
    }

    @Test
    void aFirstReadThatSawNothingIsNoTroubleAndSaidOnce() throws Exception {
        reading("");
        goBlind(1);
        List<Throwable> troubles = new ArrayList<>();
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite.tba")) {
            for (int poll = 0; poll < 3; poll++) {
                integration.poll("customer");
                troubles.add(trouble());
            }
            assertThat(String.join("\n", log.lines())).containsOnlyOnce("0 customers visible");
        }
        assertThat(troubles).containsOnlyNulls();
    }
}
