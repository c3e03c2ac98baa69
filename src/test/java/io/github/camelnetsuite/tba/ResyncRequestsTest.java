package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked to be read again, and given up and replaced. */
class ResyncRequestsTest extends ResyncBench {

    @ParameterizedTest
    @ValueSource(strings = {"12,x", "1.0", "", " , ", "1;2", "12345678901234567890", "0x12"})
    void whatIsNoIdIsRefusedAndNotShown(String ids) throws Exception {
        haveRead("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().resyncIds(ids))
                .withMessageContaining("ids to read again")
                .withMessageNotContaining("x")
                .withMessageNotContaining("12345678901234567890");
        assertThat(isPending()).isFalse();
    }

    @Test
    void moreThanTenThousandIdsAreRefused() throws Exception {
        haveRead("");
        String many = IntStream.rangeClosed(1, 10_001)
                .mapToObj(Integer::toString)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().resyncIds(many))
                .withMessageContaining("10001")
                .withMessageContaining("from 1 to 10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-31", "2026-01-31T00:00:00", "0001-01-01T00:00:00Z"})
    void whatIsNoInstantIsRefused(String since) throws Exception {
        haveRead("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().resync(since))
                .withMessageContaining("2026-01-31T00:00:00Z");
        assertThat(isPending()).isFalse();
    }

    @Test
    void whatIsAskedForWhileTheRouteIsStoppedWaitsForIt() throws Exception {
        haveRead("");
        consumer().resync("");
        restart();
        reading("");
        poll();

        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(customers());
    }

    @Test
    void beforeAnythingWasReadThereIsNothingToReadAgain() throws Exception {
        reading("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().resync(""))
                .withMessageContaining(NAME)
                .withMessageContaining("nothing was read");
    }

    @Test
    void aSecondOneIsRefusedUntilTheFirstIsGivenUp() throws Exception {
        haveRead("");
        consumer().resync("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().resyncIds("1"))
                .withMessageContaining("resync of everything")
                .withMessageContaining("not begun")
                .withMessageContaining("--replace");
        assertThat(consumer().cancelResync()).isTrue();
        assertThat(consumer().cancelResync()).isFalse();
        consumer().resyncIds("1");
        assertThat(isPending()).isTrue();
    }

    @Test
    void givenUpInTheMiddleItEndsWithItsPage() throws Exception {
        haveRead("");
        meanwhile.put(25, () -> consumer().cancelResync());
        consumer().resync("");
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            poll();
            assertThat(log.lines()).noneMatch(line -> line.contains("done"));
        }
        int delivered = arrived("resync").size();
        assertThat(delivered).isBetween(25, 24 + PAGE);
        assertThat(isPending()).isFalse();
        poll();
        assertThat(arrived("resync")).hasSize(delivered);
        assertThat(consumer().isResyncing()).isFalse();
    }

    @Test
    void replacedInTheMiddleTheOtherOneIsRead() throws Exception {
        haveRead("");
        List<String> others = customers().subList(40, 45);
        meanwhile.put(25, () -> {
            consumer().cancelResync();
            consumer().resyncIds(String.join(",", others));
        });
        consumer().resync("");
        poll();

        List<String> all = arrived("resync");
        assertThat(all).hasSizeBetween(30, 29 + PAGE);
        assertThat(all.subList(all.size() - 5, all.size())).containsExactlyInAnyOrderElementsOf(others);
        assertThat(isPending()).isFalse();
    }

    @Test
    void replacedWhileItsLastPageIsDeliveredTheOtherOneIsReadToo() throws Exception {
        haveRead("");
        meanwhile.put(CUSTOMERS, () -> {
            consumer().cancelResync();
            consumer().resync("");
        });
        consumer().resync("");
        poll();

        assertThat(arrived("resync")).hasSize(2 * CUSTOMERS);
        assertThat(isPending()).isFalse();
    }
}
