package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.source.ReadPlan;
import io.github.camelnetsuite.tba.source.RequestRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** How the numbers of a plan are said. */
final class PlanText {

    private static final long MINUTE = 60_000;

    private PlanText() {}

    static String records(ReadPlan plan) {
        return (plan.orFewer() ? "up to " : "") + counted(plan.rows(), "record");
    }

    static String requests(RequestRange requests) {
        return requests.from() == requests.to() ? counted(requests.to(), "request") : range(requests) + " requests";
    }

    /** {@code 102}, or {@code 170 to 190}. */
    static String range(RequestRange requests) {
        return requests.from() == requests.to()
                ? number(requests.to())
                : number(requests.from()) + " to " + number(requests.to());
    }

    static String time(Duration fastest, Duration slowest) {
        long to = -Math.floorDiv(-slowest.toMillis(), MINUTE);
        long from = fastest.toMillis() / MINUTE;
        if (to <= 1) {
            return "less than a minute";
        }
        return (from == 0 ? "up to " : number(from) + " to ") + number(to) + " minutes";
    }

    private static String counted(long number, String what) {
        return number(number) + " " + what + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static ObjectNode json(RequestRange requests) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("from", requests.from())
                .put("to", requests.to());
    }

    static ObjectNode json(Duration fastest, Duration slowest) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("from", minutes(fastest))
                .put("to", minutes(slowest));
    }

    private static BigDecimal minutes(Duration time) {
        return BigDecimal.valueOf(time.toMillis()).divide(BigDecimal.valueOf(MINUTE), 2, RoundingMode.HALF_UP);
    }
}
