package io.github.camelnetsuite.tba.sandbox.suiteql;

/** What a piece of SQL yields. */
enum Kind {
    TEXT,
    NUMBER,
    /** A date with time and without zone: Oracle's DATE. */
    DATE,
    /** A moment; the database holds it in UTC, the session sees it in its own zone. */
    INSTANT,
    CONDITION,
    NULL
}
