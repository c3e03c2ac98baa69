package io.github.camelnetsuite.tba.faults;

import static io.github.camelnetsuite.tba.faults.Breakage.Reaction.FAILS;
import static io.github.camelnetsuite.tba.faults.Breakage.Reaction.GIVES_UP_AT_THE_DEADLINE;
import static io.github.camelnetsuite.tba.faults.Breakage.Reaction.NOBODY_THERE;
import static io.github.camelnetsuite.tba.faults.Breakage.Reaction.TRIES_AGAIN;
import static io.github.camelnetsuite.tba.faults.Breakage.Reaction.UNNOTICED;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.gateway.ThrottledException;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can stand between the component and an account, or be its answer: by any transport, or as JSON. */
public enum Fault implements Breakage {
    CONNECTION_REFUSED("10", NOBODY_THERE, UnavailableException.class, Place::refuseConnections),
    RESET_BEFORE_HEADERS("14", TRIES_AGAIN, UnavailableException.class, inAccount("\"drop\":\"reset\"")),
    RESET_IN_BODY("14", TRIES_AGAIN, UnavailableException.class, onTheWay(Trouble.reset(7))),
    EMPTY_REPLY(
            "15",
            TRIES_AGAIN,
            UnavailableException.class,
            inAccount("\"drop\":\"empty\""),
            onTheWay(Trouble.nothing())),
    GARBAGE(
            "16",
            TRIES_AGAIN,
            UnavailableException.class,
            inAccount("\"drop\":\"garbage\""),
            onTheWay(Trouble.garbage("HTTP/1.1 2"))),
    CUT_BEFORE_ITS_LENGTH("17", TRIES_AGAIN, UnavailableException.class, cuts(Reply.Framing.CONTENT_LENGTH, 0, 15)),
    CUT_BETWEEN_CHUNKS("17", TRIES_AGAIN, UnavailableException.class, cuts(Reply.Framing.CHUNKED, 0, 16)),
    // Without a length, nothing at all is an empty answer: row 32.
    CUT_BY_CLOSE("17", TRIES_AGAIN, UnavailableException.class, cuts(Reply.Framing.CLOSE, 1, 15)),
    STALL_AFTER_HEADERS("18", GIVES_UP_AT_THE_DEADLINE, UnavailableException.class, inAccount("\"stallAfterBytes\":0")),
    STALL_IN_BODY("18", GIVES_UP_AT_THE_DEADLINE, UnavailableException.class, onTheWay(Trouble.stall(7))),
    DRIP("18", GIVES_UP_AT_THE_DEADLINE, UnavailableException.class, onTheWay(Trouble.drip())),
    // Not compressed, for a page of a few kilobytes.
    A_KILOBYTE_A_SECOND(
            "19", GIVES_UP_AT_THE_DEADLINE, UnavailableException.class, onTheWay(answer -> Trouble.bandwidth(1000)
                    .instead(answer.plain()))),
    SLOW_LINE("19", UNNOTICED, null, onTheWay(Trouble.bandwidth(100_000)), onTheWay(Trouble.latency(20))),
    PACKETS_OF_A_BYTE("20", UNNOTICED, null, onTheWay(Trouble.sliced(1))),
    PROXY_WANTS_A_LOGIN(
            "21",
            FAILS,
            MalformedAnswerException.class,
            inAccount("\"status\":407,\"body\":\"<html>Who are you?</html>\",\"contentType\":\"text/html\"")),
    CAPTIVE_PORTAL(
            "21",
            FAILS,
            MalformedAnswerException.class,
            inAccount("\"body\":\"<!DOCTYPE html><title>Sign in</title>\",\"contentType\":\"text/html\""),
            inAccount("\"body\":\"<!DOCTYPE html><title>Sign in</title>\"")),
    THROTTLED_FOR_SECONDS("22", TRIES_AGAIN, ThrottledException.class, throttled("7")),
    THROTTLED_UNTIL_A_DATE("23", TRIES_AGAIN, ThrottledException.class, throttled("Wed, 15 Apr 2026 08:30:00 GMT")),
    THROTTLED("24", TRIES_AGAIN, ThrottledException.class, inAccount("\"status\":429")),
    THROTTLED_ABSURDLY(
            "25",
            TRIES_AGAIN,
            ThrottledException.class,
            throttled("-1"),
            throttled("1000000000000"),
            throttled("99999999999999999999999"),
            throttled("soon"),
            throttled("")),
    IN_TROUBLE(
            "26",
            TRIES_AGAIN,
            UnavailableException.class,
            inAccount("\"status\":500"),
            inAccount("\"status\":502"),
            inAccount("\"status\":503"),
            inAccount("\"status\":504")),
    BAD_QUERY("28", FAILS, RequestRefusedException.class, inAccount("\"status\":400")),
    NOT_FOUND("28", FAILS, RequestRefusedException.class, inAccount("\"status\":404")),
    ERROR_FOR_A_BODY(
            "29",
            FAILS,
            RequestRefusedException.class,
            onTheWay(
                    Trouble.body("{\"title\":\"Bad Request\",\"status\":400,\"o:errorDetails\":[{\"detail\":\"Wrong.\","
                            + "\"o:errorCode\":\"INVALID_PARAMETER\"}]}"))),
    REDIRECT(
            "30",
            FAILS,
            MalformedAnswerException.class,
            Stream.of(301, 302, 303, 307, 308).flatMap(status -> Stream.of("/elsewhere", "https://elsewhere.invalid/")
                    .map(to -> inAccount("\"status\":" + status + ",\"headers\":{\"Location\":\"" + to + "\"}")))),
    OTHER_STATUS(
            "31",
            FAILS,
            MalformedAnswerException.class,
            inAccount("\"status\":204"),
            inAccount("\"status\":302"),
            inAccount("\"status\":304"),
            onTheWay(Trouble.changed(answer -> answer.withStatus(206)))),
    INTERIM_ANSWER("31", UNNOTICED, null, onTheWay(answer -> connection -> {
        Trouble.garbage("HTTP/1.1 100 Continue\r\n\r\n").instead(answer).answer(connection);
        return Trouble.none().instead(answer).answer(connection);
    })),
    NO_PAGE_OF_JSON(
            "32",
            FAILS,
            MalformedAnswerException.class,
            Stream.of("", "null", "[]", "7", "junk", "{\"items\":[],}", "{'items':[]}", "{\"a\":\"\u0007\"}")
                    .map(text -> onTheWay(Trouble.body(text)))),
    JSON_IN_BAD_COMPANY(
            "32",
            FAILS,
            MalformedAnswerException.class,
            onTheWay(text(json -> "\uFEFF" + json)),
            onTheWay(text(json -> json + " and more")),
            onTheWay(text(json -> json + json)),
            onTheWay(text(json -> json.replace("\"count\":", "\"count\":0,\"count\":"))),
            onTheWay(text(json -> json.replace("\"offset\":0", "\"offset\":NaN")))),
    ITEMS_THAT_DO_NOT_FIT(
            "33",
            FAILS,
            MalformedAnswerException.class,
            page(page -> page.remove("items")),
            page(page -> page.putObject("items")),
            page(page -> page.putNull("items")),
            page(page -> page.put("count", page.path("count").asInt() + 1)),
            page(page -> page.remove("count")),
            page(page -> page.remove("hasMore")),
            rows(rows -> rows.remove(rows.size() - 1)),
            page(page -> page.put("count", 0).put("hasMore", true).putArray("items")),
            page(page -> page.put("count", 0).put("hasMore", false).putArray("items"))),
    ROW_WITHOUT_ID(
            "34",
            FAILS,
            MalformedAnswerException.class,
            rows(rows -> row(rows, 2).remove("id")),
            rows(rows -> row(rows, 2).put("id", "")),
            rows(rows -> row(rows, 2).put("id", "12345.0")),
            rows(rows -> row(rows, 2).put("id", true)),
            rows(rows -> row(rows, 2).putArray("id").add(7)),
            rows(rows -> rows.set(2, "7"))),
    ROW_WITH_AN_UNREADABLE_TIME(
            "34",
            FAILS,
            MalformedAnswerException.class,
            rows(rows -> row(rows, 2).put("lastmodifieddate", "4/14/2026")),
            rows(rows -> row(rows, 2).put("lastmodifieddate", "2026-02-30T10:00:00Z")),
            rows(rows -> row(rows, 2).putObject("lastmodifieddate")),
            rows(rows -> row(rows, 2).put("datecreated", "yesterday")),
            rows(rows -> row(rows, 2).put("isinactive", "perhaps"))),
    UNKNOWN_FIELDS("35", UNNOTICED, null, page(page -> {
        page.put("surprise", 7).putObject("more").put("of", "them");
        page.withArray("items").forEach(row -> ((ObjectNode) row).put("surprise", "x"));
    })),
    ID_BEYOND_64_BITS("36", FAILS, MalformedAnswerException.class, rows(rows -> row(rows, rows.size() - 1)
            .put("id", "9223372036854775808"))),
    NESTED_DEEPLY(
            "38",
            FAILS,
            MalformedAnswerException.class,
            onTheWay(Trouble.body("[".repeat(10_000) + "]".repeat(10_000)))),
    UNKNOWN_ENCODING(
            "39",
            FAILS,
            MalformedAnswerException.class,
            onTheWay(Trouble.changed(answer -> answer.plain().with("Content-Encoding", "br"))),
            onTheWay(Trouble.changed(answer -> answer.plain().with("Content-Encoding", "gzip, gzip"))),
            onTheWay(Trouble.changed(answer -> answer.plain().with("Content-Encoding", "zstd")))),
    WRONG_CHARSET(
            "39",
            FAILS,
            MalformedAnswerException.class,
            onTheWay(Trouble.changed(
                    answer -> answer.plain().with("Content-Type", "application/json; charset=ISO-8859-1"))),
            onTheWay(Trouble.changed(
                    answer -> answer.plain().with("Content-Type", "application/json; charset=no-such-thing")))),
    UNSORTED(
            "49",
            FAILS,
            MalformedAnswerException.class,
            rows(rows -> rows.insert(0, rows.remove(1))),
            rows(rows -> rows.insert(rows.size() - 2, rows.remove(rows.size() - 1))),
            rows(rows -> {
                for (int row = 1; row < rows.size(); row++) {
                    rows.insert(0, rows.remove(row));
                }
            }),
            rows(rows -> rows.set(1, rows.get(0))));

