package io.github.camelnetsuite.tba.doctor;

import java.util.OptionalInt;

/** How many requests an account answers at once. */
final class Concurrency {

    private Concurrency() {}

    static Finding finding(Probe<OptionalInt> limit) {
        if (!limit.isUnderstood()) {
            return Finding.notTold(Check.CONCURRENCY, limit.whyUnanswered(), limit.remedy());
        }
        OptionalInt answer = limit.answer();
        return answer == null || answer.isEmpty()
                ? Finding.notReached(
                        Check.CONCURRENCY,
                        "only an administrator's role may ask; Setup > Integration > Integration Management > Integration"
                                + " Governance shows the limit, which is 5 in most accounts and shared by all integrations")
                : Finding.passed(
                        Check.CONCURRENCY,
                        answer.getAsInt() + " requests at once, shared by all integrations",
                        "The role may see this, so it is an administrator's: make a role of its own for this integration.");
    }
}
