package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.gateway.ThrottledException;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import io.github.camelnetsuite.tba.progress.CursorException;

/**
 * Why a route can't be read.
 *
 * @param code one of a few words, for programs
 * @param message one line that says what to do, for people
 */
record Problem(String code, String message) {

    /** @throws RuntimeException the failure itself, if it is none that a route can have */
    static Problem of(RuntimeException failure) {
        return new Problem(code(failure), OneLine.of(failure));
    }

    private static String code(RuntimeException failure) {
        if (failure instanceof LoginRefusedException) {
            return "login-refused";
        } else if (failure instanceof PermissionMissingException) {
            return "permission-missing";
        } else if (failure instanceof NothingVisibleException) {
            return "nothing-visible";
        } else if (failure instanceof RequestRefusedException) {
            return "request-refused";
        } else if (failure instanceof ThrottledException) {
            return "throttled";
        } else if (failure instanceof UnavailableException) {
            return "unavailable";
        } else if (failure instanceof MalformedAnswerException) {
            return "malformed-answer";
        } else if (failure instanceof CursorException) {
            return "cursor";
        } else if (failure instanceof IllegalArgumentException) {
            return "configuration";
        }
        throw failure;
    }

    int exitCode() {
        return code.equals("configuration") ? NetSuiteTba.CONFIGURATION : NetSuiteTba.FAILED;
    }
}
