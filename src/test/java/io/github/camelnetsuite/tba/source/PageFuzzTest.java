package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.fuzz.Damage;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.gateway.TestAccount;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever comes as a page: it is a whole page, or an exception that is declared, and nothing between. */
@Catalogue("40")
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = LongRun.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class PageFuzzTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final byte[] ANYTHING = page(List.of(""), 0);

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());
    private final SuiteQlSource source = new SuiteQlSource(
            account.gateway(),
            RecordType.CUSTOMER,
            FieldSelection.parse(RecordType.CUSTOMER, "email,isPerson,startDate,subsidiary,balance"),
            Stage.ALL,
            "",
            false,
            5);
    private int tries;

    @AfterProperty
    void end() {
        account.close();
        server.close();
        Evidence.of("40").outcome("pages: whole, or a declared exception", tries);
    }

    @Property(tries = 400)
    void arbitraryBytesAreNoPage(@ForAll("bytes") byte[] body) throws InterruptedException {
        assertThat(read(body, position(false))).isEmpty();
    }

    @Property(tries = 600)
    void aPageThatIsCutIsNoPage(@ForAll("cut") byte[] body, @ForAll boolean tail) throws InterruptedException {
        assertThat(read(body, position(tail))).isEmpty();
    }

    @Property(tries = 1500)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void aDamagedPageIsAWholeOneOrNone(@ForAll("damaged") byte[] body, @ForAll boolean tail)
            throws InterruptedException, IOException {
        Optional<Page> page = read(body, position(tail));
        Statistics.collect(page.isPresent());
        Statistics.coverage(answers -> answers.check(true).count(whole -> whole > 0));
        if (page.isPresent()) {
            assertThat(page.get().records())
                    .extracting(ReadRecord::id)
                    .containsExactlyElementsOf(ids(body))
                    .doesNotHaveDuplicates();
            assertThat(page.get().records())
                    .allSatisfy(record -> assertThat(record.body()).hasSize(6));
        }
    }

    @Property(tries = 200)
    void aPageIsReadAsItIs(@ForAll("whole") byte[] body, @ForAll boolean tail)
            throws InterruptedException, IOException {
        assertThat(read(body, position(tail)).orElseThrow().records())
                .extracting(ReadRecord::id)
                .containsExactlyElementsOf(ids(body));
    }

    private static Position position(boolean tail) {
        return tail ? new Position.ByTime(NOON, null) : new Position.ById(null, null);
    }

    /** Empty for a declared exception; any other fails the property. */
    private Optional<Page> read(byte[] body, Position position) throws InterruptedException {
        tries++;
        server.otherwise(request -> Reply.of(
                200, "Content-Type: application/json", asksWhetherAnythingIsVisible(request) ? ANYTHING : body));
        try {
            return Optional.of(source.next(position));
        } catch (NetSuiteException declared) {
            assertMeansTheAnswer(declared);
            assertThat(declared.getMessage()).doesNotContain("Zoe").doesNotContainPattern("\\p{Cntrl}");
            return Optional.empty();
        }
    }

    /** Asked where a page is empty. */
    private static boolean asksWhetherAnythingIsVisible(ScriptedServer.Received request) {
        return request.line().contains("limit=1&");
    }

    /** Every answer came whole; a parser's own exception would be taken for trouble with the connection. */
    private static void assertMeansTheAnswer(NetSuiteException declared) {
        if (!(declared instanceof MalformedAnswerException)) {
            assertThat(declared)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("the JSON ends in the middle")
                    .hasRootCauseInstanceOf(EOFException.class);
        }
    }

    private static List<Long> ids(byte[] body) throws IOException {
        List<Long> ids = new ArrayList<>();
        for (JsonNode item : STRICT.readTree(body).path("items")) {
            ids.add(item.properties().stream()
                    .filter(column -> column.getKey().equalsIgnoreCase("id"))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .asLong());
        }
        return ids;
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Damage.bytes();
    }

    @Provide
    Arbitrary<byte[]> cut() {
        return Damage.cut(whole());
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Damage.damaged(whole());
    }

    /** A good page of up to five rows, in the order of ids and of times. */
    @Provide
    Arbitrary<byte[]> whole() {
        Arbitrary<String> row = Combinators.combine(
                        Arbitraries.of("", ",\"email\":\"Zoe@x.example\"", ",\"email\":\"\\ud83d\\ude00 \\u0000\""),
                        Arbitraries.of("", ",\"isperson\":\"T\"", ",\"isperson\":null"),
                        Arbitraries.of("", ",\"startdate\":\"2026-02-28\""),
                        Arbitraries.of(
                                "", ",\"balance\":\"-12.50\"", ",\"balance\":\"123456789012345678901234567890\""),
                        Arbitraries.of("", ",\"subsidiary\":\"3\",\"subsidiary_name\":\"Zoe & Co\""))
                .as((email, person, date, balance, subsidiary) -> email + person + date + balance + subsidiary);
        return Combinators.combine(row.list().ofMaxSize(5), Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 7)))
                .as(PageFuzzTest::page);
    }

    private static byte[] page(List<String> rows, int behind) {
        int more = rows.isEmpty() ? 0 : behind;
        List<String> items = IntStream.range(0, rows.size())
                .mapToObj(index -> "{\"links\":[],\"id\":\"" + (index * 3 - 4) + "\",\"lastmodifieddate\":\""
                        + NOON.plusSeconds(index / 2) + "\"" + rows.get(index) + "}")
                .toList();
        return ("{\"links\":[],\"count\":" + items.size() + ",\"hasMore\":" + (more > 0) + ",\"items\":["
                        + String.join(",", items) + "],\"offset\":0,\"totalResults\":" + (items.size() + more) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
