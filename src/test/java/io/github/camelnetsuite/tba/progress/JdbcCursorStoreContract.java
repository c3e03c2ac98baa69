package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.progress.FaultyDataSource.Action;
import io.github.camelnetsuite.tba.progress.FaultyDataSource.Fault;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store of cursors in a database promises besides, whichever database it is. */
abstract class JdbcCursorStoreContract extends JdbcLeaseContract {

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

    @Test
    void aTableThatCannotBeMadeIsNeededOnlyWhenItIsMissing() throws Exception {
        Action refused = () -> {
            throw new SQLException("permission denied for schema public.\nHint: ask", "42501");
        };
        faults.before("CREATE", refused);
        assertThatThrownBy(() -> store().open("customers"))
                .isInstanceOf(CursorStoreException.class)
                .hasMessage("Table " + table + " is missing and cannot be created: permission denied for schema public."
                        + " Let the database's administrator run what `cursor ddl --table " + table
                        + "` prints, and give this user SELECT, INSERT, UPDATE and DELETE on it")
                .cause()
                .hasMessageContaining("permission denied");
        database.execute(JdbcCursorStore.ddl(database.product(), table));
        faults.before("CREATE", refused);
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.tail());
        }
    }

    @Test
    void aNoteIsSharedByAllAndIsNoCursor() {
        assertThat(store().note("one")).isEmpty();
        store().changeNote("one", text -> text + "first");
        store().changeNote("one", text -> text + " second");
        store().changeNote("other", text -> text + "another's");

        JdbcCursorStore other = store();
        assertThat(other.note("one")).contains("first second");
        assertThat(other.note("other")).contains("another's");
        assertThat(other.names()).isEmpty();
        assertThat(other.read("one")).isEmpty();
        assertThat(other.read("~one")).isEmpty();
    }

    @Test
    void manyCanChangeANoteAtTheSameTimeAndNothingOfItIsLost() throws Exception {
        for (Future<?> change : together(8, () -> {
            store().changeNote("one", text -> text + "x");
            return null;
        })) {
            change.get();
        }

        assertThat(store().note("one")).contains("xxxxxxxx");
    }

    @Test
    void aNoteThatCannotBePutDownIsSaid() {
        faults.before("CREATE", () -> {
            throw new SQLException("permission denied for schema public", "42501");
        });
        assertThatThrownBy(() -> store().changeNote("one", text -> "first"))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("A note could not be put down in table " + table + ": permission denied");
    }

    @Test
    void aRowThatCannotBeMadeIsNotTaken() throws Exception {
        JdbcCursorStore store = store();
        faults.before("INSERT", () -> {
            throw new SQLException("permission denied for table", "42501");
        });
        assertThatThrownBy(() -> store.open("customers"))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("'customers' could not be taken in table " + table + ": permission denied");
        store.open("customers").close();
    }

    @Test
    void aTableThatVanishesUnderARouteIsACursorThatWasRemoved() throws Exception {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.tail());
            database.execute("DROP TABLE " + table);
            assertThatThrownBy(() -> handle.save(Cursors.tail()))
                    .isInstanceOf(CursorLockedException.class)
                    .hasMessageContaining("was removed");
            assertThatThrownBy(handle::load)
                    .isInstanceOf(CursorCorruptException.class)
                    .hasMessageContaining("vanished");
        }
    }

    @Test
    void theNameOfAProcessIsShortenedToItsColumn() {
        assertThat(CursorTable.shortened("4711@host")).isEqualTo("4711@host");
        assertThat(CursorTable.shortened("x".repeat(101))).isEqualTo("x".repeat(100));
    }

    @Test
    void thereIsNoStatementForAnotherDatabase() {
        assertThatThrownBy(() -> JdbcCursorStore.ddl("Oracle", table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Oracle: give postgresql or h2");
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
        faults.before("CREATE", () -> {
            throw new SQLException("not needed");
        });
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
