package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.progress.FaultyDataSource.Fault;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a store of cursors in a database keeps them from having two owners, whichever database it is. */
abstract class JdbcLeaseContract extends DamagedCursorContract {

    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Every test has a table of its own, which is not there at first. */
    final String table = "cursors_" + UUID.randomUUID().toString().replace('-', '_');

    final CursorDatabase database = connect();
    final FaultyDataSource faults = new FaultyDataSource(database.dataSource());
    private final List<Runnable> beats = new CopyOnWriteArrayList<>();

    abstract CursorDatabase connect();

    /** Another one each time, as in another application; nothing beats but by {@link #beat}. */
    @Override
    JdbcCursorStore store() {
        return new JdbcCursorStore(faults, table, LEASE, (every, beat) -> {
            assertThat(every).isEqualTo(Duration.ofSeconds(10));
            beats.add(beat);
            return () -> beats.remove(beat);
        });
    }

    final void beat() {
        beats.forEach(Runnable::run);
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP TABLE IF EXISTS " + table);
        database.close();
    }

    @Override
    byte[] kept(String name) throws SQLException {
        return (byte[]) one("payload", name);
    }

    @Override
    void damage(String name, byte[] bytes) throws SQLException {
        database.execute("UPDATE " + table + " SET payload = ? WHERE name = ?", bytes, name);
    }

    @Override
    String place(String name) {
        return "row '" + name + "' of table " + table;
    }

    final Object one(String column, String name) throws SQLException {
        return database.query("SELECT " + column + " FROM " + table + " WHERE name = ?", name)
                .get(0);
    }

    private Object secondsLeft() throws SQLException {
        return one("CAST(EXTRACT(EPOCH FROM leased_until - CURRENT_TIMESTAMP) AS INTEGER)", "customers");
    }

    /** As if the owner had given no sign of life for so long. */
    final void expireLease() throws SQLException {
        database.execute("UPDATE " + table + " SET leased_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND"
                + " WHERE name = 'customers'");
    }

