package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Changes the account's records, one order after the other, each in one short transaction. Thread-safe. */
public final class Edits {
    private static final String HIGHEST_ID = "SELECT GREATEST(200, COALESCE((SELECT MAX(id) FROM customer), 0),"
            + " COALESCE((SELECT MAX(id) FROM contact), 0), COALESCE((SELECT MAX(recordid) FROM deletedrecord), 0))";

    private final Account account;
    private final InstantSource clock;
    private final SplittableRandom seeds;
    private final LateCommits late = new LateCommits();
    private volatile Instant nextDue = Instant.MAX;
    private long lastId;

    public Edits(Account account, InstantSource clock, long seed) throws SQLException {
        this.account = account;
        this.clock = clock;
        this.seeds = new SplittableRandom(seed ^ 0x5eedL);
        try (Connection connection = account.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HIGHEST_ID)) {
            row.next();
            this.lastId = row.getLong(1);
        }
    }

    /**
     * Makes the edits.
     *
     * @throws IllegalArgumentException when there are too few records to choose from, or a given one does not exist
     */
    public synchronized EditResult apply(EditOrder order) throws SQLException {
        settle();
        try (Connection connection = account.connect()) {
            connection.setAutoCommit(false);
            SplittableRandom random = new SplittableRandom(order.seed().orElseGet(seeds::nextLong));
            EditPlan plan = new EditPlan(order, connection, random, clock, late.ids(), () -> ++lastId);
            EditResult result = plan.make();
            if (order.commitDelay().isZero()) {
                write(connection, plan.writes());
            } else {
                Set<Long> ids =
                        result.touched().stream().map(EditResult.Touched::id).collect(Collectors.toUnmodifiableSet());
                late.hold(clock.instant().plus(order.commitDelay()), plan.writes(), ids);
                nextDue = late.nextDue();
            }
            return result;
        }
    }

    /** Makes visible what has become due; cheap when nothing has. */
    public void settle() throws SQLException {
        if (clock.instant().isBefore(nextDue)) {
            return;
        }
        synchronized (this) {
            try (Connection connection = account.connect()) {
                connection.setAutoCommit(false);
                write(connection, late.takeDue(clock.instant()));
            }
            nextDue = late.nextDue();
        }
    }

    private static void write(Connection connection, List<Write> writes) throws SQLException {
        for (Write write : writes) {
            write.to(connection);
        }
        connection.commit();
    }
}
