package io.github.camelnetsuite.tba.faults;

import static io.github.camelnetsuite.tba.faults.Breakage.Reaction.FAILS;
import static io.github.camelnetsuite.tba.faults.Breakage.Reaction.TRIES_AGAIN;
import static io.github.camelnetsuite.tba.faults.Breakage.Reaction.UNNOTICED;
import static io.github.camelnetsuite.tba.faults.Fault.inAccount;
import static io.github.camelnetsuite.tba.faults.Fault.onTheWay;

import io.github.camelnetsuite.tba.gateway.Envelopes;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.gateway.ThrottledException;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be wrong with an answer by SOAP: its status, its envelope, its fault, its records. */
public enum SoapFault implements Breakage {
    A_STATUS_AND_NO_ENVELOPE(
            "28", FAILS, MalformedAnswerException.class, inAccount("\"status\":400"), inAccount("\"status\":404")),
    BAD_SEARCH(
            "28",
            FAILS,
            RequestRefusedException.class,
            answer(200, Envelopes.failure("INVALID_SEARCH", "Wrong.")),
            answer(500, Envelopes.fault("invalidVersionFault", "UNSUPPORTED_WS_VERSION", "Wrong."))),
    NO_PERMISSION(
            "7",
            FAILS,
            PermissionMissingException.class,
            answer(200, Envelopes.failure("INSUFFICIENT_PERMISSION", "Wrong.")),
            inAccount("\"permission\":\"SOAP Web Services\"")),
    ERROR_UNDER_SUCCESS(
            "29",
            FAILS,
            RequestRefusedException.class,
            answer(200, Envelopes.fault("exceededRecordCountFault", "MAX_RCRDS_EXCEEDED", "Wrong.")),
            answer(200, Envelopes.failure("USER_ERROR", "Wrong.")),
            answer(200, Envelopes.result("<status isSuccess=\"false\"/>"))),
    PASSING_ERROR_UNDER_SUCCESS(
            "29",
            TRIES_AGAIN,
            UnavailableException.class,
            answer(200, Envelopes.fault("unexpectedErrorFault", "UNEXPECTED_ERROR", "Wrong.")),
            answer(200, Envelopes.failure("SEARCH_TIMED_OUT", "Wrong."))),
    THROTTLED(
            "24",
            TRIES_AGAIN,
            ThrottledException.class,
            answer(200, Envelopes.fault("exceededConcurrentRequestLimitFault", "WS_REQUEST_BLOCKED", "Wrong.")),
            answer(200, Envelopes.failure("EXCEEDED_MAX_CONCUR_RQST", "Wrong.")),
            answer(500, Envelopes.fault("exceededRequestLimitFault", "WS_CONCUR_SESSION_DISALLWD", "Wrong."))),
    NO_ENVELOPE(
            "32",
            FAILS,
            MalformedAnswerException.class,
            Stream.of(
                            "",
                            "null",
                            "[]",
                            "{}",
                            "junk",
                            "<a/>",
                            "<html><body>Sign in</body></html>",
                            Envelopes.of(""),
                            Envelopes.of("<searchResponse/>"),
                            Envelopes.result(""))
                    .map(text -> onTheWay(Trouble.body(text)))),
    XML_IN_BAD_COMPANY(
            "32",
            FAILS,
            MalformedAnswerException.class,
            text(xml -> xml + " and more"),
            text(xml -> xml + xml),
            text(xml -> " " + xml),
            text(xml -> xml.replace("isSuccess=", "isSuccess=\"true\" isSuccess=")),
            text(xml -> xml.replace("<platformCore:totalRecords>", "<platformCore:totalRecords>\u0007")),
            text(xml -> xml.replace("</soapenv:Body>", "&unknown;</soapenv:Body>")),
            text(xml -> xml.replace("xmlns:soapenv=", "xmlns:other="))),
    A_BYTE_ORDER_MARK("32", UNNOTICED, null, text(xml -> "\uFEFF" + xml)),
    RECORDS_THAT_DO_NOT_FIT(
            "33",
            FAILS,
            MalformedAnswerException.class,
            text(xml -> xml.replaceAll("<platformCore:status [^>]*>", "")),
            text(xml -> xml.replaceAll("<platformCore:totalRecords>.*?</platformCore:totalRecords>", "")),
            text(xml -> xml.replaceAll("(?<=<platformCore:totalRecords>)\\d+", "-1")),
            text(xml -> xml.replaceAll("(?<=<platformCore:totalRecords>)\\d+", "many")),
            text(xml -> xml.replaceAll("(?<=<platformCore:totalRecords>)\\d+", "0")),
            text(xml -> xml.replaceAll("(?s)<platformCore:recordList>.*</platformCore:recordList>", "")),
            records(records -> records.remove(0)),
            records(records -> records.set(1, records.get(0))),
            records(records -> records.addAll(Collections.nCopies(11, records.get(0))))),
    RECORD_WITHOUT_ID(
            "34",
            FAILS,
            MalformedAnswerException.class,
            record(record -> record.replaceFirst("internalId=\"\\d+\"", "")),
            record(record -> record.replaceFirst("internalId=\"\\d+\"", "internalId=\"\"")),
            record(record -> record.replaceFirst("internalId=\"\\d+\"", "internalId=\"12345.0\"")),
            record(record -> record.replaceFirst("internalId=", "xsi:internalId=")),
            record(record -> record.replace("listRel:Contact\"", "listRel:Customer\""))),
    RECORD_WITH_AN_UNREADABLE_VALUE(
            "34",
            FAILS,
            MalformedAnswerException.class,
            record(record -> withText(record, "lastModifiedDate", "4/14/2026")),
            record(record -> withText(record, "lastModifiedDate", "2026-02-30T10:00:00.000Z")),
            record(record -> withText(record, "lastModifiedDate", "2026-04-14")),
            record(record -> withText(record, "dateCreated", "yesterday")),
            record(record -> withText(record, "isInactive", "perhaps"))),
    UNKNOWN_ELEMENTS(
            "35",
            UNNOTICED,
            null,
            text(xml -> xml.replace(
                            "<platformCore:recordList>",
                            "<surprise of=\"x\">7<deep><er/></deep></surprise><!-- here --><platformCore:recordList>")
                    .replace(
                            "</platformCore:record>",
                            "<?and this?><more><than/>expected</more></platformCore:record>")),
            text(SoapFault::withOtherPrefixes)),
    ID_BEYOND_64_BITS(
            "36",
            FAILS,
            MalformedAnswerException.class,
            record(record -> record.replaceFirst("internalId=\"\\d+\"", "internalId=\"9223372036854775808\""))),
    TOO_DEEP_OR_TOO_LONG(
            "38",
            FAILS,
            MalformedAnswerException.class,
            onTheWay(Trouble.body(Envelopes.success("<a>".repeat(10_000) + "</a>".repeat(10_000)))),
            record(record -> withText(record, "email", "x".repeat(4_000_001)))),
    WRONG_CHARSET(
            "39",
            FAILS,
            MalformedAnswerException.class,
            onTheWay(Trouble.changed(answer -> answer.plain().with("Content-Type", "text/xml; charset=ISO-8859-1"))),
            onTheWay(Trouble.changed(answer -> answer.plain()
                    .withBody(answer.plain()
                            .text()
                            .replace("<soapenv:Body>", "<soapenv:Body><!-- é -->")
                            .getBytes(StandardCharsets.ISO_8859_1)))),
            onTheWay(Trouble.changed(
                    answer -> answer.plain().withBody(answer.plain().text().getBytes(StandardCharsets.UTF_16))))),
    DOCUMENT_TYPE(
            "41",
            FAILS,
            MalformedAnswerException.class,
            declaring("<!DOCTYPE a>"),
            declaring("<!DOCTYPE a [<!ENTITY b \"c\">]>"),
            declaring("<!DOCTYPE a SYSTEM \"http://localhost:1/a.dtd\">")),
    /** A basic search has no order, so there is none to disturb. */
    IN_ANOTHER_ORDER(
            "49",
            UNNOTICED,
            null,
            records(Collections::reverse),
            records(records -> Collections.rotate(records, 3)),
            records(records -> records.sort(null)));

