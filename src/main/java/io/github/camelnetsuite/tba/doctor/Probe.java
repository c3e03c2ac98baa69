package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question.
 *
 * @param answer null where there is none, and for a question whose answer is that it has one
 * @param failure why there is none
 */
record Probe<T>(@Nullable T answer, @Nullable NetSuiteException failure) {

    static <T> Probe<T> of(Questions questions, Questions.Question<T> question) throws InterruptedException {
        try {
            return new Probe<>(questions.ask(question), null);
        } catch (NetSuiteException e) {
            return new Probe<>(null, e);
        }
    }

    boolean isAnswered() {
        return failure == null;
    }

    /** Whether the role may not ask that. */
    boolean isForbidden() {
        return failure instanceof PermissionMissingException;
    }

    boolean isLoginRefused() {
        return failure instanceof LoginRefusedException;
    }

    /** What NetSuite has said, without where and how often it was asked; empty where it answered. */
    String said() {
        String text = failure == null ? "" : String.valueOf(failure.getMessage());
        int where = text.indexOf(" (HTTP ");
        return where < 0 ? text : text.substring(0, where);
    }
}
