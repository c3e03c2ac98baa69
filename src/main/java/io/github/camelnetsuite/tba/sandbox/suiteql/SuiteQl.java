package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.h2.api.ErrorCode;

/**
 * Runs SuiteQL as the simulated account understands it. Safe for use by many threads. A page, its names and its count
 * are read in one snapshot of the database.
 */
public final class SuiteQl {
    private static final Set<Integer> FAULTS_OF_QUERIES = Set.of(
            ErrorCode.COLUMN_COUNT_DOES_NOT_MATCH,
            ErrorCode.EXCEPTION_IN_FUNCTION_1,
            ErrorCode.INVALID_USE_OF_AGGREGATE_FUNCTION_1,
            ErrorCode.INVALID_VALUE_2,
            ErrorCode.MUST_GROUP_BY_COLUMN_1,
            ErrorCode.ORDER_BY_NOT_IN_RESULT,
            ErrorCode.SCALAR_SUBQUERY_CONTAINS_MORE_THAN_ONE_ROW,
            ErrorCode.TYPES_ARE_NOT_COMPARABLE_2);

    private final AnalyticsDatabase database;
    private final InstantSource clock;
    private final Functions functions = Functions.all();
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    /** {@code clock} is what SYSDATE, CURRENT_DATE and CURRENT_TIMESTAMP show. */
    public SuiteQl(AnalyticsDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether SuiteQL knows a column, named as {@code customer.category}. */
    public static boolean knowsColumn(String qualified) {
        int dot = qualified.indexOf('.');
        Table table = dot < 0 ? null : Catalog.table(qualified.substring(0, dot));
        return table != null && table.type(qualified.substring(dot + 1)) != null;
    }

    /** One page of a query without parameters; as {@link #execute(String, List, SuiteQlSession, int, int)}. */
    public SuiteQlPage execute(String query, SuiteQlSession session, int limit, int offset) throws SuiteQlException {
        return execute(query, List.of(), session, limit, offset);
    }

    /**
     * One page of a query.
     *
     * @param parameters texts bound in order to the query's {@code ?} placeholders
     * @param limit 1 to 1000, checked by the caller
     * @param offset 0 or more, checked by the caller
     * @throws SuiteQlException if NetSuite refuses the query
     */
    public SuiteQlPage execute(String query, List<String> parameters, SuiteQlSession session, int limit, int offset)
            throws SuiteQlException {
        QueryWriter.Statement statement = write(query, parameters, session);
        try {
            Connection connection = borrow();
            try {
                return new PageReader(connection, session).read(statement, limit, offset);
            } finally {
                connection.rollback();
                idle.push(connection);
            }
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    /** The query as the database gets it. */
    QueryWriter.Statement write(String query, List<String> parameters, SuiteQlSession session) throws SuiteQlException {
        return new QueryWriter(session, clock.instant(), functions).statement(QueryParser.parse(query, parameters));
    }

    private Connection borrow() throws SQLException {
        Connection connection = idle.poll();
        return connection == null ? database.reader() : connection;
    }

    /** What got past the parser and fails in the database would fail in Oracle too: a text that is no number, say. */
    private static SuiteQlException refusal(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("22") || state.startsWith("42") || FAULTS_OF_QUERIES.contains(e.getErrorCode())) {
            return SuiteQlException.unsupported(e);
        }
        throw new IllegalStateException("The simulated account's database failed.", e);
    }
}
