package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.FieldType;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads through SuiteQL: a thousand whole records a request, in a stable order, exact to the second in UTC.
 *
 * <p>Accounts differ in their columns. A column of the published list that this account lacks is left out, with one
 * warning, until the first page has come; after that, and for every column that the route's author named, its absence
 * is an error: a field that vanishes would look like a field that was cleared.
 *
 * <p>Behind a position by id, and of records that were named, that nothing is there is believed where anything is visible
 * only: a role that has lost its sight would end a reading that never comes by there again. A poll of changes comes by the
 * same time again and believes it, which makes it one request.
 */
public final class SuiteQlSource implements SnapshotSource {

    private static final Logger LOG = LoggerFactory.getLogger(SuiteQlSource.class);

    /** NetSuite's limit (Oracle help, section_156414087576). */
    public static final int PAGE_SIZE = 1000;

    /** The two spellings of the stage's column; accounts have one or both. */
    static final List<String> STAGE_COLUMNS = List.of("searchstage", "stage");

    /** That nothing is there, whether anything is visible, and that nothing is there. */
    private static final int REQUESTS_FOR_NOTHING = 3;

    private static final Set<Long> LIMITS = Set.of(100_000L, 1_000_000L);
    private static final Pattern UNKNOWN_COLUMN =
            Pattern.compile("Unknown identifier '(?:\\w+\\.)?(\\w+)'", Pattern.CASE_INSENSITIVE);

    private final RestClock clock;
    private final SuiteQlClient suiteQl;
    private final SuiteQlClient sight;
    private final RecordType type;
    private final Expansion expansion;
    private SuiteQlStatement statement;
    private boolean columnsProven;
    private int inVain;
    private int leastForAPage = Integer.MAX_VALUE;
    private int mostForAPage;

    /**
     * For one route.
     *
     * @param filter a SuiteQL condition of the route's author, empty for none
     * @param expanded whether each record gets what hangs on it: a customer its {@code addressBook}, a contact its {@code
     *     companies}
     * @param pageSize how many records to ask for at a time, at most {@link #PAGE_SIZE}
     */
    public SuiteQlSource(
            Gateway gateway,
            RecordType type,
            FieldSelection selection,
            Stage stage,
            String filter,
            boolean expanded,
            int pageSize) {
        this.clock = new RestClock(gateway);
        this.suiteQl = new SuiteQlClient(gateway, pageSize);
        this.sight = new SuiteQlClient(gateway, 1);
        this.type = type;
        this.expansion = expanded ? Expansion.of(type, suiteQl) : Expansion.NONE;
        this.statement = new SuiteQlStatement(type, selection, STAGE_COLUMNS.get(0), stage, filter);
    }

    @Override
    public Instant serverTime() throws InterruptedException {
        return clock.now();
    }

    @Override
    public Page next(Position position) throws InterruptedException {
        Page page = read(position);
        if (page.records().isEmpty() && !(position instanceof Position.ByTime)) {
            requireAnythingVisible();
            page = read(position);
        }
        return page;
    }

    private void requireAnythingVisible() throws InterruptedException {
        if (sight.query(statement.anything()).body().rows().isEmpty()) {
            throw Sight.nothingVisible(type);
        }
    }

    private Page read(Position position) throws InterruptedException {
        int before = suiteQl.asked();
        Answer<SuiteQlClient.Rows> answer = query(position);
        int behind = suiteQl.asked();
        inVain += behind - before - 1;
        List<ReadRecord> records =
                expansion.joinedTo(inOrder(position, answer.body().rows()));
        count(1 + suiteQl.asked() - behind);
        return new Page(
                records, answer.body().more(), answer.asOf(), answer.body().total());
    }

    private void count(int requests) {
        leastForAPage = Math.min(leastForAPage, requests);
        mostForAPage = Math.max(mostForAPage, requests);
    }

