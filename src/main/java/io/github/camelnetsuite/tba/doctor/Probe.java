package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question.
 *
 * @param answer null where there is none, and for a question whose answer is that it has one
 * @param failure why there is none
 * @param patience how long the answer was waited for
 */
record Probe<T>(@Nullable T answer, @Nullable NetSuiteException failure, Duration patience) {

    /** Where and how often it was asked, which stands in every text. */
    private static final Pattern WHERE = Pattern.compile(" \\((HTTP \\d|[A-Z]+ /)");

    static <T> Probe<T> of(Questions questions, Questions.Question<T> question) throws InterruptedException {
        try {
            return new Probe<>(questions.ask(question), null, questions.patience());
        } catch (NetSuiteException e) {
            return new Probe<>(null, e, questions.patience());
        }
    }

    static Probe<Boolean> whether(Questions questions, Questions.Trial trial) throws InterruptedException {
        return of(questions, () -> {
            trial.ask();
            return true;
        });
    }

    boolean isAnswered() {
        return failure == null;
    }

    /** Whether the role may not ask that. */
    boolean isForbidden() {
        return failure instanceof PermissionMissingException;
    }

    /** Whether NetSuite has understood the question, and so accepted the login. */
    boolean isUnderstood() {
        return isAnswered() || isForbidden() || failure instanceof RequestRefusedException;
    }

    boolean isLoginRefused() {
        return failure instanceof LoginRefusedException;
    }

    /** Whether no answer came in time, which is long for a big account's counts only. */
    boolean isLate() {
        return failure instanceof UnavailableException unavailable
                && unavailable.kind() == UnavailableException.Kind.TIMED_OUT;
    }

    /** What NetSuite has said, without where and how often it was asked; empty where it answered. */
    String said() {
        String text = failure == null ? "" : String.valueOf(failure.getMessage());
        Matcher where = WHERE.matcher(text);
        return where.find() ? text.substring(0, where.start()) : text;
    }

    /** Why there is no answer, by itself. */
    String whyUnanswered() {
        return isLate() ? "no answer" + why() : said();
    }

    /** Why there is no answer, to go behind what there is none to. */
    String why() {
        long millis = patience.toMillis();
        return isLate() ? " within " + (millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms") : ": " + said();
    }

    /** What to do so that there is an answer. */
    String remedy() {
        if (isUnderstood()) {
            return advice();
        }
        return isLate()
                ? "Verify again at an hour when the account has less to do; routes wait for longer (requestTimeout)."
                : "Verify again in some minutes.";
    }

    /** What the failure says behind where it happened: what it means, and what to do. */
    String advice() {
        String text = failure == null ? "" : String.valueOf(failure.getMessage());
        int where = text.indexOf("). ");
        return where < 0 ? "" : text.substring(where + 3);
    }
}
