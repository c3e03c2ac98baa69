package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    /** A record may stand there twice only if it was deleted at two times. */
    private List<ReadRecord> inOrder(Position start, List<Map<String, String>> rows) {
        List<ReadRecord> deletions = new ArrayList<>(rows.size());
        Position position = start;
        for (Map<String, String> row : rows) {
            ReadRecord next = deletion(row);
            if (!position.precedes(next)) {
                throw new MalformedAnswerException("The deletions of " + type
                        + " are not in the order that was asked for: " + next + " comes after "
                        + (deletions.isEmpty() ? "the position " + start : deletions.get(deletions.size() - 1)));
            }
            deletions.add(next);
            position = position.movedTo(next);
        }
        return deletions;
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
