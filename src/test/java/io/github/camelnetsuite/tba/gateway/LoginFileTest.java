package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.camelnetsuite.tba.gateway.LoginLog.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NetSuite counts refused logins whoever sends them: a restart and a second process must not begin to count anew. */
class LoginFileTest {

    private static final LoginRefusedException REFUSAL = new LoginRefusedException("No.", 401);

    private final FakeTime time = new FakeTime();

    @TempDir
    private Path directory;

    private LoginBreaker breaker;

    @BeforeEach
    void begin() {
        breaker = process();
    }

    /** A breaker as another process would have it, or this one after a restart. */
    private LoginBreaker process() {
        return new LoginBreaker(time, new WrittenLogins(LoginFile.in(directory, "1234567_SB1")));
    }

    private Path file() {
        return directory.resolve("1234567_SB1.logins");
    }

    private void refusedBy(LoginBreaker process, String credentials) throws InterruptedException {
        boolean probe = process.enter(credentials, Patience.ENDLESS);
        process.refused(credentials, REFUSAL);
        process.leave(credentials, probe);
    }

    @Test
    void twoRefusalsHoldAfterARestart() throws InterruptedException {
        refusedBy(breaker, "first");
        refusedBy(breaker, "first");

        LoginBreaker restarted = process();

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> restarted.enter("first", Patience.ENDLESS))
                .withMessageContaining("Not tried again before 2026-03-12T09:27:09Z, unless the credentials change");
        time.advance(Duration.ofMinutes(31));
        assertThatNoException().isThrownBy(() -> restarted.enter("first", Patience.ENDLESS));
    }

    @Test
    void aSecondProcessSeesWhatTheFirstIsRefusedWhileBothRun() throws InterruptedException {
        LoginBreaker second = process();
        refusedBy(breaker, "first");
        refusedBy(second, "first");

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> breaker.enter("first", Patience.ENDLESS));
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> second.enter("first", Patience.ENDLESS));
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> second.requireLeave("first"));
    }

    @Test
    void oneRefusalIsOneForProcessesWhoseClocksDiffer() throws InterruptedException {
        FakeTime ahead = new FakeTime();
        ahead.jump(Duration.ofSeconds(4));
        LoginBreaker first = new LoginBreaker(ahead, new WrittenLogins(LoginFile.in(directory, "1234567_SB1")));
        refusedBy(first, "first");
        for (int look = 0; look < 3; look++) {
            assertThat(breaker.standing("first").refusedLately()).isEqualTo(1);
            assertThat(process().standing("first").refusedLately()).isEqualTo(1);
            assertThat(first.standing("first").refusedLately()).isEqualTo(1);
            ahead.advance(Duration.ofSeconds(1));
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(first.standing("first").notBefore()).isNull();
    }

    @Test
    void whatIsRememberedIsToldWithoutALookAtTheLog() throws InterruptedException {
        refusedBy(process(), "first");

        assertThat(breaker.remembered("first").isRefusedLately()).isFalse();
        assertThat(breaker.standing("first").isRefusedLately()).isTrue();
        assertThat(breaker.remembered("first").isRefusedLately()).isTrue();
    }

    @Test
    void changedCredentialsMayGoAtOnceInAnyProcess() throws InterruptedException {
        refusedBy(breaker, "first");
        refusedBy(breaker, "first");

        assertThat(process().enter("second", Patience.ENDLESS)).isTrue();
    }

    @Test
    void pausesKeepGrowingOverRestarts() throws InterruptedException {
        for (int refusal = 0; refusal < 6; refusal++) {
            time.advance(Duration.ofMinutes(61));
            refusedBy(process(), "first");
            refusedBy(process(), "first");
        }

        assertThat(process().standing("first").notBefore())
                .isEqualTo(time.instant().plus(Duration.ofMinutes(60)));
    }

    @Test
    void itIsKnownWhenALoginWasLastAccepted() throws InterruptedException {
        breaker.accepted("first");
        time.advance(Duration.ofHours(2));
        breaker.accepted("first");
        time.advance(Duration.ofHours(2));
        refusedBy(breaker, "first");

        assertThat(process().standing("first").lastAccepted()).isEqualTo(FakeTime.START.plus(Duration.ofHours(2)));
        assertThat(process().standing("other").lastAccepted()).isNull();
    }

    @Test
    void refusalsOfAllCredentialsOfTheAccountAreCounted() throws InterruptedException {
        refusedBy(breaker, "first");
        refusedBy(breaker, "first");
        refusedBy(breaker, "second");
        new LoginBreaker(time, new WrittenLogins(LoginFile.in(directory, "7654321"))).refused("first", REFUSAL);

        assertThat(process().standing("third").refusedLately()).isEqualTo(3);
        time.advance(Duration.ofMinutes(31));
        assertThat(process().standing("third").refusedLately()).isZero();
    }

    @Test
    void aClockThatWasSetBackMeanwhileMakesARefusalAsRecentAsCanBe() throws InterruptedException {
        refusedBy(breaker, "first");
        refusedBy(breaker, "first");
        time.jump(Duration.ofHours(-5));

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> process().enter("first", Patience.ENDLESS));
        time.advance(Duration.ofMinutes(31));
        assertThat(process().standing("first").lastAccepted()).isNull();
    }

    @Test
    void whatAClockThatWasAYearAheadPutDownHoldsForHalfAnHourAndNotForAYear() throws InterruptedException {
        time.jump(Duration.ofDays(365));
        refusedBy(breaker, "first");
        refusedBy(breaker, "first");
        time.jump(Duration.ofDays(-365));

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> process().enter("first", Patience.ENDLESS));
        time.advance(Duration.ofMinutes(31));
        assertThatNoException().isThrownBy(() -> process().enter("first", Patience.ENDLESS));
    }

    @Test
    void thatCredentialsHaveWorkedIsKnownHoweverLongAgo() throws InterruptedException {
        breaker.accepted("first");
        time.advance(Duration.ofDays(3));
        refusedBy(process(), "first");
        refusedBy(process(), "first");

        assertThat(process().standing("first").lastAccepted()).isEqualTo(FakeTime.START);
    }

    @Test
    void aProcessThatWasLetInBeforeHearsWhatOthersAreRefused() throws InterruptedException {
        breaker.accepted("first");
        refusedBy(process(), "first");
        refusedBy(process(), "first");

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> breaker.enter("first", Patience.ENDLESS));
    }

    @Test
    void anInterruptionDoesNotLoseARefusal() throws InterruptedException {
        Thread.currentThread().interrupt();
        breaker.refused("first", REFUSAL);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(process().standing("first").refusedLately()).isEqualTo(1);
    }

    @Test
    void onlyItsOwnerCanReadTheFileAndItHoldsNoSecret() throws Exception {
        Path nowhere = directory.resolve("not/yet");
        new LoginBreaker(time, new WrittenLogins(LoginFile.in(nowhere, "1"))).accepted("first");
        refusedBy(breaker, "f1n9e7");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(nowhere)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file())).matches("2026-03-12T08:57:09Z refused f1n9e7 \\w{8}\n");
    }

    @Test
    void linesOlderThanADayAreDropped() throws Exception {
        refusedBy(breaker, "first");
        time.advance(Duration.ofHours(25));
        breaker.accepted("second");

        assertThat(Files.readString(file())).contains("second").doesNotContain("first");
    }

    @Test
    void aDamagedLineCostsNothingButItself() throws Exception {
        refusedBy(breaker, "first");
        Files.writeString(file(), Files.readString(file()) + "2026-03-12T0\u0000 refu\n\nyesterday refused first x\n");
        refusedBy(breaker, "first");

        assertThat(process().standing("first").refusedLately()).isEqualTo(2);
    }

    @Test
    void aFileThatCannotBeWrittenDoesNotStopTheReading() throws IOException {
        Files.createDirectory(file());

        assertThatNoException().isThrownBy(() -> refusedBy(breaker, "first"));
        assertThat(breaker.standing("first").refusedLately()).isEqualTo(1);
    }

    @Test
    void whatAddsKnowsItsOwnAlready() {
        WrittenLogins log = new WrittenLogins(LoginFile.in(directory, "1234567_SB1"));
        WrittenLogins other = new WrittenLogins(LoginFile.in(directory, "1234567_SB1"));
        Event event = Event.of(FakeTime.START, "first", false);
        log.add(event);

        assertThat(log.news()).isEmpty();
        assertThat(other.news()).containsExactly(event);
        assertThat(other.news()).isEmpty();
    }
}
