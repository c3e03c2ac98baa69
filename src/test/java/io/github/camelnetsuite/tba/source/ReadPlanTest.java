package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadPlanTest {

    private static TimedPage page(int records, int requests, long millis) {
        return new TimedPage(records, requests, Duration.ofMillis(millis));
    }

    @Test
    void theShorterTimeIsThatOfTheFastestPageAndTheLongerOneTwiceTheUsual() {
        ReadPlan plan = ReadPlan.of(
                100_000,
                false,
                RequestRange.exactly(102),
                List.of(page(1000, 1, 1400), page(1000, 1, 700), page(1000, 1, 800)));

        assertThat(plan.fastest()).isEqualTo(Duration.ofMillis(102 * 700));
        assertThat(plan.slowest()).isEqualTo(Duration.ofMillis(2 * 102 * 800));
        assertThat(plan.page()).isEqualTo(page(1000, 1, 700));
    }

    @Test
    void aPageThatTakesSeveralRequestsCountsByTheRequest() {
        ReadPlan plan =
                ReadPlan.of(5000, false, new RequestRange(10, 15), List.of(page(1000, 3, 900), page(1000, 2, 800)));

        assertThat(plan.fastest()).isEqualTo(Duration.ofMillis(10 * 300));
        assertThat(plan.slowest()).isEqualTo(Duration.ofMillis(2 * 15 * 400));
    }

    @Test
    void aPageThatIsFarFromFullTellsNothingOfTheOthers() {
        ReadPlan plan = ReadPlan.of(
                2100,
                false,
                RequestRange.exactly(5),
                List.of(page(1000, 1, 600), page(1000, 1, 500), page(100, 1, 20)));

        assertThat(plan.page()).isEqualTo(page(1000, 1, 500));
    }

    @Test
    void whereNothingIsToBeReadTheOnePageCounts() {
        ReadPlan plan = ReadPlan.of(0, false, RequestRange.exactly(1), List.of(page(0, 1, 50)));

        assertThat(plan.fastest()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void requestsAddUpAndAreNeverLessThanNone() {
        assertThat(new RequestRange(3, 5).plus(RequestRange.exactly(2))).isEqualTo(new RequestRange(5, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestRange(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestRange(-1, 2));
    }
}
