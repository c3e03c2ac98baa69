package io.github.camelnetsuite.tba.progress;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps cursors in a table of a PostgreSQL or H2 database, one row a cursor, for applications that have no disk of their
 * own or run more than once. The table is created when the first cursor is taken, if the user may; else {@link #ddl} is
 * for the administrator.
 *
 * <p><b>Ownership</b> is a lease in the row, by the database's clock and no other: 30 seconds, which a thread of this
 * store makes longer every 10 seconds as long as the cursor is taken, however long a poll, an exchange or the pause
 * between polls may last. So a second process is refused while the first one lives and reaches the database. A process
 * that closes its cursor frees it at once; one that dies frees it after 30 seconds at most. A process that is cut off
 * from the database or stands still for longer than that may lose its cursor to another one: whatever it saves later
 * changes nothing, since each save names the owner and the version that it goes on from, and fails with {@link
 * CursorLockedException}, as {@link CursorHandle#requireHeld} does, which is asked before each page and every few
 * seconds of it. So both may have delivered what was being handed over then; none is lost.
 *
 * <p><b>Connections</b> are taken for single statements and committed whatever their auto-commit is, never held. Any pool
 * will do, PgBouncer's too, and a transaction manager around the data source does not matter, since nothing is saved
 * within an exchange. The data source should have time-outs for connecting and for reading from its socket: nothing else
 * ends the wait for a machine that is gone.
 */
public final class JdbcCursorStore implements CursorStore {

    /** The table's name unless another one is given. */
    public static final String TABLE = "netsuite_tba_cursor";

    private static final Logger LOG = LoggerFactory.getLogger(JdbcCursorStore.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int BEATS_A_LEASE = 3;
    private static final int MOST_ATTEMPTS = 20;

    // Tells cursors that this process has from those of others, whichever store of it took them.
    private static final String PROCESS = "process "
            + CursorTable.shortened(ManagementFactory.getRuntimeMXBean().getName()) + " " + UUID.randomUUID();

    // One for the store's whole life: what an earlier handle could not release while the database was away is still
    // ours.
    private final UUID id = UUID.randomUUID();
    private final CursorTable table;
    private final Duration lease;
    private final Heartbeat heartbeat;
    private final Map<String, String> owners = new HashMap<>();
    private Runnable heart = () -> {};
    private long takings;

    /** Keeps them in table {@value #TABLE}. */
    public JdbcCursorStore(DataSource dataSource) {
        this(dataSource, TABLE);
    }

    /**
     * Keeps them in another table.
     *
     * @param table a plain identifier, with its schema or without: letters, digits and underscores
     * @throws IllegalArgumentException for anything else
     */
    public JdbcCursorStore(DataSource dataSource, String table) {
        this(dataSource, table, LEASE, new HeartbeatThread());
    }

    /** @param lease in whole seconds, up to 99 */
    JdbcCursorStore(DataSource dataSource, String table, Duration lease, Heartbeat heartbeat) {
        this.table = new CursorTable(new Database(dataSource), table, lease, id);
        this.lease = lease;
        this.heartbeat = heartbeat;
    }

    /**
     * The statement that makes the table.
     *
     * @param database {@code PostgreSQL} or {@code H2}
     * @throws IllegalArgumentException for another database, or a table's name that is not a plain identifier
     */
    public static String ddl(String database, String table) {
        SqlDialect dialect = SqlDialect.named(database)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no table of cursors for " + database + ": give postgresql or h2"));
        return CursorTable.ddl(dialect, table);
    }

    @Override
    public CursorHandle open(String name) {
        JdbcCursorHandle handle = take(name);
        try {
            handle.load();
            return handle;
        } catch (RuntimeException | Error e) {
            handle.close();
            throw e;
        }
    }

    @Override
    public List<String> names() {
        return table.names();
    }

    @Override
    public Optional<Cursor> read(String name) {
        return table.read(name);
    }

    @Override
    public void replace(String name, Cursor cursor) {
        // Not loaded before, for it may be damaged.
        try (CursorHandle handle = take(name)) {
            handle.save(cursor);
        }
    }

    @Override
    public boolean delete(String name) {
        reserve(name);
        try {
            if (table.delete(name)) {
                return true;
            }
            Optional<CursorTable.Claim> other = table.claim(name).filter(claim -> !claim.free());
            if (other.isPresent()) {
                throw locked(name, other);
            }
            return false;
        } finally {
            free(name);
        }
    }

    /**
     * A text that all processes with this table share, beside its cursors, and without an owner.
     *
     * @param subject which one; the names of cursors are others
     * @return empty where there is none
     * @throws CursorStoreException when the database is out of reach
     */
    public Optional<String> note(String subject) {
        return table.note(subject).map(CursorTable.Note::text);
    }

    /**
     * Changes it, whoever else does at the same time; makes the table, if there is none and the user may.
     *
     * @param change of what it is, empty where there is none, to what it shall be; may be asked several times
     * @throws CursorStoreException when the database is out of reach, or others are faster again and again
     */
    public void changeNote(String subject, UnaryOperator<String> change) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            CursorTable.Note before = table.note(subject).orElse(null);
            if (table.note(subject, before, change.apply(before == null ? "" : before.text()))) {
                return;
            }
        }
        throw new CursorStoreException("A note could not be put down: others were faster again and again", null);
    }

    private JdbcCursorHandle take(String name) {
        String owner = reserve(name);
        try {
            Optional<CursorTable.Claim> claim = table.take(name, owner);
            long version = claim.filter(taken -> owner.equals(taken.owner()))
                    .map(CursorTable.Claim::version)
                    .orElseThrow(() -> locked(name, claim));
            return new JdbcCursorHandle(name, owner, version, table, lease, () -> free(name));
        } catch (RuntimeException | Error e) {
            free(name);
            throw e;
        }
    }

    private static CursorLockedException locked(String name, Optional<CursorTable.Claim> claim) {
        return claim.map(CursorTable.Claim::owner).orElse("").startsWith(PROCESS)
                ? CursorLockedException.byThisProcess(name)
                : CursorLockedException.byAnotherProcess(
                        name, claim.map(CursorTable.Claim::holder).orElse("one that removed it"));
    }

    /** Within this store, before anything is asked of the database; returns who is to own it. */
    private synchronized String reserve(String name) {
        EncodedName.encode(name);
        if (owners.containsKey(name)) {
            throw CursorLockedException.byThisProcess(name);
        }
        if (owners.isEmpty()) {
            heart = heartbeat.begin(lease.dividedBy(BEATS_A_LEASE), this::beat);
        }
        takings++;
        String owner = PROCESS + " " + id + " " + takings;
        owners.put(name, owner);
        return owner;
    }

    private synchronized void free(String name) {
        owners.remove(name);
        if (owners.isEmpty()) {
            heart.run();
        }
    }

    /** Not within the lock: nothing else must wait for the database. */
    private void beat() {
        try {
            List<String> theirs = owners();
            if (!theirs.isEmpty()) {
                table.renew(theirs);
            }
        } catch (RuntimeException e) {
            LOG.debug("The leases of cursors were not renewed", e);
        }
    }

    private synchronized List<String> owners() {
        return List.copyOf(owners.values());
    }
}
