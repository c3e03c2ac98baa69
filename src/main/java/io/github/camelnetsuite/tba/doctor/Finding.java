package io.github.camelnetsuite.tba.doctor;

import java.util.List;

/**
 * What came of a check.
 *
 * @param code says it to programs, and stays as it is: {@code ok}, {@code not-reached}, or what is wrong
 * @param evidence what was seen, or why it was not looked at
 * @param fix what to do, with its menu path; empty for nothing
 * @param causes of a refused login, the likeliest first; empty otherwise
 */
public record Finding(Check check, Status status, String code, String evidence, String fix, List<Cause> causes) {

    /** How a check ended. */
    public enum Status {
        PASSED,
        FAILED,
        NOT_REACHED
    }

    public Finding {
        causes = List.copyOf(causes);
    }

    static Finding passed(Check check, String evidence) {
        return passed(check, evidence, "");
    }

    /** @param advice what could be better all the same */
    static Finding passed(Check check, String evidence, String advice) {
        return new Finding(check, Status.PASSED, "ok", evidence, advice, List.of());
    }

    static Finding failed(Check check, String code, String evidence, String fix) {
        return new Finding(check, Status.FAILED, code, evidence, fix, List.of());
    }

    static Finding notReached(Check check, String why) {
        return new Finding(check, Status.NOT_REACHED, "not-reached", why, "", List.of());
    }

    /** For what was looked at in vain. */
    static Finding notTold(Check check, String evidence, String fix) {
        return open(check, "not-told", evidence, fix);
    }

    /** @param code which of the things that leave it open */
    static Finding open(Check check, String code, String evidence, String fix) {
        return new Finding(check, Status.NOT_REACHED, code, evidence, fix, List.of());
    }

    boolean hasPassed() {
        return status == Status.PASSED;
    }

    boolean hasFailed() {
        return status == Status.FAILED;
    }
}