    static <T> List<Future<T>> together(int threads, Callable<T> task) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(() -> {
                    barrier.await();
                    return task.call();
                });
            }
            return executor.invokeAll(tasks);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    @Catalogue("63")
    void aDeposedOwnerCannotWrite() throws Exception {
        try (CursorHandle first = store().open("customers")) {
            first.save(Cursors.starting());
            expireLease();
            try (CursorHandle second = store().open("customers")) {
                assertThat(second.load()).contains(Cursors.starting());
                assertThatThrownBy(() -> first.save(Cursors.snapshotAt(1)))
                        .isInstanceOf(CursorLockedException.class)
                        .hasMessageContaining("'customers' was taken over by process "
                                + ProcessHandle.current().pid())
                        .hasMessageContaining("Nothing was written");
                second.save(Cursors.tail());
                beat();
                assertThatThrownBy(first::requireHeld)
                        .isInstanceOf(CursorLockedException.class)
                        .hasMessageContaining("'customers' was taken over by process "
                                + ProcessHandle.current().pid());
                second.requireHeld();
                assertThatThrownBy(() -> first.save(Cursors.snapshotAt(2))).isInstanceOf(CursorLockedException.class);
                assertThatThrownBy(first::load).isInstanceOf(CursorLockedException.class);
                first.close();
                assertThat(second.load()).contains(Cursors.tail());
                second.save(Cursors.interruptedTail());
            }
        }
        assertThat(store().read("customers")).contains(Cursors.interruptedTail());
        Evidence.of("63").outcome("a deposed owner: its save refused");
    }

    @Test
    void anOwnerWhoseSuccessorHasGoneCannotWriteEither() throws Exception {
        try (CursorHandle first = store().open("customers")) {
            first.save(Cursors.starting());
            expireLease();
            try (CursorHandle second = store().open("customers")) {
                second.save(Cursors.tail());
            }
            assertThatThrownBy(() -> first.save(Cursors.snapshotAt(1)))
                    .isInstanceOf(CursorLockedException.class)
                    .hasMessageContaining("taken by another process and let go");
            assertThatThrownBy(first::requireHeld)
                    .isInstanceOf(CursorLockedException.class)
                    .hasMessageContaining("taken by another process and let go");
            assertThatThrownBy(() -> first.save(Cursors.snapshotAt(1))).isInstanceOf(CursorLockedException.class);
        }
        assertThat(store().read("customers")).contains(Cursors.tail());
    }

    @Test
    void anOwnerWhoseCursorWasResetMeanwhileDoesNotBringItBack() throws Exception {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.tail());
            expireLease();
            assertThat(store().delete("customers")).isTrue();
            assertThatThrownBy(() -> handle.save(Cursors.tail()))
                    .isInstanceOf(CursorLockedException.class)
                    .hasMessageContaining("was removed");
            assertThatThrownBy(handle::requireHeld).isInstanceOf(CursorLockedException.class);
            assertThatThrownBy(handle::load)
                    .isInstanceOf(CursorCorruptException.class)
                    .hasMessageContaining("vanished");
        }
        assertThat(store().read("customers")).isEmpty();
    }

    @Test
    void theCursorOfAnotherProcessIsRefusedByThatProcess() throws Exception {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.tail());
            database.execute("UPDATE " + table + " SET owner = 'process 4711@elsewhere and more'");
            for (ThrowingCallable use : List.<ThrowingCallable>of(
                    () -> store().open("customers"),
                    () -> store().replace("customers", Cursors.tail()),
                    () -> store().delete("customers"))) {
                assertThatThrownBy(use)
                        .isInstanceOf(CursorLockedException.class)
                        .hasMessageContaining("in use by another process (process 4711@elsewhere)");
            }
            assertThatThrownBy(handle::requireHeld).hasMessageContaining("taken over by process 4711@elsewhere while");
        }
    }

    @Test
    void whoeverIsFasterWithANewCursorHasIt() throws Exception {
        List<CursorHandle> faster = new ArrayList<>();
        faults.before("CREATE", () -> faster.add(store().open("customers")));
        assertThatThrownBy(() -> store().open("customers"))
                .isInstanceOf(CursorLockedException.class)
                .hasMessageContaining("another route of this application");
        faster.get(0).save(Cursors.tail());
        faster.get(0).close();
    }

    @Test
    void aCursorThatIsTakenAwayAtTheMomentOfItsTakingIsNotTaken() throws Exception {
        JdbcCursorStore store = store();
        store.replace("customers", Cursors.tail());
        faults.before("SELECT owner", () -> database.execute("UPDATE " + table + " SET owner = NULL"));
        assertThatThrownBy(() -> store.open("customers"))
                .isInstanceOf(CursorLockedException.class)
                .hasMessageContaining("another process (another one)");
        faults.before("SELECT owner", () -> database.execute("DELETE FROM " + table));
        assertThatThrownBy(() -> store.open("customers"))
                .isInstanceOf(CursorLockedException.class)
                .hasMessageContaining("another process (one that removed it)");
        store.open("customers").close();
    }

    @Test
    void whatFailsInTheTakingLeavesTheCursorFreeWithinItsStore() throws Exception {
        JdbcCursorStore store = store();
        store.open("customers").close();
        for (String statement : List.of("UPDATE", "SELECT owner", "SELECT OCTET_LENGTH")) {
            faults.before(statement, () -> {
                throw new SQLException("Out of luck");
            });
            assertThatThrownBy(() -> store.open("customers"))
                    .isInstanceOf(CursorStoreException.class)
                    .hasMessageContaining("Out of luck");
            store.open("customers").close();
            assertThat(beats).isEmpty();
        }
        assertThat(store.delete("customers")).isFalse();
        store.replace("customers", Cursors.tail());
        damage("customers", new byte[1]);
        assertThatThrownBy(() -> store.open("customers")).isInstanceOf(CursorCorruptException.class);
        assertThat(one("owner", "customers")).isNull();
        assertThat(store.delete("customers")).isTrue();
        store.open("customers").close();
    }

    @Test
    void anOwnerWhoseLeaseRanOutGoesOnWhenNobodyTookTheCursor() throws Exception {
        try (CursorHandle handle = store().open("customers")) {
            expireLease();
            handle.save(Cursors.tail());
            assertThatThrownBy(() -> store().open("customers")).isInstanceOf(CursorLockedException.class);
        }
    }

    @Test
    void theLeaseIsRenewedByEachBeatEachSaveAndEachLookBeforeAHandOver() throws Exception {
        try (CursorHandle handle = store().open("customers")) {
            assertThat((Integer) secondsLeft()).isBetween(1, 30);
            expireLease();
            beat();
            assertThat((Integer) secondsLeft()).isBetween(1, 30);
            assertThatThrownBy(() -> store().open("customers")).isInstanceOf(CursorLockedException.class);
            expireLease();
            handle.save(Cursors.tail());
            assertThat((Integer) secondsLeft()).isBetween(1, 30);
            expireLease();
            handle.requireHeld();
            assertThat((Integer) secondsLeft()).isBetween(1, 30);
        }
        assertThat(beats).as("what goes on after the end").isEmpty();
        assertThat(one("owner", "customers")).isNull();
    }

    @Test
    void aBeatThatTheDatabaseDoesNotHearIsFollowedByTheNext() throws Exception {
        try (CursorHandle handle = store().open("customers")) {
            expireLease();
            faults.breakBy(Fault.UNREACHABLE);
            beat();
            faults.breakBy(Fault.NONE);
            assertThat((Integer) secondsLeft()).isNegative();
            beat();
            assertThat((Integer) secondsLeft()).isPositive();
            handle.save(Cursors.tail());
        }
    }

    @Test
    void aRealBeatKeepsTheCursor() throws Exception {
        JdbcCursorStore store = new JdbcCursorStore(faults, table, Duration.ofSeconds(1), new HeartbeatThread());
        try (CursorHandle handle = store.open("customers")) {
            expireLease();
            org.awaitility.Awaitility.await()
                    .pollInterval(Duration.ofMillis(10))
                    .until(() ->
                            (Integer) one("CASE WHEN leased_until > CURRENT_TIMESTAMP THEN 1 ELSE 0 END", "customers")
                                    == 1);
            handle.save(Cursors.tail());
        }
    }

    @Test
    @Catalogue("63")
    void ofManyApplicationsOneTakesTheCursor() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<CursorHandle> taken = new ArrayList<>();
            for (Future<CursorHandle> attempt : together(8, () -> store().open("customers"))) {
                try {
                    taken.add(attempt.get());
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(CursorLockedException.class);
                }
            }
            assertThat(taken).hasSize(1);
            taken.get(0).save(Cursors.snapshotAt(round));
            taken.get(0).close();
        }
    }

    @Test
    void ofManyThatFindADeadOwnersCursorOneTakesIt() throws Exception {
        CursorHandle dead = store().open("customers");
        dead.save(Cursors.tail());
        expireLease();
        int taken = 0;
        for (Future<CursorHandle> attempt : together(8, () -> store().open("customers"))) {
            try {
                assertThat(attempt.get().load()).contains(Cursors.tail());
                taken++;
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(CursorLockedException.class);
            }
        }
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeLetGoIsStillOurs() throws Exception {
        JdbcCursorStore store = store();
        CursorHandle handle = store.open("customers");
        handle.save(Cursors.tail());
        faults.breakBy(Fault.UNREACHABLE);
        assertThatThrownBy(() -> handle.save(Cursors.starting())).isInstanceOf(CursorStoreException.class);
        handle.close();
        assertThatThrownBy(() -> store.open("customers"))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("Connection refused");
        faults.breakBy(Fault.NONE);
        assertThatThrownBy(() -> store().open("customers")).isInstanceOf(CursorLockedException.class);
        try (CursorHandle next = store.open("customers")) {
            assertThat(next.load()).contains(Cursors.tail());
            next.save(Cursors.starting());
        }
        store().open("customers").close();
    }

    private void saveLate(CursorHandle handle, Cursor cursor) {
        faults.breakBy(Fault.LATE);
        assertThatThrownBy(() -> handle.save(cursor)).isInstanceOf(CursorStoreException.class);
    }

    @Test
    void aSaveUnderWayWhenItsOwnerGaveUpChangesNothingLater() throws Exception {
        JdbcCursorStore store = store();
        CursorHandle handle = store.open("customers");
        handle.save(Cursors.starting());
        for (int more = 0; more < 5; more++) {
            saveLate(handle, Cursors.snapshotAt(more));
        }
        handle.close();
        try (CursorHandle next = store.open("customers")) {
            assertThat(faults.arrive()).isZero();
            assertThat(next.load()).contains(Cursors.starting());
            next.save(Cursors.tail());
            assertThat(faults.arrive()).isZero();
            next.save(Cursors.interruptedTail());
        }
        assertThat(faults.arrive()).isZero();
        assertThat(store.read("customers")).contains(Cursors.interruptedTail());
    }

    @Test
    void aSaveThatIsLateOverwritesNoLaterOneOfItsOwner() throws Exception {
        try (CursorHandle handle = store().open("customers")) {
            saveLate(handle, Cursors.starting());
            saveLate(handle, Cursors.snapshotAt(1));
            saveLate(handle, Cursors.snapshotAt(2));
            assertThat(faults.arrive()).isEqualTo(1);
            assertThat(handle.load()).contains(Cursors.snapshotAt(2));
            assertThat(faults.arrive()).isZero();
            handle.save(Cursors.tail());
            assertThat(faults.arrive()).isZero();
            assertThat(handle.load()).contains(Cursors.tail());
            handle.save(Cursors.interruptedTail());
        }
        assertThat(store().read("customers")).contains(Cursors.interruptedTail());
    }

    @Test
    void aRowThatSomebodyElseChangedIsNotOverwritten() throws Exception {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.tail());
            for (int by : new int[] {1, -2}) {
                database.execute("UPDATE " + table + " SET version = version + " + by);
                assertThatThrownBy(() -> handle.save(Cursors.starting()))
                        .isInstanceOf(CursorLockedException.class)
                        .hasMessageContaining("'customers' was changed by somebody else");
            }
        }
        assertThat(store().read("customers")).contains(Cursors.tail());
    }

    @Test
    void aReleaseThatIsLateDoesNotFreeWhatTheNextOneHas() throws Exception {
        JdbcCursorStore store = store();
        CursorHandle handle = store.open("customers");
        faults.breakBy(Fault.LATE);
        handle.close();
        try (CursorHandle next = store.open("customers")) {
            assertThat(faults.arrive()).isZero();
            assertThatThrownBy(() -> store().open("customers")).isInstanceOf(CursorLockedException.class);
            next.save(Cursors.tail());
        }
        store().open("customers").close();
    }

    @Test
    void allCursorsOfAStoreLiveByOneBeatAndOneStatement() throws Exception {
        JdbcCursorStore store = store();
        List<CursorHandle> handles = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            handles.add(store.open("customers" + i));
        }
        database.execute("UPDATE " + table + " SET leased_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
        int before = faults.connections();
        beat();
        assertThat(faults.connections() - before).isEqualTo(1);
        assertThat(database.query("SELECT name FROM " + table + " WHERE leased_until > CURRENT_TIMESTAMP"))
                .hasSize(handles.size());

        Runnable last = beats.get(0);
        handles.subList(1, handles.size()).forEach(CursorHandle::close);
        assertThat(beats).containsExactly(last);
        handles.get(0).close();
        assertThat(beats).isEmpty();
        int end = faults.connections();
        last.run();
        assertThat(faults.connections()).as("asked for by a beat after the end").isEqualTo(end);
    }

    @Test
    void whatCouldNotBeReleasedDoesNotLiveOnByTheBeatsOfOthers() throws Exception {
        JdbcCursorStore store = store();
        CursorHandle handle = store.open("customers");
        try (CursorHandle other = store.open("contacts")) {
            other.save(Cursors.tail());
            faults.breakBy(Fault.UNREACHABLE);
            handle.close();
            faults.breakBy(Fault.NONE);
            expireLease();
            beat();
            store().open("customers").close();
            assertThatThrownBy(() -> store().open("contacts")).isInstanceOf(CursorLockedException.class);
        }
    }

    @Test
    void aClosedCursorAsksNothingOfTheDatabase() {
        CursorHandle handle = store().open("customers");
        handle.close();
        int end = faults.connections();
        for (ThrowingCallable use :
                List.<ThrowingCallable>of(handle::requireHeld, handle::load, () -> handle.save(Cursors.tail()))) {
            assertThatThrownBy(use).isInstanceOf(IllegalStateException.class).hasMessageContaining("'customers'");
        }
        handle.close();
        assertThat(faults.connections()).isEqualTo(end);
    }

    @Test
    void whetherACursorIsHeldIsNotGuessedWithoutTheDatabase() {
        try (CursorHandle handle = store().open("customers")) {
            faults.breakBy(Fault.UNREACHABLE);
            assertThatThrownBy(handle::requireHeld)
                    .isInstanceOf(CursorStoreException.class)
                    .hasMessageContaining("Connection refused");
            faults.breakBy(Fault.NONE);
            handle.requireHeld();
        }
    }
}