    /** Asks only where what was said may be no more than NetSuite's limit (Oracle help, section_156414087576). */
    @Override
    public long count(Position position, long said) throws InterruptedException {
        if (!LIMITS.contains(said)) {
            return said;
        }
        List<Map<String, String>> rows =
                suiteQl.query(statement.count(position)).body().rows();
        if (rows.size() != 1) {
            throw new MalformedAnswerException("The number of rows of " + type + " comes in " + rows.size() + " rows");
        }
        return Expansion.number(rows.get(0), SuiteQlStatement.COUNT, "The number of rows");
    }

    /** Whole pages, each with its expansion, and once more what was asked in vain until they came. */
    @Override
    public RequestRange requestsFor(List<ReadRecord> read, long total) {
        long pages = Math.max(1, -Math.floorDiv(-total, (long) suiteQl.pageSize()));
        return new RequestRange(
                inVain + pages * Math.min(leastForAPage, Math.max(1, mostForAPage)),
                inVain + pages * Math.max(1, mostForAPage));
    }

    @Override
    public RequestRange requestsForNamed(int ids, int atOnce) {
        long pages = -Math.floorDiv(-ids, Math.min(atOnce, suiteQl.pageSize()));
        return new RequestRange(-Math.floorDiv(-ids, atOnce), pages * Math.max(REQUESTS_FOR_NOTHING, mostForAPage));
    }

    private Answer<SuiteQlClient.Rows> query(Position position) throws InterruptedException {
        while (true) {
            try {
                Answer<SuiteQlClient.Rows> answer = suiteQl.query(statement.after(position));
                columnsProven = true;
                return answer;
            } catch (RequestRefusedException refusal) {
                statement = withoutUnknownColumn(refusal);
            }
        }
    }

    /** Each time through has one column less, so this ends. */
    private SuiteQlStatement withoutUnknownColumn(RequestRefusedException refusal) {
        String column = unknownColumn(refusal)
                .filter(unknown -> !columnsProven && !statement.isBoundTo(unknown))
                .orElseThrow(() -> refusal);
        if (column.equalsIgnoreCase(STAGE_COLUMNS.get(0))
                && statement.stageColumn().equals(STAGE_COLUMNS.get(0))) {
            return new SuiteQlStatement(
                    type, statement.selection(), STAGE_COLUMNS.get(1), statement.stage(), statement.filter());
        }
        Field field = statement.selection().fields().stream()
                .filter(candidate -> candidate.column().equalsIgnoreCase(column)
                        && candidate.type() != FieldType.STAGE
                        && candidate.reading() == Field.Reading.PUBLISHED
                        && !statement.selection().named().contains(candidate.name()))
                .findFirst()
                .orElseThrow(() -> refusal);
        LOG.warn(
                "This account has no column {}.{}, so records come without {}; name the other fields in option fields to"
                        + " silence this",
                type,
                field.column(),
                field.name());
        return new SuiteQlStatement(
                type,
                statement.selection().without(field),
                statement.stageColumn(),
                statement.stage(),
                statement.filter());
    }

    /** The column that NetSuite says it does not know, in lower case. */
    static Optional<String> unknownColumn(RequestRefusedException refusal) {
        Matcher unknown = UNKNOWN_COLUMN.matcher(refusal.detail());
        return unknown.find() ? Optional.of(unknown.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private List<ReadRecord> inOrder(Position start, List<Map<String, String>> rows) {
        RowReader reader = new RowReader(type, statement.selection().fields());
        List<ReadRecord> records = new ArrayList<>(rows.size());
        Position position = start;
        Set<Long> seen = new HashSet<>();
        for (Map<String, String> row : rows) {
            ReadRecord next = reader.read(row);
            if (position instanceof Position.ByTime && next.lastModified() == null) {
                throw new MalformedAnswerException(next.body() + " has no last-modified time and is no change");
            }
            if (!seen.add(next.id())) {
                throw new MalformedAnswerException(next.body() + " is twice on one page");
            }
            if (!position.precedes(next)) {
                throw new MalformedAnswerException(
                        "The rows of " + type + " are not in the order that was asked for: " + next + " comes after "
                                + (records.isEmpty() ? "the position " + start : records.get(records.size() - 1)));
            }
            records.add(next);
            position = position.movedTo(next);
        }
        return records;
    }
}
