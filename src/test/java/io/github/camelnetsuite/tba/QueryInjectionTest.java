package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.progress.FileCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No option, no header and no answer changes a query into another one. */
@Catalogue("71")
class QueryInjectionTest {

    private static final HeldTime TIME = new HeldTime();
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(2).contacts(0).clock(TIME));

    /** Whether anything is visible is asked where a first page is empty. */
    private static final String ANYTHING =
            "{\"count\":1,\"hasMore\":false,\"items\":[{\"id\":\"1\"}],\"offset\":0,\"totalResults\":1}";

    @TempDir
    private Path directory;

    private final ScriptedServer server = new ScriptedServer();
    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(NETSUITE.sandbox(), TIME);
        integration.component.getConfiguration().setBaseUrl(server.url().toString());
        server.otherwise(request -> Reply.json(
                request.line().contains("serverTime")
                        ? "{\"serverTime\":\"2026-03-12T08:57:09Z\"}"
                        : request.line().contains("limit=1&") ? ANYTHING : Reply.PAGE));
    }

    @AfterEach
    void stop() {
        integration.close();
        server.close();
    }

    /** The committed text of a statement, as one line. */
    private static String golden(String title) throws IOException {
        String all = Files.readString(Path.of("src", "test", "resources", "suiteql-statements.sql"));
        int begin = all.indexOf("SELECT", all.indexOf("-- " + title + "\n"));
        return all.substring(begin, all.indexOf(";\n", begin)).replaceAll("\\s*\\R\\s*", " ");
    }

    /** The same with a word in place of each time, of which nothing but digits is left then. */
    private static String withoutTimes(String statement) {
        return statement.replaceAll("'\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\dZ?'", "'time'");
    }

    /** All statements so far. */
    private List<String> sent() {
        return server.received().stream()
                .filter(request -> request.line().startsWith("POST "))
                .map(request -> {
                    try {
                        return JSON.readTree(request.body()).path("q").asText();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    /** Why a route with this option does not start, or its first poll does not ask. */
    private Throwable refusal(String uri) {
        Throwable atStart = catchThrowable(() -> integration
                .route("customer", held(uri), route -> route.process(integration.arrivals))
                .poll("customer"));
        return atStart == null ? integration.trouble("customer") : atStart;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lookback=RAW(600000' OR 1=1)",
                "lookback=RAW(600000 OR 1=1)",
                "stage=RAW(customer' OR 1=1 --)",
                "stage=RAW(all' OR '1'='1)",
                "stage=RAW(customer\\')",
                "fields=RAW(email' OR 1=1)",
                "fields=RAW(email FROM employee --)",
                "fields=RAW(+(SELECT 1 FROM employee))",
                "fields=RAW(customer.email)",
                "fields=RAW(email/**/)",
                "fields=RAW(custentity_x) FROM employee --)",
                "fields=RAW(custentity_x' OR 1=1)",
                "fields=RAW(custentity_x:number, 1=1)",
                "fields=RAW(custentity_x:number)--)",
                "fields=RAW(custentity_\u00e4)",
                "fields=RAW(custentity_x\\)",
                "since=RAW(2026-01-01T00:00:00Z' OR '1'='1)",
                "since=RAW(2026-01-01T00:00:00Z'--)",
                "since=RAW(now() OR 1=1)",
                "filter=RAW(1=1) OR (1=1)",
                "filter=RAW(1=1; DROP TABLE customer)",
                "filter=RAW(1=1 -- the rest)",
                "filter=RAW(1=1 /* the rest)",
                "filter=RAW(email = 'open)",
                "filter=RAW(email = \"open)",
                "filter=RAW(email = 'a\\') OR 1=1 --')",
                "filter=RAW()) UNION SELECT id FROM employee --)",
                "expand=RAW(addresses' OR 1=1)"
            })
    void anOptionThatIsNotWhatItShouldBeIsRefusedBeforeAnythingIsAsked(String option) {
        Throwable refusal = refusal("netsuite-tba:customer?" + option);

        assertThat(refusal).as(option).isNotNull();
        assertThat(refusal).hasStackTraceContaining(option.replaceFirst("=.*", ""));
        assertThat(server.received()).isEmpty();
        Evidence.of("71").outcome("refused before anything was asked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer' OR 1=1", "customer;DROP", "customer--", "employee", "Customer c, employee"})
    void aRecordTypeThatIsNoneIsRefused(String resource) {
        assertThat(refusal("netsuite-tba:" + resource)).isNotNull();
        assertThat(server.received()).isEmpty();
        Evidence.of("71").outcome("refused before anything was asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x' OR 1=1 --",
                "../../../etc/cron.d/x",
                "..\\..\\x",
                "${jndi:ldap://x}",
                "a\nb",
                "customer; DROP TABLE customer"
            })
    void aCursorsNameStaysAName(String name) throws Exception {
        integration.component.getConfiguration().setCursorName(name);
        integration.component.getConfiguration().setCursorStore(new FileCursorStore(directory.resolve("cursors")));
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(sent()).isNotEmpty().first().isEqualTo(golden("customer: first read, first page"));
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allMatch(file -> file.getParent()
                    .equals(directory.resolve("cursors")));
        }
        Evidence.of("71").outcome("the query is the expected one");
    }

    /** Camel reads a duration leniently; what comes of it is a number. */
    @Test
    void aNumberIsANumber() throws Exception {
        assertThat(refusal("netsuite-tba:customer?lookback=RAW(10m' --)")).isNull();
        TIME.advance(Duration.ofMinutes(1));
        integration.poll("customer");

        String changes = withoutTimes(golden("customer: changes, first page"));
        assertThat(sent()).first().isEqualTo(golden("customer: first read, first page"));
        assertThat(sent()).hasSizeGreaterThan(1).last().satisfies(last -> assertThat(withoutTimes(last))
                .isEqualTo(changes));
        Evidence.of("71").outcome("the query is the expected one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email = 'O''Brien'",
                "companyname LIKE '%) OR (1=1%' OR companyname = '; -- /*'",
                "\"companyname\" = 'a\\'",
                "subsidiary = 3 OR 1=1"
            })
    void anAuthorsConditionStaysWithinItsParentheses(String condition) throws Exception {
        integration
                .reading("netsuite-tba:customer?filter=RAW(" + condition + ")")
                .poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(sent())
                .first()
                .isEqualTo(golden("customer: first read, first page")
                        .replace(" ORDER BY customer.id", " AND (" + condition + ") ORDER BY customer.id"));
        Evidence.of("71").outcome("the query is the expected one");
    }

    @Test
    void noHeaderOfAMessageReachesAQuery() throws Exception {
        integration.routes(routes -> routes.from("direct:ask")
                .pollEnrich(held("netsuite-tba:customer") + "&sendEmptyMessageWhenIdle=true", 0));
        server.replies(Reply.json("{\"serverTime\":\"2026-03-12T08:57:09Z\"}"));
        Exchange asked = integration
                .camel
                .createFluentProducerTemplate()
                .to("direct:ask")
                .withHeader("filter", "1=1) OR (1=1")
                .withHeader("CamelNetsuiteTbaFilter", "1=1) OR (1=1")
                .withHeader("CamelNetsuiteTbaRecordId", "1 OR 1=1")
                .withHeader("CamelNetsuiteTbaLastModified", "2026-01-01T00:00:00Z' OR '1'='1")
                .withHeader("CamelNetsuiteTbaOperation", "delete")
                .withHeader("CamelHttpQuery", "q=1")
                .withHeader("CamelHttpUri", "http://127.0.0.1:9/")
                .send();
        assertThat(asked).isNotNull();
        integration.reading("netsuite-tba:customer?cursorName=another").poll("customer");

        assertThat(sent()).isNotEmpty().allSatisfy(statement -> assertThat(statement)
                .doesNotContain("1=1", "OR '1'"));
        assertThat(sent().get(0)).isEqualTo(golden("customer: first read, first page"));
        assertThat(server.received())
                .allMatch(
                        request -> request.line()
                                .matches(
                                        "(GET /services/rest/system/v1/serverTime|POST /services/rest/query/v1/suiteql\\?limit=1(000)?&offset=0) HTTP/1.1"));
        Evidence.of("71").outcome("no header reaches the query");
    }

    /** The next page's query holds the last record's id and time, which the server chose. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":\"7 OR 1=1\",\"lastmodifieddate\":\"2026-03-01T00:00:00Z\"",
                "\"id\":\"7--\",\"lastmodifieddate\":\"2026-03-01T00:00:00Z\"",
                "\"id\":\"7'\",\"lastmodifieddate\":\"2026-03-01T00:00:00Z\"",
                "\"id\":\"7\",\"lastmodifieddate\":\"2026-03-01T00:00:00Z' OR '1'='1\"",
                "\"id\":\"7\",\"lastmodifieddate\":\"2026-03-01T00:00:00Z'--\""
            })
    void noAnswerReachesTheNextQuery(String row) throws Exception {
        server.otherwise(request -> Reply.json(
                request.line().contains("serverTime")
                        ? "{\"serverTime\":\"2026-03-12T08:57:09Z\"}"
                        : "{\"count\":1,\"hasMore\":true,\"offset\":0,\"totalResults\":2,\"items\":[{" + row + "}]}"));
        integration.reading("netsuite-tba:customer").poll("customer").poll("customer");

        assertThat(integration.trouble("customer"))
                .isInstanceOf(io.github.camelnetsuite.tba.gateway.MalformedAnswerException.class);
        assertThat(integration.arrivals.bodies()).isEmpty();
        assertThat(sent()).containsOnly(golden("customer: first read, first page"));
        Evidence.of("71").outcome("no answer reaches the next query");
    }
}
