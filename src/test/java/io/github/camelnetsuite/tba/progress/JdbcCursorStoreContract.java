package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.progress.FaultyDataSource.Fault;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store of cursors in a database promises besides, whichever database it is. */
abstract class JdbcCursorStoreContract extends DamagedCursorContract {

    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Every test has a table of its own, which is not there at first. */
    final String table = "cursors_" + UUID.randomUUID().toString().replace('-', '_');

    private final CursorDatabase database = connect();
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

    private void beat() {
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

    private Object one(String column, String name) throws SQLException {
        return database.query("SELECT " + column + " FROM " + table + " WHERE name = ?", name)
                .get(0);
    }

    private Object secondsLeft() throws SQLException {
        return one("CAST(EXTRACT(EPOCH FROM leased_until - CURRENT_TIMESTAMP) AS INTEGER)", "customers");
    }

    /** As if the owner had given no sign of life for so long. */
    private void expireLease() throws SQLException {
        database.execute("UPDATE " + table + " SET leased_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND"
                + " WHERE name = 'customers'");
    }

    private static <T> List<Future<T>> together(int threads, Callable<T> task) throws InterruptedException {
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
    void manyCanMakeTheTableAtTheSameTime() throws Exception {
        for (Future<CursorHandle> attempt :
                together(8, () -> store().open(Thread.currentThread().getName()))) {
            attempt.get().close();
        }
    }

    @Test
    void lookingAtCursorsMakesNoTable() throws Exception {
        assertThat(store().names()).isEmpty();
        assertThat(store().read("customers")).isEmpty();
        assertThat(store().delete("customers")).isFalse();
        assertThatThrownBy(() -> database.query("SELECT name FROM " + table)).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a;drop table a",
                "a\"b",
                "a'b",
                "a.b.c",
                "1a",
                "a-b",
                "a.",
                ".a",
                "a\n",
                "ä",
                "a%s"
            })
    void aTableIsNamedByAPlainIdentifierOnly(String injected) {
        assertThatThrownBy(() -> new JdbcCursorStore(faults, injected))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("netsuite_tba_cursor");
        assertThatThrownBy(() -> JdbcCursorStore.ddl("PostgreSQL", injected))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTableMayBeInASchemaAndBeMadeByThePrintedStatement() throws Exception {
        String schema = table.replace("cursors", "schema");
        database.execute("CREATE SCHEMA " + schema);
        database.execute(JdbcCursorStore.ddl(database.product(), schema + ".Progress_1"));
        JdbcCursorStore store = new JdbcCursorStore(faults, schema + ".Progress_1");
        store.replace("customers", Cursors.tail());
        assertThat(store.read("customers")).contains(Cursors.tail());
        assertThat(database.query("SELECT name FROM " + schema + ".Progress_1")).containsExactly("customers");
        database.execute("DROP SCHEMA " + schema + " CASCADE");
    }

    @Test
    void rowsThatAreNoCursorsAreNotNames() throws Exception {
        store().replace("a", Cursors.tail());
        store().open("taken and never saved").close();
        for (String row : List.of("%zz", "%2", "%41", "%20")) {
            database.execute("INSERT INTO " + table + " (name, version, payload) VALUES (?, 0, NULL)", row);
            damage(row, new byte[1]);
        }
        assertThat(store().names()).containsExactly("a");
        assertThat(store().read("taken and never saved")).isEmpty();
        assertThat(store().delete("taken and never saved")).isFalse();
    }

    @Test
    void aNameTooLongForTheColumnIsRefused() {
        assertThatThrownBy(() -> store().open("x".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cursorName");
    }

    @Test
    @Catalogue("64")
    void aHugePayloadIsRefusedUnread() throws Exception {
        store().replace("customers", Cursors.tail());
        long size = (64L << 20) + 1;
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE " + table + " SET payload = ?")) {
            update.setBinaryStream(1, new Zeros(size), size);
            update.executeUpdate();
        }
        assertThatThrownBy(() -> store().open("customers"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining("67108865 bytes");
    }

    /** So many of them. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int now = (int) Math.min(left, length);
            left -= now;
            return now;
        }
    }

    @Test
    @Catalogue("64")
    void aPayloadThatIsGoneIsNotAFirstStart() throws Exception {
        store().replace("customers", Cursors.tail());
        database.execute("UPDATE " + table + " SET payload = NULL");
        assertThatThrownBy(() -> store().open("customers"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining("lost its payload");
        assertThat(store().names()).containsExactly("customers");
        assertThat(store().delete("customers")).isTrue();
    }

    @Test
    void aRouteThatIsBeingInterruptedStillSavesAndLetsGo() {
        Thread.currentThread().interrupt();
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.tail());
        }
        assertThat(Thread.interrupted()).isTrue();
        store().open("customers").close();
        assertThat(store().read("customers")).contains(Cursors.tail());
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_BEFORE_SAVING", "LOST_AFTER_SAVING"})
    void aConnectionLostInASaveLeavesTheOldCursorOrTheNew(Fault fault) {
        Cursor expected = fault == Fault.LOST_AFTER_SAVING ? Cursors.tail() : Cursors.starting();
        JdbcCursorStore store = store();
        CursorHandle handle = store.open("customers");
        handle.save(Cursors.starting());
        faults.breakBy(fault);
        assertThatThrownBy(() -> handle.save(Cursors.tail()))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("'customers' could not be saved")
                .hasMessageContaining("dataSource");
        assertThat(handle.load()).contains(expected);
        handle.save(Cursors.snapshotAt(1));

        faults.breakBy(fault);
        assertThatThrownBy(() -> handle.save(Cursors.tail())).isInstanceOf(CursorStoreException.class);
        handle.save(Cursors.starting());
        faults.breakBy(fault);
        assertThatThrownBy(() -> handle.save(Cursors.tail())).isInstanceOf(CursorStoreException.class);
        handle.close();
        try (CursorHandle next = store.open("customers")) {
            assertThat(next.load()).contains(expected);
            next.save(Cursors.interruptedTail());
        }
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
        for (int i = 0; i < 1000; i++) {
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
    void aClosedCursorCannotBeAskedWhetherItIsHeld() {
        CursorHandle handle = store().open("customers");
        handle.close();
        assertThatThrownBy(handle::requireHeld)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'customers'");
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

    @Test
    void aCursorThatIsTakenAndWasNeverSavedIsNotRemoved() {
        try (CursorHandle handle = store().open("customers")) {
            assertThatThrownBy(() -> store().delete("customers")).isInstanceOf(CursorLockedException.class);
            handle.save(Cursors.tail());
        }
    }

    @Test
    void aDatabaseThatIsAwayFailsEverythingInOneLine() {
        faults.breakBy(Fault.UNREACHABLE);
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> all = List.of(
                () -> store().open("customers"),
                () -> store().read("customers"),
                () -> store().replace("customers", Cursors.tail()),
                () -> store().delete("customers"),
                () -> store().names());
        assertThat(all).allSatisfy(each -> assertThatThrownBy(each)
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("dataSource")
                .hasMessageNotContaining("\n"));
    }
}
