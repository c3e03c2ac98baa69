package io.github.camelnetsuite.tba.record;

/** Which of the three kinds of customer records a route reads. */
public enum Stage {
    CUSTOMER,
    PROSPECT,
    LEAD,
    ALL
}