    private static final Pattern RECORD = Pattern.compile("(?s)<platformCore:record .*?</platformCore:record>");

    private final String row;
    private final Reaction reaction;
    private final Class<? extends NetSuiteException> exception;
    private final List<Consumer<Place>> variants;

    @SafeVarargs
    SoapFault(
            String row, Reaction reaction, Class<? extends NetSuiteException> exception, Consumer<Place>... variants) {
        this(row, reaction, exception, Arrays.stream(variants));
    }

    SoapFault(
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

    private static Consumer<Place> answer(int status, String envelope) {
        return onTheWay(
                Trouble.changed(answer -> Trouble.withJson(answer, envelope).withStatus(status)));
    }

    private static Consumer<Place> text(UnaryOperator<String> change) {
        return onTheWay(Trouble.changed(
                answer -> Trouble.withJson(answer, change.apply(answer.plain().text()))));
    }

    private static Consumer<Place> declaring(String documentType) {
        return text(xml -> xml.replace("?>\n", "?>\n" + documentType));
    }

    private static Consumer<Place> records(Consumer<List<String>> change) {
        return text(xml -> {
            List<String> records = new ArrayList<>();
            Matcher matcher = RECORD.matcher(xml);
            while (matcher.find()) {
                records.add(matcher.group());
            }
            change.accept(records);
            return xml.replaceAll("(?s)<platformCore:record .*</platformCore:record>", "RECORDS")
                    .replace("RECORDS", String.join("", records));
        });
    }

    /** The last one of a page. */
    private static Consumer<Place> record(UnaryOperator<String> change) {
        return records(records -> {
            if (!records.isEmpty()) {
                records.set(records.size() - 1, change.apply(records.get(records.size() - 1)));
            }
        });
    }

    private static String withText(String record, String element, String text) {
        return record.replaceAll("(?<=<listRel:" + element + ">)[^<]*", text);
    }

    private static String withOtherPrefixes(String xml) {
        return xml.replace("platformCore:", "other:")
                .replace(":platformCore=", ":other=")
                .replace("listRel:", "")
                .replace(":listRel=", "=")
                .replace("soapenv", "S");
    }
}
