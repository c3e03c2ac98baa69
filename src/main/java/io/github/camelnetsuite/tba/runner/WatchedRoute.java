package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteTbaConsumer;
import io.github.camelnetsuite.tba.NetSuiteTbaPreview;
import io.github.camelnetsuite.tba.source.RequestRange;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;

/** How one route that reads from NetSuite gets on, in words. */
final class WatchedRoute {

    private static final int FAILED_POLLS = 3;

    private final CamelContext context;
    private final String id;
    private final NetSuiteTbaConsumer consumer;
    /** For its first poll. */
    private final Optional<KeptPlan.Kept> planned;

    private long pollsTold;
    private long recordsTold;
    private long deletionsTold;
    private long resyncedTold;
    private boolean inTrouble;

    WatchedRoute(CamelContext context, String id, NetSuiteTbaConsumer consumer, KeptPlan planned) {
        this(
                context,
                id,
                consumer,
                planned.of(id, NetSuiteTbaPreview.of(consumer.getEndpoint()), consumer.getStanding()));
    }

    /** One that nobody has planned. */
    WatchedRoute(CamelContext context, String id, NetSuiteTbaConsumer consumer) {
        this(context, id, consumer, Optional.empty());
    }

    private WatchedRoute(
            CamelContext context, String id, NetSuiteTbaConsumer consumer, Optional<KeptPlan.Kept> planned) {
        this.context = context;
        this.id = id;
        this.consumer = consumer;
        this.planned = planned;
    }

    String id() {
        return id;
    }

    boolean isOf(NetSuiteTbaConsumer other) {
        return consumer == other;
    }

    long records() {
        return consumer.getDelivered();
    }

    boolean isInTrouble() {
        return consumer.trouble() != null;
    }

    boolean hasReadToTheEnd() {
        return consumer.getPollsToTheEnd() > 0;
    }

    boolean hasFailedForGood() {
        return consumer.failedPolls() >= FAILED_POLLS;
    }

    /** Whether it was ended while others go on. */
    boolean hasStopped() {
        return !consumer.isStarted();
    }

    /** Where it begins. */
    String beginning() {
        return id + ": " + consumer.getStanding();
    }

    /** How far the first read is; empty when that is done, or not yet known. */
    Optional<String> firstRead() {
        return hasReadToTheEnd() || consumer.getExpected() == 0 || consumer.isResyncing()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "%s: %,d of %,d", id, consumer.getDelivered(), consumer.getExpected()));
    }

    /** What happened since this was last asked. Troubles are told by the log. */
    Optional<String> news() {
        if (consumer.trouble() != null) {
            inTrouble = true;
        }
        long polls = consumer.getPollsToTheEnd();
        if (polls == pollsTold) {
            return Optional.empty();
        }
        long pollsBefore = pollsTold;
        pollsTold = polls;
        long delivered = consumer.getDelivered() - recordsTold;
        recordsTold += delivered;
        long deletions = consumer.getDeletions() - deletionsTold;
        deletionsTold += deletions;
        long resynced = consumer.getResyncDelivered() - resyncedTold;
        resyncedTold += resynced;
        boolean again = inTrouble;
        inTrouble = false;
        String firstRead = pollsBefore == 0 ? actualAgainstPlanned() : "";
        return delivered == 0 && !again
                ? Optional.empty()
                : Optional.of(id + ": " + (again ? "read again, " : "") + records(delivered, deletions, resynced)
                        + firstRead);
    }

    String done(Duration took) {
        String to = RestingRoute.destination(context, id);
        return String.format(
                Locale.ROOT,
                "%s: %s in %.1f s%s%s%s",
                id,
                delivered(),
                took.toMillis() / 1000.0,
                to.isEmpty() ? "" : " to " + to,
                actualAgainstPlanned(),
                handledFailures());
    }

    private String actualAgainstPlanned() {
        boolean more = consumer.getResyncDelivered() > 0;
        // A resync that was asked for after the plan makes requests that nobody planned.
        return planned.filter(plan -> !more || plan.resync() > 0)
                .map(plan -> String.format(
                        Locale.ROOT,
                        ", %s (planned %s)",
                        PlanText.requests(RequestRange.exactly(consumer.getRequests())),
                        PlanText.range(plan.requests())))
                .orElse("");
    }

    String failed() {
        Throwable trouble = consumer.trouble();
        return id + ": failed after " + delivered() + ": "
                + (trouble == null ? "the log tells why" : OneLine.of(trouble));
    }

    String stopped() {
        return id + ": stopped after " + delivered();
    }

    private String delivered() {
        return records(consumer.getDelivered(), consumer.getDeletions(), consumer.getResyncDelivered());
    }

    /** @param all deletions and what was read again included, which are told where there are any */
    static String records(long all, long deletions, long resynced) {
        String records = counted(all - deletions - resynced, "record");
        String andDeletions = deletions == 0 ? "" : " and " + counted(deletions, "deletion");
        return records + andDeletions + (resynced == 0 ? "" : " and " + resynced + " by resync");
    }

    private static String counted(long number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }

    /** Records that only the route's error handler took, such as into a file of dead letters. */
    private String handledFailures() {
        ManagedCamelContext management = context.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
        ManagedRouteMBean route = management == null ? null : management.getManagedRoute(id);
        if (route == null) {
            return "";
        }
        try {
            long failures = route.getFailuresHandled();
            return failures == 0 ? "" : ", " + failures + " of them only to the error handler (dead letters)";
        } catch (Exception e) {
            return "";
        }
    }
}
