package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads deletions of one record type from SuiteQL's table {@code deletedrecord}, in the order of (deleted, id): records of
 * an {@code id} only, last modified when they were deleted. The role needs <em>Deleted Records</em> (Oracle help,
 * section_N3497592). Whether NetSuite logs deleted customers and contacts there is not documented.
 *
 * <p>Which of its records a route would have read can't be told any more, so all of the type come.
 */
public final class SuiteQlDeletions implements RecordSource {

    private static final String DELETED = "deleteddate";

    private final RestClock clock;
    private final SuiteQlClient suiteQl;
    private final RecordType type;

    /** @param pageSize how many to ask for at a time, at most {@link SuiteQlSource#PAGE_SIZE} */
    public SuiteQlDeletions(Gateway gateway, RecordType type, int pageSize) {
        this.clock = new RestClock(gateway);
        this.suiteQl = new SuiteQlClient(gateway, pageSize);
        this.type = type;
    }

    @Override
    public Instant serverTime() throws InterruptedException {
        return clock.now();
    }

    /** @param position of time: a log has no other order */
    @Override
    public Page next(Position position) throws InterruptedException {
        if (!(position instanceof Position.ByTime start)) {
            throw new IllegalArgumentException("Deletions are read in the order of time, not after " + position);
        }
        Answer<SuiteQlClient.Rows> answer = suiteQl.query(statement(type, start));
        return new Page(
                inOrder(start, answer.body().rows()),
                answer.body().more(),
                answer.asOf(),
                answer.body().total());
    }

    /** The spelling of the types is not documented, so their case does not count. */
    static String statement(RecordType type, Position.ByTime position) {
        UtcTime deleted = new UtcTime("deletedrecord." + DELETED);
        String id = "deletedrecord.recordid";
        return "SELECT " + id + " AS recordid, " + deleted.text() + " AS " + DELETED + " FROM deletedrecord"
                + " WHERE UPPER(deletedrecord.type) = '" + type.spelling().toUpperCase(Locale.ROOT) + "'"
                + " AND " + deleted.aboutNotBefore(position.from())
                + " AND " + deleted.isAfter(position, id)
                + " ORDER BY " + deleted.text() + ", " + id;
    }

    /** What the log holds more than once comes once: where it was last said to be deleted. */
    private List<ReadRecord> inOrder(Position start, List<Map<String, String>> rows) {
        Map<Long, ReadRecord> deletions = new LinkedHashMap<>();
        Position position = start;
        @Nullable ReadRecord last = null;
        for (Map<String, String> row : rows) {
            ReadRecord next = deletion(row);
            if (next.equals(last)) {
                continue;
            }
            if (!position.precedes(next)) {
                throw new MalformedAnswerException("The deletions of " + type
                        + " are not in the order that was asked for: " + next + " comes after "
                        + (last == null ? "the position " + start : last));
            }
            deletions.remove(next.id());
            deletions.put(next.id(), next);
            position = position.movedTo(next);
            last = next;
        }
        return List.copyOf(deletions.values());
    }

    private ReadRecord deletion(Map<String, String> row) {
        try {
            long id = Long.parseLong(row.getOrDefault("recordid", ""));
            Instant when = Instant.parse(row.getOrDefault(DELETED, ""));
            return ReadRecord.deleted(type, id, when);
        } catch (NumberFormatException | DateTimeException e) {
            throw new MalformedAnswerException("A deletion of " + type + " has no recordid or no deleteddate");
        }
    }
}
