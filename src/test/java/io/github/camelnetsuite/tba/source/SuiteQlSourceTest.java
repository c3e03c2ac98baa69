package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.gateway.TestAccount;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteQlSourceTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Position START = new Position.ById(null, null);
    private static final Position CHANGES = new Position.ByTime(NOON, null);
    private static final String TIME = ",\"lastmodifieddate\":\"2026-07-01T12:00:00Z\"";

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    @Test
    void aNumberThatMayBeALimitIsAskedForOnceMore() throws InterruptedException {
        SuiteQlSource source = source("");
        assertThat(source.count(START, 99_999)).isEqualTo(99_999);
        server.replies(page(false, 1, "{\"links\":[],\"rows_found\":\"250000\"}"));

        assertThat(source.count(START, 100_000)).isEqualTo(250_000);
    }

    @Test
    void aPageHoldsRecordsInTheShapeOfTheRecordApi() throws InterruptedException {
        server.replies(page(true, 5, """
                {"links":[],"id":"2101","lastmodifieddate":"2026-07-01T11:12:30Z","entityid":"Acme","isperson":"F",
                 "searchstage":"Customer","subsidiary":"3","subsidiary_name":"Acme : Europe","startdate":"2026-02-28",
                 "datecreated":"2020-02-29T23:59:59Z","isinactive":"T"}"""));

        Page page = source("").next(START);

        assertThat(page.more()).isTrue();
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.asOf()).isEqualTo("2026-03-12T08:57:09Z");
        ReadRecord record = page.records().get(0);
        assertThat(record.id()).isEqualTo(2101);
        assertThat(record.lastModified()).isEqualTo("2026-07-01T11:12:30Z");
        assertThat(record.body())
                .containsEntry("id", "2101")
                .containsEntry("entityId", "Acme")
                .containsEntry("isPerson", false)
                .containsEntry("isInactive", true)
                .containsEntry("stage", "customer")
                .containsEntry("subsidiary", reference("3", "Acme : Europe"))
                .containsEntry("startDate", "2026-02-28")
                .containsEntry("dateCreated", "2020-02-29T23:59:59Z")
                .containsEntry("lastModifiedDate", "2026-07-01T11:12:30Z")
                .containsEntry("email", null)
                .containsEntry("currency", null);
    }

    @Test
    @Catalogue("35")
    void everyRequestedFieldIsPresentAndNoOther() throws InterruptedException {
        server.replies(page("{\"id\":\"7\",\"surprise\":\"x\",\"phone\":\"123\"}"));

        ReadRecord record =
                source("email,custentity_vip:boolean").next(START).records().get(0);

        assertThat(record.body().keySet()).containsExactly("id", "email", "custentity_vip");
        assertThat(record.body()).containsEntry("email", null).containsEntry("custentity_vip", null);
    }

    @Test
    void namesOfColumnsMayBeUpperCase() throws InterruptedException {
        server.replies(page("{\"ID\":\"7\",\"EMAIL\":\"a@b.example\",\"LASTMODIFIEDDATE\":\"2026-07-01T12:00:00Z\"}"));

        ReadRecord record = source("email").next(START).records().get(0);

        assertThat(record.body()).containsEntry("email", "a@b.example");
        assertThat(record.lastModified()).isEqualTo(NOON);
    }

    @Test
    @Catalogue("37")
    void textComesThroughAsItIs() throws InterruptedException {
        String escaped =
                "O'Br\\\"ien \\ud83d\\udeb2 \\u05e9\\u05dc\\u05d5\\u05dd \\u0000 \\ud800 \\u202e ${x} {{y}} \\\\";
        server.replies(page("{\"id\":\"7\",\"email\":\"" + escaped + "\",\"phone\":\"" + "x".repeat(1 << 20) + "\"}"));

        NetSuiteRecord record =
                source("email,phone").next(START).records().get(0).body();

        assertThat(record.get("email"))
                .isEqualTo("O'Br\"ien \uD83D\uDEB2 \u05e9\u05dc\u05d5\u05dd \0 \ud800 \u202e ${x} {{y}} \\");
        assertThat(record.get("phone")).isEqualTo("x".repeat(1 << 20));
    }

    @Test
    @Catalogue("36")
    void numbersKeepEveryDigit() throws InterruptedException {
        server.replies(page("{\"id\":\"7\",\"creditlimit\":\"12345678901234567890.120\"}"));

        assertThat(source("creditLimit").next(START).records().get(0).body())
                .containsEntry("creditLimit", new BigDecimal("12345678901234567890.120"));
    }

    @Test
    void aNumberThatIsNoTextIsTakenAsWell() throws InterruptedException {
        server.replies(page("{\"id\":7,\"creditlimit\":1.50}"));

        ReadRecord record = source("creditLimit").next(START).records().get(0);

        assertThat(record.body()).containsEntry("id", "7").containsEntry("creditLimit", new BigDecimal("1.50"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"\"}",
                "{\"id\":\"12345.0\"}",
                "{\"id\":\"9223372036854775808\"}",
                "{\"id\":\"x\\r\\nFAKE\"}",
                "{\"id\":true}",
                "{\"id\":[1]}",
                "7",
                "null",
                "{\"id\":\"7\",\"ID\":\"8\"}",
                "{\"id\":\"7\",\"isperson\":\"maybe\"}",
                "{\"id\":\"7\",\"isperson\":\"true\"}",
                "{\"id\":\"7\",\"startdate\":\"2/28/2026\"}",
                "{\"id\":\"7\",\"startdate\":\"2026-02-29\"}",
                "{\"id\":\"7\",\"datecreated\":\"2026-02-28\"}",
                "{\"id\":\"7\",\"datecreated\":\"28.2.2026 10:00\"}",
                "{\"id\":\"7\",\"lastmodifieddate\":\"7/1/2026\"}"
            })
    @Catalogue({"34", "36"})
    void aRowThatIsNotOneSpoilsThePage(String row) {
        server.replies(page("{\"id\":\"1\"}", row));

        assertMalformed(START).withMessageNotContaining("maybe").withMessageNotContaining("\n");
    }

    @Test
    void aCustomFieldOfAnotherTypeIsNamedWithoutItsValue() {
        server.replies(page("{\"id\":\"7\",\"custentity_n\":\"private\"}"));

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> source("custentity_n:number").next(START))
                .withMessageContaining("Field custentity_n of customer 7 is no number")
                .withMessageContaining("option fields")
                .withMessageNotContaining("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{}",
                "{\"count\":0,\"hasMore\":false}",
                "{\"count\":0,\"hasMore\":false,\"items\":{}}",
                "{\"count\":0,\"hasMore\":false,\"items\":null}",
                "{\"count\":1,\"hasMore\":false,\"items\":[]}",
                "{\"count\":0,\"hasMore\":false,\"items\":[{\"id\":\"1\"}]}",
                "{\"hasMore\":false,\"items\":[{\"id\":\"1\"}]}",
                "{\"count\":0,\"items\":[]}",
                "{\"count\":0,\"hasMore\":\"false\",\"items\":[]}",
                "{\"count\":0,\"hasMore\":true,\"items\":[]}",
                "{\"count\":4,\"hasMore\":false,\"items\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"},{\"id\":\"4\"}]}",
            })
    @Catalogue("33")
    void anAnswerThatDoesNotFitTogetherIsNoPage(String body) {
        server.replies(Reply.json(body));

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> source("", Stage.CUSTOMER, 3).next(START))
                .withMessageContaining("attempt 1 of 5");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @Catalogue("49")
    void rowsOutOfOrderSpoilThePage() {
        server.replies(page("{\"id\":\"2\"}", "{\"id\":\"1\"}"));

        assertMalformed(START).withMessageContaining("not in the order");
    }

    @Test
    @Catalogue("49")
    void aRowBeforeThePositionSpoilsThePage() {
        server.replies(page("{\"id\":\"7\"}"), page("{\"id\":\"7\"" + TIME + "}"), page("{\"id\":\"7\"" + TIME + "}"));

        assertMalformed(new Position.ById(7L, null)).withMessageContaining("after the position");
        assertMalformed(new Position.ByTime(NOON, 7L));
        assertMalformed(new Position.ByTime(NOON.plusSeconds(1), null));
    }

    @Test
    @Catalogue("49")
    void anIdThatComesTwiceSpoilsThePage() {
        server.replies(
                page("{\"id\":\"7\"}", "{\"id\":\"7\"}"),
                page("{\"id\":\"7\"" + TIME + "}", "{\"id\":\"7\",\"lastmodifieddate\":\"2026-07-01T12:00:01Z\"}"));

        assertMalformed(START).withMessageContaining("customer 7 is twice");
        assertMalformed(CHANGES).withMessageContaining("customer 7 is twice");
    }

    @Test
    void changesAreInTheOrderOfTimeAndThenOfId() throws InterruptedException {
        server.replies(page(
                "{\"id\":\"9\"" + TIME + "}",
                "{\"id\":\"10\"" + TIME + "}",
                "{\"id\":\"-1\",\"lastmodifieddate\":\"2026-07-01T12:00:01Z\"}"));

        assertThat(source("").next(CHANGES).records())
                .extracting(ReadRecord::id)
                .containsExactly(9L, 10L, -1L);
    }

    @Test
    @Catalogue("49")
    void changesOutOfOrderSpoilThePage() {
        server.replies(
                page("{\"id\":\"1\",\"lastmodifieddate\":\"2026-07-01T12:00:01Z\"}", "{\"id\":\"2\"" + TIME + "}"),
                page("{\"id\":\"2\"" + TIME + "}", "{\"id\":\"1\"" + TIME + "}"));

        assertMalformed(CHANGES);
        assertMalformed(CHANGES);
    }

    @Test
    @Catalogue("34")
    void anOldRowWithoutATimeBelongsToTheFirstReadOnly() throws InterruptedException {
        server.replies(page("{\"id\":\"7\"}"), page("{\"id\":\"7\"}"));

        ReadRecord record = source("").next(START).records().get(0);

        assertThat(record.lastModified()).isNull();
        assertThat(record.body()).containsEntry("lastModifiedDate", null);
        assertMalformed(CHANGES).withMessageContaining("no last-modified time");
    }

    @Test
    void aPublishedColumnThatTheAccountLacksIsLeftOutOfThisAndAllFurtherPages() throws InterruptedException {
        server.replies(unknown("subsidiary"), unknown("customer.currency"));
        server.otherwise(request -> page("{\"id\":\"7\"}"));
        SuiteQlSource source = source("");

        NetSuiteRecord first = source.next(START).records().get(0).body();
        NetSuiteRecord second = source.next(START).records().get(0).body();

        assertThat(first.keySet()).doesNotContain("subsidiary", "currency").contains("parent", "salesRep");
        assertThat(second.keySet()).isEqualTo(first.keySet());
        assertThat(queries()).hasSize(4);
        assertThat(queries().get(3)).doesNotContain("subsidiary").doesNotContain("currency");
    }

    @Test
    void aColumnThatWasThereAndVanishesIsAnError() throws InterruptedException {
        server.replies(page("{\"id\":\"7\"}"), unknown("subsidiary"));
        SuiteQlSource source = source("");
        source.next(START);

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(() -> source.next(START))
                .withMessageContaining("'subsidiary'");
    }

    @ParameterizedTest
    @CsvSource({
        "+subsidiary, subsidiary",
        "subsidiary, subsidiary",
        "+custentity_vip, custentity_vip",
        "+creditLimit, creditlimit",
        "'', lastmodifieddate",
        "'', id"
    })
    void aColumnThatIsNeededIsAnErrorThatNamesIt(String fields, String column) {
        server.replies(unknown(column));

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(() -> source(fields).next(START))
                .withMessageContaining("'" + column + "'");
        assertThat(queries()).hasSize(1);
    }

    @Test
    void aPublishedColumnOfTheFilterIsAnErrorToo() {
        server.replies(unknown("subsidiary"));
        SuiteQlSource source = new SuiteQlSource(
                account.gateway(),
                RecordType.CUSTOMER,
                FieldSelection.parse(RecordType.CUSTOMER, ""),
                Stage.ALL,
                "Subsidiary = 3",
                false,
                SuiteQlSource.PAGE_SIZE);

        assertThatExceptionOfType(RequestRefusedException.class).isThrownBy(() -> source.next(START));
        assertThat(queries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CUSTOMER", "ALL"})
    void theStageColumnHasTwoSpellings(Stage stage) throws InterruptedException {
        server.replies(unknown("searchstage"), page("{\"id\":\"7\",\"searchstage\":\"LEAD\"}"));

        assertThat(source("", stage, 1000).next(START).records().get(0).body()).containsEntry("stage", "lead");
        assertThat(queries().get(0)).contains("customer.searchstage").doesNotContain("customer.stage");
        assertThat(queries().get(1)).contains("customer.stage").doesNotContain("customer.searchstage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CUSTOMER", "ALL"})
    void anAccountWithNeitherIsAnError(Stage stage) {
        server.replies(unknown("searchstage"), unknown("stage"));

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(() -> source("", stage, 1000).next(START))
                .withMessageContaining("'stage'");
        assertThat(queries()).hasSize(2);
    }

    @Test
    void aTypeThatTheRoleMayNotReadIsAMissingPermission() {
        server.replies(Reply.error(
                400,
                "INVALID_PARAMETER",
                "Invalid search query. Search error occurred: Record 'customer' was not found."));

        assertThatExceptionOfType(PermissionMissingException.class)
                .isThrownBy(() -> source("").next(START));
        assertThat(queries()).hasSize(1);
    }

    @Test
    @Catalogue("29")
    void anErrorBodyUnderStatus200IsNotAnEmptyPage() {
        server.replies(Reply.error(200, "INVALID_PARAMETER", "Invalid search query."));

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(() -> source("").next(START));
    }

    @Test
    void statementsGoOutAsNetSuiteWantsThem() throws InterruptedException {
        server.replies(page("{\"id\":\"7\"}"));

        source("").next(START);

        ScriptedServer.Received request = server.received().get(0);
        assertThat(request.line()).isEqualTo("POST /services/rest/query/v1/suiteql?limit=1000&offset=0 HTTP/1.1");
        assertThat(request.header("Prefer")).isEqualTo("transient");
        assertThat(request.header("Content-Type")).startsWith("application/json");
        assertThat(request.body()).startsWith("{\"q\":\"SELECT customer.id AS id, ");
    }

    @Test
    void thatNothingIsThereIsBelievedWhereAnythingIsVisible() throws InterruptedException {
        server.replies(page(), page("{\"id\":\"3\"}"), page());

        assertThat(source("").next(START).records()).isEmpty();

        assertThat(server.received()).hasSize(3);
        assertThat(server.received().get(1).line())
                .isEqualTo("POST /services/rest/query/v1/suiteql?limit=1&offset=0 HTTP/1.1");
        assertThat(server.received().get(1).body()).isEqualTo("{\"q\":\"SELECT customer.id AS id FROM customer\"}");
        assertThat(server.received().get(2).body())
                .isEqualTo(server.received().get(0).body());
    }

    @Test
    void whatComesTheSecondTimeCounts() throws InterruptedException {
        server.replies(page(), page("{\"id\":\"3\"}"), page("{\"id\":\"3\"}"));

        assertThat(source("").next(START).records()).hasSize(1);
    }

    @Test
    void whereNothingIsVisibleNoFirstReadEnds() {
        server.replies(page(), page());

        assertThatExceptionOfType(NothingVisibleException.class)
                .isThrownBy(() -> source("").next(START))
                .withMessageContaining("0 customers visible");
    }

    @Test
    void theServersTimeIsAskedForInItsOwnWay() throws InterruptedException {
        server.replies(Reply.json("{\"links\":[],\"serverTime\":\"2026-10-15T09:00:00.123Z\"}"));

        assertThat(source("").serverTime()).isEqualTo("2026-10-15T09:00:00.123Z");
        assertThat(server.received().get(0).line()).isEqualTo("GET /services/rest/system/v1/serverTime HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"serverTime\":\"noon\"}", "{\"serverTime\":null}", "[]"})
    void aServersTimeThatIsNoneIsMalformed(String body) {
        server.replies(Reply.json(body));

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> source("").serverTime())
                .withMessageContaining("serverTime");
    }

    @Test
    void aPageThatIsTooLargeIsAskedForInHalves() throws InterruptedException {
        String rest = TIME + ",\"comments\":\"" + "x".repeat(3_000_000) + "\"}";
        server.replies(
                page(
                        "{\"id\":\"1\"" + rest,
                        "{\"id\":\"2\"" + rest,
                        "{\"id\":\"3\"" + rest,
                        "{\"id\":\"4\"" + rest,
                        "{\"id\":\"5\"" + rest,
                        "{\"id\":\"6\"" + rest),
                page(true, 6, "{\"id\":\"1\"" + rest, "{\"id\":\"2\"" + rest, "{\"id\":\"3\"" + rest));

        Page page = source("+comments", Stage.ALL, 6).next(START);

        assertThat(page.records()).hasSize(3);
        assertThat(page.more()).isTrue();
        assertThat(server.received().get(1).line()).contains("limit=3");
    }

    @Test
    void aTotalThatSaysThatThereIsMoreIsBelieved() throws InterruptedException {
        server.replies(page(false, 5, "{\"id\":\"1\"" + TIME + "}"));

        assertThat(source("").next(START).more()).isTrue();
    }

    @Test
    @Catalogue("33")
    void aTotalOfRowsThatDidNotComeIsMalformed() {
        server.replies(page(false, 5));

        assertMalformed(START).withMessageContaining("5 rows");
    }

    @Test
    void aColumnThatIsNoTextIsMalformedAndNotCleared() {
        server.replies(page("{\"id\":\"1\",\"email\":{\"a\":\"b\"}" + TIME + "}"));

        assertMalformed(START).withMessageContaining("no text");
    }

    private org.assertj.core.api.ThrowableAssertAlternative<MalformedAnswerException> assertMalformed(
            Position position) {
        return assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> source("").next(position));
    }

    private SuiteQlSource source(String fields) {
        return source(fields, Stage.CUSTOMER, SuiteQlSource.PAGE_SIZE);
    }

    private SuiteQlSource source(String fields, Stage stage, int pageSize) {
        return new SuiteQlSource(
                account.gateway(),
                RecordType.CUSTOMER,
                FieldSelection.parse(RecordType.CUSTOMER, fields),
                stage,
                "",
                false,
                pageSize);
    }

    private List<String> queries() {
        return server.received().stream().map(ScriptedServer.Received::body).toList();
    }

    private static Reply page(String... rows) {
        return page(false, rows.length, rows);
    }

    static Reply page(boolean more, int total, String... rows) {
        return Reply.json("{\"links\":[],\"count\":" + rows.length + ",\"hasMore\":" + more + ",\"items\":"
                + Arrays.stream(rows).collect(Collectors.joining(",", "[", "]")) + ",\"offset\":0,\"totalResults\":"
                + total + "}");
    }

    private static Reply unknown(String column) {
        return Reply.error(
                400,
                "INVALID_PARAMETER",
                "Invalid search query. Detailed unprocessed description follows. Search error occurred: Unknown identifier '"
                        + column + "'. Available identifiers are: {customer=customer}.");
    }

    private static Map<String, String> reference(String id, String name) {
        Map<String, String> reference = new LinkedHashMap<>();
        reference.put("id", id);
        reference.put("refName", name);
        return reference;
    }
}
