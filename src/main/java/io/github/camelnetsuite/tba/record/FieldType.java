package io.github.camelnetsuite.tba.record;

/** What a field holds, and so the Java shape of its value in a {@link NetSuiteRecord}. */
public enum FieldType {
    /** {@code String}. */
    TEXT,
    /** {@code Boolean}. */
    BOOLEAN,
    /** {@code BigDecimal} with every digit that NetSuite sent. */
    NUMBER,
    /** {@code String}, an ISO date such as {@code 2026-07-01}; NetSuite stores no zone with it. */
    DATE,
    /** {@code String}, an ISO instant in UTC and whole seconds such as {@code 2026-07-01T11:12:30Z}. */
    INSTANT,
    /** {@code Map} of {@code id} and {@code refName}, both {@code String}. */
    REFERENCE,
    /** {@code String}, one of {@code customer}, {@code prospect}, {@code lead}: NetSuite spells it in several ways. */
    STAGE
}
