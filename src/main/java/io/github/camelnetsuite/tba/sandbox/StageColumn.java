package io.github.camelnetsuite.tba.sandbox;

/** Which column tells customers from leads in SuiteQL; both spellings are seen in the wild, so this is a switch. */
public enum StageColumn {
    /** {@code searchstage}, with values like {@code Customer}. */
    SEARCHSTAGE,
    /** {@code stage}, with values like {@code CUSTOMER}. */
    STAGE,
    BOTH
}