    private final String row;
    private final Reaction reaction;
    private final Class<? extends NetSuiteException> exception;
    private final List<Consumer<Place>> variants;

    @SafeVarargs
    Fault(String row, Reaction reaction, Class<? extends NetSuiteException> exception, Consumer<Place>... variants) {
        this(row, reaction, exception, Arrays.stream(variants));
    }

    Fault(
            String row,
            Reaction reaction,
            Class<? extends NetSuiteException> exception,
            Stream<Consumer<Place>> variants) {
        this.row = row;
        this.reaction = reaction;
        this.exception = exception;
        this.variants = variants.toList();
    }

    @Override
    public String row() {
        return row;
    }

    @Override
    public Reaction reaction() {
        return reaction;
    }

    @Override
    public Class<? extends NetSuiteException> exception() {
        return exception;
    }

    @Override
    public List<Consumer<Place>> variants() {
        return variants;
    }

    static Consumer<Place> inAccount(String effect) {
        return place -> place.inAccount(effect);
    }

    static Consumer<Place> onTheWay(Trouble trouble) {
        return place -> place.onTheWay(trouble);
    }

    private static Consumer<Place> throttled(String retryAfter) {
        return inAccount("\"status\":429,\"headers\":{\"Retry-After\":\"" + retryAfter + "\"}");
    }

    private static Stream<Consumer<Place>> cuts(Reply.Framing framing, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(sixteenths -> onTheWay(Trouble.cut(framing, sixteenths)));
    }

    private static Trouble text(java.util.function.UnaryOperator<String> change) {
        return answer -> Trouble.body(change.apply(answer.plain().text())).instead(answer);
    }

    private static Consumer<Place> page(Consumer<ObjectNode> change) {
        return onTheWay(Trouble.page(change));
    }

    private static Consumer<Place> rows(Consumer<ArrayNode> change) {
        return page(page -> change.accept(page.withArray("items")));
    }

    private static ObjectNode row(ArrayNode rows, int index) {
        return (ObjectNode) rows.get(index);
    }
}
