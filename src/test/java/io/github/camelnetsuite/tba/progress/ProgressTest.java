package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.record.Position;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Account account = new Account();
    private final Route route = new Route(account, new Since.Beginning(), 3);

    private void write(long... ids) {
        for (long id : ids) {
            account.write(id, "first");
        }
    }

    @Test
    void theFirstReadGoesByIdAndThenFollowsChanges() throws InterruptedException {
        write(5, -1, 3, 8, 2, 9, 7);
        account.tick(MINUTE);
        route.poll();
        assertThat(route.delivered())
                .containsExactly("-1=first", "2=first", "3=first", "5=first", "7=first", "8=first", "9=first");

        account.tick(MINUTE);
        account.write(8, "second");
        account.tick(MINUTE);
        account.write(2, "second");
        route.poll();
        assertThat(route.delivered()).containsExactly("8=second", "2=second");
    }

    @Test
    void aSecondPollDeliversNothing() throws InterruptedException {
        write(1, 2, 3, 4, 5);
        route.poll();
        route.delivered();

        route.poll();
        account.tick(MINUTE);
        route.poll();

        assertThat(route.delivered()).isEmpty();
    }

    @Test
    void anIdlePollIsOnePage() throws InterruptedException {
        route.poll();

        assertThat(route.progress().inSnapshot()).isFalse();
        assertThat(route.progress().position()).isInstanceOf(Position.ByTime.class);
        assertThat(route.progress().readToEnd()).as("something left to read").isFalse();
    }

    @Test
    void theFirstSecondOfTheOverlapIsRememberedWhole() throws InterruptedException {
        account.put(1, Account.NOON.minus(Route.LOOKBACK), "first");
        account.put(2, Account.NOON.minus(Route.LOOKBACK).minusSeconds(1), "first");
        route.poll();
        assertThat(route.delivered()).containsExactly("1=first", "2=first");

        route.poll();

        assertThat(route.delivered()).isEmpty();
    }

    @Test
    void theSameHoldsForEveryPollAfterIt() throws InterruptedException {
        route.poll();
        for (int second = 0; second < 1500; second += 7) {
            account.write(second, "first");
            account.tick(Duration.ofMillis(6_789));
            route.poll();
            assertThat(route.delivered()).containsExactly(second + "=first");
        }
    }

    @Test
    void whatChangesDuringTheFirstReadIsDeliveredAfterIt() throws InterruptedException {
        write(1, 2, 3, 4, 5);
        route.poll(4);
        account.tick(MINUTE);
        account.write(2, "second");
        account.write(6, "new");
        account.write(-6, "new");
        route.poll();

        assertThat(route.delivered())
                .containsExactly("1=first", "2=first", "3=first", "4=first", "5=first", "6=new", "-6=new", "2=second");
        assertThat(route.destination()).isEqualTo(account.truth());
    }

    @Test
    void rowsWithoutATimeAreDeliveredByTheFirstRead() throws InterruptedException {
        account.put(1, null, "old");
        route.poll();
        route.poll();

        assertThat(route.delivered()).containsExactly("1=old");
    }

    @Test
    void twoEditsWithinASecondAreBothDeliveredWhenAPollLiesBetween() throws InterruptedException {
        write(1);
        route.poll();
        account.tick(MINUTE);
        account.write(1, "second");
        route.poll();
        account.write(1, "third");
        route.poll();

        assertThat(route.delivered()).containsExactly("1=first", "1=second", "1=third");
    }

    @Test
    void aRecordThatIsChangedBackIsDeliveredAgain() throws InterruptedException {
        write(1);
        route.poll();
        account.write(1, "second");
        route.poll();
        account.write(1, "first");
        route.poll();

        assertThat(route.delivered()).containsExactly("1=first", "1=second", "1=first");
    }

    @Test
    void aRecordThatIsChangedBackWithinASecondComesAfterADeliveryThatFailed() throws InterruptedException {
        write(1, 2);
        route.poll();
        account.write(1, "second");
        route.deliverInVain();
        account.write(1, "first");
        route.poll();

        assertThat(route.delivered()).containsExactly("1=first", "2=first", "1=second", "1=first");
        assertThat(route.destination()).isEqualTo(account.truth());
    }

    @Test
    void whatIsNotReplacedIsNotForgotten() throws InterruptedException {
        write(1, 2);
        route.poll();
        Cursor before = route.store.read("route").orElseThrow();
        account.tick(MINUTE);
        account.write(1, "later");
        route.deliverInVain();

        assertThat(route.store.read("route")).contains(before);
    }

    @Test
    void aCommitThatIsLateByLessThanTheLookbackIsDelivered() throws InterruptedException {
        route.poll();
        account.writeSlowly(1, "late", Route.LOOKBACK.minusSeconds(1));
        account.tick(Duration.ofSeconds(1));
        account.write(2, "newer");
        for (int minute = 0; minute < 12; minute++) {
            route.poll();
            account.tick(MINUTE);
        }

        assertThat(route.delivered()).containsExactly("2=newer", "1=late");
    }

    @Test
    void aCommitThatIsLaterThanTheLookbackIsLost() throws InterruptedException {
        route.poll();
        account.writeSlowly(1, "late", Route.LOOKBACK.plusSeconds(61));
        for (int minute = 0; minute < 20; minute++) {
            account.tick(MINUTE);
            route.poll();
        }

        assertThat(route.delivered()).isEmpty();
    }

    @Test
    void moreRecordsOfOneSecondThanAPageAreAllDeliveredOnce() throws InterruptedException {
        route.poll();
        write(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        route.poll();
        assertThat(route.delivered()).hasSize(10).doesNotHaveDuplicates();

        write(11, 0); // the second is still running
        route.poll();
        assertThat(route.delivered()).containsExactly("0=first", "11=first");
    }

    @Test
    void aPollThatStoppedGoesOnBehindWhatWasDelivered() throws InterruptedException {
        route.poll();
        write(1, 2, 3, 4, 5, 6, 7);
        route.poll(4);
        assertThat(route.delivered()).containsExactly("1=first", "2=first", "3=first", "4=first");
        route.kill();
        route.poll();

        assertThat(route.delivered()).containsExactly("5=first", "6=first", "7=first");
    }

    @Test
    void aPollThatStoppedCountsAsBegunWhenItFirstBegan() throws InterruptedException {
        route.poll();
        account.tick(MINUTE);
        write(1, 2, 3, 4);
        account.writeSlowly(-9, "late", Duration.ofMinutes(9));
        route.poll(2);
        account.tick(Duration.ofHours(1));
        route.poll();

        assertThat(route.delivered()).containsExactly("1=first", "2=first", "3=first", "4=first", "-9=late");
    }

    @Test
    void whatAppearedBehindAPollThatStoppedIsReadByThePollThatGoesOn() throws InterruptedException {
        route.poll();
        write(5, 6, 7);
        route.poll(2);
        write(1); // the second is still running
        account.write(5, "second");
        route.kill();
        account.tick(MINUTE);
        route.poll();
        assertThat(route.delivered()).containsExactly("5=first", "6=first", "7=first", "1=first", "5=second");

        route.poll();
        assertThat(route.progress().readToEnd())
                .as("something left to read after the next poll")
                .isFalse();
    }

    @Test
    void aFirstReadThatStoppedKeepsItsBeginning() throws InterruptedException {
        write(1, 2, 3, 4, 5);
        route.poll(2);
        route.kill();
        account.tick(Duration.ofHours(3));
        account.write(1, "second");
        route.poll();
        route.poll();

        assertThat(route.delivered())
                .containsExactly("1=first", "2=first", "3=first", "4=first", "5=first", "1=second");
    }

    @Test
    void sinceNowDeliversOnlyWhatChangesFromNowOn() throws InterruptedException {
        Route late = new Route(account, new Since.Now(), 3);
        account.put(1, account.now().minusSeconds(1), "old");
        late.poll();
        account.tick(MINUTE);
        account.write(2, "new");
        late.poll();
        account.tick(MINUTE);
        late.poll();

        assertThat(late.delivered()).containsExactly("2=new");
    }

    @Test
    void sinceAnInstantIsAFloorThatTheOverlapNeverCrosses() throws InterruptedException {
        Instant floor = account.now().minusSeconds(30);
        Route late = new Route(account, new Since.From(floor), 3);
        account.put(1, floor.minusSeconds(1), "before");
        account.put(2, floor, "at");
        account.put(3, null, "never");
        late.poll();
        account.put(4, floor.minusSeconds(1), "before, and late");
        account.put(5, floor, "late");
        late.poll();

        assertThat(late.delivered()).containsExactly("2=at", "5=late");
    }

    @Test
    void anEmptyAccountIsReadToItsEnd() throws InterruptedException {
        route.poll();
        assertThat(route.progress().through()).isEqualTo(Account.NOON);

        write(1);
        route.poll();
        assertThat(route.delivered()).containsExactly("1=first");
    }

    @Test
    void aClockThatGoesBackTakesNothingBack() throws InterruptedException {
        write(1);
        route.poll();
        Instant through = route.progress().through();
        account.tick(Route.LOOKBACK.negated());
        route.poll();
        assertThat(route.progress().through()).isEqualTo(through);
        account.tick(MINUTE.negated());
        assertThatExceptionOfType(CursorAheadException.class).isThrownBy(route::poll);
        assertThat(route.progress().through()).isEqualTo(through);

        account.tick(Duration.ofMinutes(12));
        account.write(2, "later");
        route.poll();
        assertThat(route.delivered()).containsExactly("1=first", "2=later");
        assertThat(route.progress().through()).isAfter(through);
    }

    @Test
    void aCursorAheadOfTheClockIsRefusedAndStaysAsItIs() throws InterruptedException {
        write(1);
        Instant future = Instant.parse("2999-01-01T00:00:00Z");
        Cursor ahead =
                new Cursor("1234567", "customer", "since=x", new Phase.Tail(future, null), OverlapMemory.empty(10));
        route.store.replace("route", ahead);

        for (int poll = 0; poll < 2; poll++) {
            assertThatExceptionOfType(CursorAheadException.class)
                    .isThrownBy(route::poll)
                    .withMessageContaining("2999-01-01T00:00:00Z")
                    .withMessageContaining("cursor rewind");
        }

        assertThat(route.delivered()).isEmpty();
        assertThat(route.store.read("route")).contains(ahead);
    }

    @Test
    void rowsThatAreDatedAheadHideNothing() throws InterruptedException {
        route.poll();
        account.put(1, Account.NOON.plus(Duration.ofDays(1)), "ahead");
        account.put(2, Account.NOON.plus(Duration.ofDays(1)), "ahead");
        route.poll(1);
        write(3);
        route.kill();
        route.poll();

        assertThat(route.delivered()).containsExactly("1=ahead", "2=ahead", "3=first");
        assertThat(route.progress().through()).isEqualTo(Account.NOON);
    }

    @Test
    void aClockThatWasAheadForAMomentShortensNoOverlap() throws InterruptedException {
        account.put(1, account.now().minus(Route.LOOKBACK), "first");
        route.poll();
        account.tick(Duration.ofMinutes(6));
        route.poll();
        Instant ahead = route.progress().through();
        account.tick(Duration.ofMinutes(-5));
        account.put(2, account.now().minus(Route.LOOKBACK), "late");
        route.poll();
        assertThat(route.delivered()).containsExactly("1=first", "2=late");
        assertThat(route.progress().through()).isEqualTo(ahead);

        account.tick(MINUTE);
        account.put(3, account.now().minus(Route.LOOKBACK), "late");
        route.poll();
        assertThat(route.delivered()).containsExactly("3=late");
        assertThat(route.progress().through()).isEqualTo(ahead);

        account.tick(Duration.ofMinutes(5));
        route.poll();
        assertThat(route.delivered()).isEmpty();
        assertThat(route.progress().through()).isAfter(ahead);
    }

    @Test
    void clocksThatDifferByLessThanAMinuteCostNoRequest() throws InterruptedException {
        route.poll();
        account.tick(MINUTE.negated());
        assertThat(route.progress().readToEnd()).as("something left to read").isFalse();
        route.poll();

        assertThat(account.asked()).as("pages").isEqualTo(3);
    }

    @Test
    void aPollThatSaysItBeganInTheFutureDoesNotPutTheCursorThere() throws InterruptedException {
        Instant future = Instant.parse("2999-01-01T00:00:00Z");
        route.store.replace(
                "route",
                new Cursor(
                        "1234567",
                        "customer",
                        "since=x",
                        new Phase.Tail(Account.NOON, new Phase.Resume(future, Account.NOON, 1)),
                        OverlapMemory.empty(10)));
        write(2);

        route.poll();

        assertThat(route.delivered()).containsExactly("2=first");
        assertThat(route.progress().through()).isBefore(future);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "type", "selection"})
    @Catalogue("64")
    void aCursorOfAnotherRouteIsRefused(String what) {
        route.store.replace(
                "route",
                new Cursor(
                        what.equals("account") ? "7654321" : "1234567",
                        what.equals("type") ? "contact" : "customer",
                        what.equals("selection") ? "since=y" : "since=x",
                        new Phase.Tail(Account.NOON, null),
                        OverlapMemory.empty(10)));

        assertThatExceptionOfType(CursorMismatchException.class).isThrownBy(route::start);
        Evidence.of("64").outcome("of another " + what + ": refused");
    }

    @Test
    void anInterruptedQuestionForTheTimeLeavesNoCursor() {
        CursorHandle handle = route.store.open("other");

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Progress.resume(
                        handle,
                        new Progress.Terms("1234567", "customer", "since=x", new Since.Beginning(), Route.LOOKBACK),
                        () -> {
                            throw new InterruptedException();
                        }));
        assertThat(route.store.names()).isEmpty();
    }

    @Test
    void passingRecordsOfNoPageIsAMistake() throws InterruptedException {
        route.poll();
        account.write(1, "x");
        route.progress().pollBegins();

        assertThatIllegalStateException().isThrownBy(() -> route.progress()
                .passed(account.next(route.progress().position(), 3).records()));
    }
}
