package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.camelnetsuite.tba.DeliveryFailedException;
import io.github.camelnetsuite.tba.NetSuiteTbaConsumer;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.gateway.ThrottledException;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import io.github.camelnetsuite.tba.progress.CursorLockedException;
import io.github.camelnetsuite.tba.progress.CursorStoreException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one route stands, as it is written down for others.
 *
 * @param route its id; of an account that has none, the account's name
 * @param account the name of one of many accounts; null where it has none
 * @param netSuiteAccount NetSuite's account id; null where it is not known
 * @param state {@code starting}, {@code reading} (the first read), {@code current}, {@code postponed}, {@code failing},
 *     {@code resync-failing} (changes are read, and what is to be read again is not), {@code refused} or {@code
 *     misconfigured}
 * @param lastSuccess when a poll last read to the end; null for never since the start
 * @param records delivered since the start, deletions included
 * @param lagSeconds since the time up to which all has been read; -1 where that is not known
 * @param nextAttempt when NetSuite is asked next, as far as is known
 * @param trouble null for none
 * @param whoActs {@code nobody}, {@code you}, {@code administrator} (of NetSuite) or {@code destination}
 */
@JsonPropertyOrder({
    "route",
    "account",
    "netSuiteAccount",
    "state",
    "lastSuccess",
    "records",
    "lagSeconds",
    "nextAttempt",
    "trouble",
    "whoActs"
})
record RouteStatus(
        String route,
        @Nullable String account,
        @Nullable String netSuiteAccount,
        String state,
        @Nullable String lastSuccess,
        long records,
        long lagSeconds,
        @Nullable String nextAttempt,
        @Nullable String trouble,
        String whoActs) {

    static final String NOBODY = "nobody";
    private static final String YOU = "you";
    private static final String ADMINISTRATOR = "administrator";
    private static final String DESTINATION = "destination";
    private static final int POLLS_OF_NAME_SERVERS = 3;

    static RouteStatus of(String id, NetSuiteTbaConsumer consumer) {
        Throwable trouble = consumer.trouble();
        Throwable postponement = consumer.postponement();
        Throwable why = trouble == null ? postponement : trouble;
        return new RouteStatus(
                id,
                consumer.getAccountName(),
                consumer.getNetSuiteAccount(),
                state(consumer, trouble, postponement),
                seconds(consumer.getLastSuccess()),
                consumer.getDelivered(),
                consumer.getLagSeconds(),
                seconds(consumer.getNextAttempt()),
                why == null ? null : OneLine.of(why),
                trouble == null ? NOBODY : isUnknownHost(consumer, trouble) ? YOU : whoActs(trouble));
    }

    private static @Nullable String seconds(@Nullable String instant) {
        return instant == null
                ? null
                : Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** @param who an account, or a route that could not be made */
    static RouteStatus misconfigured(String who, String trouble) {
        return new RouteStatus(who, null, null, "misconfigured", null, 0, -1, null, trouble, YOU);
    }

    private static String state(
            NetSuiteTbaConsumer consumer, @Nullable Throwable trouble, @Nullable Throwable postponement) {
        if (trouble instanceof LoginRefusedException) {
            return "refused";
        } else if (trouble != null) {
            return consumer.isResyncFailing() ? "resync-failing" : "failing";
        } else if (postponement != null) {
            return "postponed";
        } else if (consumer.getLastSuccess() != null) {
            return "current";
        }
        return consumer.getExpected() > 0 || consumer.getDelivered() > 0 ? "reading" : "starting";
    }

    /** A name server that is away comes back; an account that does not exist does not. */
    private static boolean isUnknownHost(NetSuiteTbaConsumer consumer, Throwable trouble) {
        return trouble.getCause() instanceof UnknownHostException && consumer.failedPolls() >= POLLS_OF_NAME_SERVERS;
    }

    private static String whoActs(Throwable trouble) {
        if (trouble instanceof LoginRefusedException
                || trouble instanceof PermissionMissingException
                || trouble instanceof NothingVisibleException) {
            return ADMINISTRATOR;
        } else if (trouble instanceof DeliveryFailedException) {
            return DESTINATION;
        }
        boolean mayPass = trouble instanceof ThrottledException
                || trouble instanceof MalformedAnswerException
                || trouble instanceof CursorLockedException
                || trouble instanceof CursorStoreException
                || (trouble instanceof UnavailableException unavailable
                        && unavailable.kind() != UnavailableException.Kind.UNTRUSTED);
        return mayPass ? NOBODY : YOU;
    }

    /** In a line, for people. */
    String line() {
        return route + "  " + state + "  " + records + " records"
                + (lastSuccess == null ? "" : "  last success " + lastSuccess)
                + (lagSeconds < 0 ? "" : "  lag " + lagSeconds + " s")
                + (nextAttempt == null ? "" : "  next " + nextAttempt)
                + (trouble == null ? "" : "  " + wordsOfWhoActs() + ": " + trouble);
    }

    private String wordsOfWhoActs() {
        return switch (whoActs) {
            case ADMINISTRATOR -> "administrator of NetSuite";
            case DESTINATION -> "destination";
            case YOU -> "you";
            default -> "nobody, it is retried";
        };
    }

    /** Whether it goes on by itself. */
    boolean isFine() {
        return Objects.equals(whoActs, NOBODY);
    }
}
