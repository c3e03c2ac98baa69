package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.SecretScan;
import io.github.camelnetsuite.tba.gateway.Envelopes;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets, and what is in people's records, are told to nobody: not at TRACE, not over JMX, not in a file. */
@Catalogue("67")
class SecrecyTest {

    private static final HeldTime TIME = new HeldTime();
    private static final SandboxCredentials WRONG = new SandboxCredentials(
            "1234567_SB1",
            "0c5f1e7aa9d24b8836fe0b917d3c55e24a1798bd60e3f2c47b9d8015ac6e3f71",
            "planted+secret/=2&%${jndi:ldap://x}\"quoted\"",
            "7ab30d94ef158c26b0e7f4a85d1c93621fe0856bd2947ac3318e5fd07c6ba249",
            "{{planted+tokensecret/=4&%}}#simple{body}");
    private static final String PROXY_PASSWORD = "pr0xy+Planted/=5&%pass word";
    private static final String EMAIL = "zsofia.planted-quux@mail-7731.example";
    private static final String PHONE = "+36-1-555-0199-4477";
    private static final String COMPANY = "Fjordkvist \\\"Planted\\\" & Söner 8842 AB";
    private static final String QUOTED = "https://quoted-by-the-route-5521.example";

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(8).contacts(3).clock(TIME));

    @TempDir
    private Path directory;

    private SecretScan scan() {
        SandboxCredentials right = netsuite.credentials();
        return new SecretScan()
                .plant("consumer key", right.consumerKey())
                .plant("consumer secret", right.consumerSecret())
                .plant("token id", right.tokenId())
                .plant("token secret", right.tokenSecret())
                .plant("wrong consumer key", WRONG.consumerKey())
                .plant("wrong consumer secret", WRONG.consumerSecret())
                .plant("wrong token id", WRONG.tokenId())
                .plant("wrong token secret", WRONG.tokenSecret())
                .plant("proxy password", PROXY_PASSWORD)
                .plant("e-mail", EMAIL)
                .plant("phone", PHONE)
                .plant("company", COMPANY.replace("\\", ""));
    }

    private void plantInRecords() {
        String set = ",\"set\":{\"email\":\"" + EMAIL + "\",\"phone\":\"" + PHONE + "\"";
        netsuite.edit("{\"type\":\"customer\",\"updates\":8,\"seed\":3" + set + ",\"companyName\":\"" + COMPANY
                + "\",\"url\":\"" + QUOTED + "\"}}");
        netsuite.edit("{\"type\":\"contact\",\"updates\":3,\"seed\":3" + set + "}}");
    }

    private Integration integration() throws Exception {
        Integration integration =
                new Integration(netsuite.sandbox(), TIME, new MemoryCursorStore(), SecrecyTest::openToAll);
        integration.component.getConfiguration().setCursorStore(null);
        integration.component.getConfiguration().setCursorDirectory(directory.toString());
        return integration;
    }

    private static void openToAll(DefaultCamelContext context) {
        context.setDevConsole(true);
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.register(registry.resolveById("consumers"));
        registry.register(registry.resolveById("routes"));
        registry.register(registry.resolveById("context"));
        context.getRegistry().bind("acme", asBean(WRONG));
    }

    private static NetSuiteCredentials asBean(SandboxCredentials credentials) {
        NetSuiteCredentials bean = new NetSuiteCredentials();
        bean.setAccountId(credentials.accountId());
        bean.setConsumerKey(credentials.consumerKey());
        bean.setConsumerSecret(credentials.consumerSecret());
        bean.setAccessToken(credentials.tokenId());
        bean.setAccessTokenSecret(credentials.tokenSecret());
        return bean;
    }

    private static LogCapture everything() {
        return LogCapture.of("io.github.camelnetsuite", "org.apache.camel", "org.apache.hc", "com.fasterxml");
    }

    /** What others can see of it now. */
    private static void look(SecretScan scan, Integration integration, String... routes) throws Exception {
        Disclosures disclosures = new Disclosures(integration.camel);
        scan.read("JMX", disclosures.management())
                .read("developer consoles", disclosures.consoles())
                .read("health", disclosures.health())
                .read("names of threads", Disclosures.threads());
        scan.read(
                "objects' own names",
                Reachable.from(integration.camel, integration.component, integration.arrivals.records()));
        for (String route : routes) {
            Throwable trouble = integration.trouble(route);
            if (trouble != null) {
                scan.read("exceptions", Disclosures.stackTrace(trouble))
                        .read("objects' own names", Reachable.from(trouble));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"suiteql", "soap"})
    void aWholeLifeTellsNoSecretAndNobodysData(String transport) throws Exception {
        plantInRecords();
        SecretScan scan = scan();
        try (LogCapture log = everything();
                Integration integration = integration()) {
            integration.component.getConfiguration().setTransport(transport);
            integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact?batchSize=2");
            integration.poll("customer").poll("contact");
            look(scan, integration, "customer", "contact");
            for (String fault : List.of(
                    "\"status\":400",
                    "\"status\":401",
                    "\"status\":403",
                    "\"status\":404",
                    "\"status\":429",
                    "\"status\":500",
                    "\"status\":503",
                    "\"permission\":\"Customers\"",
                    "\"truncateAfterBytes\":700",
                    "\"drop\":\"reset\"",
                    "\"drop\":\"garbage\"",
                    "\"login\":\"consumer_key_refused\"")) {
                netsuite.fault("{\"match\":{\"path\":\"suiteql|NetSuitePort\"}," + fault + "}");
                integration.poll("customer").poll("contact");
                assertThat(integration.trouble("customer")).as(fault).isNotNull();
                scan.read("exceptions", Disclosures.stackTrace(integration.trouble("customer")));
                scan.read("health", new Disclosures(integration.camel).health());
                netsuite.clearFaults();
                TIME.advance(Duration.ofHours(2));
            }
            plantInRecords();
            integration.poll("customer").poll("contact");
            assertThat(integration.trouble("customer")).isNull();
            integration.logInWith(WRONG);
            integration.camel.getRouteController().stopRoute("customer");
            integration.camel.getRouteController().startRoute("customer");
            integration.poll("customer");
            assertThat(integration.trouble("customer")).isInstanceOf(LoginRefusedException.class);
            look(scan, integration, "customer", "contact");
            integration.camel.stop();
            scan.read("log", log.lines()).read("cursors", Disclosures.files(directory));
            assertThat(integration.arrivals.records()).hasSizeGreaterThanOrEqualTo(22);
        }
        scan.assertClean();
    }

    @Test
    void whatARouteQuotesIsNotRepeated() throws Exception {
        plantInRecords();
        SecretScan scan = scan();
        SecretScan quotes = new SecretScan().plant("what the route quotes", QUOTED);
        try (LogCapture log = everything();
                Integration integration = integration()) {
            integration.route(
                    "customer", held("netsuite-tba:customer"), route -> route.errorHandler(new NoErrorHandlerBuilder())
                            .process(exchange -> {
                                throw new IllegalStateException("No room for " + QUOTED);
                            }));
            integration.poll("customer");
            assertThat(integration.trouble("customer"))
                    .isInstanceOf(DeliveryFailedException.class)
                    .hasStackTraceContaining(QUOTED);
            look(scan, integration);
            Disclosures disclosures = new Disclosures(integration.camel);
            quotes.read("JMX", disclosures.management())
                    .read(
                            "developer consoles",
                            disclosures.consoles().stream()
                                    .filter(console -> !console.startsWith("event "))
                                    .toList())
                    .read("health", disclosures.health())
                    .read("exceptions", integration.trouble("customer").toString());
            integration.camel.stop();
            scan.read("log", log.lines()).read("cursors", Disclosures.files(directory));
            // Camel quotes the route's own exception in its list of events and, at DEBUG, in its pipeline; nothing else
            // does.
            quotes.read(
                    "log",
                    log.lines().stream()
                            .filter(line -> !line.contains(" org.apache.camel.processor.Pipeline "))
                            .toList());
        }
        scan.assertClean();
        quotes.assertClean();
    }

    /** Answers with a person's data where something else should be, and one that repeats what was sent. */
    private static List<Reply> oddAnswers(String keys) {
        String row = "{\"id\":\"7\",\"lastmodifieddate\":\"2026-03-01T00:00:00Z\",\"email\":\"" + EMAIL + "\"}";
        String quoted = "\"" + EMAIL + "\"";
        return List.of(
                page(row.replace("\"7\"", quoted)),
                page(row.replace("\"2026-03-01T00:00:00Z\"", quoted)),
                page(row.replace("\"email\":", "\"isinactive\":")),
                page(row.replace("\"email\":", "\"startdate\":")),
                page(row.replace("\"email\":", "\"datecreated\":")),
                page(row.replace("\"email\":", "\"custentity_n\":")),
                page(row.replace("\"email\":" + quoted, "\"email\":" + EMAIL)),
                page(row.replace("\"email\":" + quoted, "\"email\":[" + quoted + "]")),
                page(row.replace("\"email\":" + quoted, quoted + ":1," + quoted + ":2")),
                page(row.replace("\"email\":" + quoted, quoted.toUpperCase(Locale.ROOT) + ":1," + quoted + ":2")),
                page(row + "," + row),
                page(row.replace("\"7\"", "\"8\"") + "," + row),
                page(quoted),
                page(row).of("\"count\":1", "\"count\":" + quoted),
                page(row).of("\"hasMore\":false", "\"hasMore\":" + quoted),
                page(row).of("}]", "}] " + EMAIL + " ]"),
                page(row).of("}]", "}"),
                Reply.cut(bytes(page(row).body()), Reply.Framing.CONTENT_LENGTH, 90),
                Reply.cut(bytes(page(row).body()), Reply.Framing.CHUNKED, 90),
                Reply.raw(
                        Reply.head(200, "Content-Type: application/json", "Transfer-Encoding: chunked"),
                        bytes(EMAIL + "\r\n" + PHONE + "\r\n"),
                        false),
                Reply.raw(
                        Reply.head(200, "Content-Type: application/json", "Transfer-Encoding: chunked"),
                        bytes("5\r\n{\"ite" + EMAIL + "\r\n" + PHONE + "\r\n"),
                        false),
                Reply.raw(
                        Reply.head(200, "Content-Type: application/json", "Content-Length: 2"),
                        bytes("{}" + EMAIL + " " + PHONE + "\r\n\r\n"),
                        true),
                Reply.raw(EMAIL + " " + PHONE + "\r\n\r\n", bytes(row), false),
                Reply.raw("HTTP/" + EMAIL + " 200 " + PHONE + "\r\n\r\n", bytes(row), false),
                Reply.raw("HTTP/1.1 200 OK\r\n" + EMAIL + "\r\n\r\n", bytes(row), false),
                Reply.raw(
                        Reply.head(200, "Content-Type: application/json", "Content-Length: " + EMAIL),
                        bytes(row),
                        false),
                Reply.of(200, "Content-Type: " + EMAIL + "; charset=" + EMAIL, row),
                Reply.of(200, "Content-Type: application/json; charset=" + EMAIL, row),
                Reply.of(200, "Content-Type: application/json\r\nContent-Encoding: gzip", row),
                Reply.of(200, "Content-Type: text/html", "<html><title>" + EMAIL + "</title>"),
                Reply.of(403, "Content-Type: text/html", "<html><title>" + EMAIL + "</title>"),
                Reply.of(500, "Content-Type: text/plain", EMAIL),
                Reply.of(400, "Content-Type: application/json", "{\"o:errorDetails\":" + quoted + "}"),
                Reply.error(400, "INVALID_CONTENT", "This was sent: " + keys),
                Reply.error(500, "UNEXPECTED_ERROR", "This was sent: " + keys),
                Reply.error(403, "INSUFFICIENT_PERMISSION", "This was sent: " + keys));
    }

    private static Page page(String items) {
        return new Page("{\"links\":[],\"count\":1,\"hasMore\":false,\"items\":[" + items
                + "],\"offset\":0,\"totalResults\":1}");
    }

    /** A page in NetSuite's dress, which can be changed further. */
    private record Page(String body) implements Reply {

        Page of(String part, String instead) {
            return new Page(body.replace(part, instead));
        }

        @Override
        public boolean answer(Socket connection) throws IOException, InterruptedException {
            return Reply.json(body).answer(connection);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void noOddAnswerIsQuoted() throws Exception {
        SecretScan scan = scan();
        SandboxCredentials right = netsuite.credentials();
        List<Reply> oddities =
                oddAnswers("oauth_consumer_key " + right.consumerKey() + ", oauth_token=" + right.tokenId());
        int told = 0;
        try (ScriptedServer server = new ScriptedServer();
                LogCapture log = everything();
                Integration integration = integration()) {
            integration.component.getConfiguration().setBaseUrl(server.url().toString());
            integration.component.getConfiguration().setCursorStore(new MemoryCursorStore());
            integration.component.getConfiguration().setFields("+custentity_n:number");
            integration.reading("netsuite-tba:customer?maxAttempts=2");
            for (Reply oddity : oddities) {
                server.otherwise(request -> request.line().contains("serverTime")
                        ? Reply.json("{\"serverTime\":\"2026-03-12T08:57:09Z\"}")
                        : oddity);
                integration.poll("customer");
                Throwable trouble = integration.trouble("customer");
                told += trouble == null ? 0 : 1;
                if (trouble != null) {
                    scan.read("exceptions", Disclosures.stackTrace(trouble));
                }
                scan.read("health", new Disclosures(integration.camel).health());
            }
            look(scan, integration, "customer");
            integration.camel.stop();
            scan.read("log", log.lines());
        }
        // All but the one whose data come behind a whole answer.
        assertThat(told).isGreaterThanOrEqualTo(oddities.size() - 1);
        scan.assertClean();
    }

    /** The same by SOAP, whose requests hold the passport: an answer that repeats one is told without it. */
    private List<Reply> oddSoapAnswers(String keys) {
        String record = "<record internalId=\"7\"><email>" + EMAIL + "</email><lastModifiedDate>2026-03-01T00:00:00Z"
                + "</lastModifiedDate></record>";
        String page = Envelopes.success(
                "<totalRecords>1</totalRecords><recordList>" + record + "</recordList><!-- " + PHONE + " -->");
        List<Reply> replies = new ArrayList<>(List.of(
                Reply.cut(Envelopes.XML, bytes(page), Reply.Framing.CONTENT_LENGTH, page.indexOf("</email>")),
                Reply.cut(Envelopes.XML, bytes(page), Reply.Framing.CLOSE, page.indexOf("quux")),
                Reply.of(200, "Content-Type: " + EMAIL, page),
                Reply.of(200, "Content-Type: text/xml; charset=" + EMAIL, page),
                Reply.of(200, Envelopes.XML + "\r\nContent-Encoding: gzip", page),
                Reply.of(500, "Content-Type: text/html", "<html><title>" + EMAIL + "</title>"),
                Envelopes.reply(500, Envelopes.fault("unexpectedErrorFault", "USER_ERROR", "This was sent: " + keys)),
                Envelopes.reply(200, Envelopes.failure("USER_ERROR", "This was sent: " + keys)),
                Envelopes.reply(
                        500,
                        Envelopes.of("<soapenv:Fault><faultstring>" + keys + "</faultstring><detail><"
                                + "stackTrace>" + EMAIL + "</stackTrace><hostname>" + PHONE
                                + "</hostname></detail></soapenv:Fault>"))));
        List<String> broken = List.of(
                page.replace("\"7\"", "\"" + EMAIL + "\""),
                page.replace("<record internalId", "<record " + PHONE + " internalId"),
                page.replace("<record internalId", "<record xsi:type=\"" + EMAIL + "\" internalId"),
                page.replace("</email>", "</" + EMAIL + ">"),
                page.replace("<email>", "<email>&" + "planted-quux;"),
                page.replace("2026-03-01T00:00:00Z", EMAIL),
                page.replace("email>", "isInactive>"),
                page.replace("email>", "startDate>"),
                page.replace("email>", "dateCreated>"),
                page.replace("<totalRecords>1", "<totalRecords>" + PHONE),
                page.replace(record, record + record),
                page.replace(record, EMAIL),
                page.replace("isSuccess=\"true\"", "isSuccess=\"" + EMAIL + "\""),
                page.replace("<email>", "<customFieldList><customField scriptId=\"custentity_n\"><value>")
                        .replace("</email>", "</value></customField></customFieldList>"),
                page + EMAIL,
                "<!DOCTYPE a [<!ENTITY b \"" + EMAIL + "\">]>" + page,
                "<a>" + EMAIL + "</a>",
                EMAIL);
        broken.forEach(envelope -> replies.add(Envelopes.reply(200, envelope)));
        return replies;
    }

    @Test
    void noOddAnswerBySoapIsQuoted() throws Exception {
        SecretScan scan = scan();
        SandboxCredentials right = netsuite.credentials();
        List<Reply> oddities = oddSoapAnswers("&lt;core:consumerKey>" + right.consumerKey() + "&lt;/core:consumerKey>"
                + "&lt;core:token>" + right.tokenId() + "&lt;/core:token>");
        try (ScriptedServer server = new ScriptedServer();
                LogCapture log = everything();
                Integration integration = integration()) {
            integration.component.getConfiguration().setBaseUrl(server.url().toString());
            integration.component.getConfiguration().setCursorStore(new MemoryCursorStore());
            integration.component.getConfiguration().setTransport("soap");
            integration.component.getConfiguration().setFields("+custentity_n:number");
            integration.reading("netsuite-tba:customer?maxAttempts=2");
            for (Reply oddity : oddities) {
                server.otherwise(request -> request.header("SOAPAction").contains("getServerTime")
                        ? Envelopes.reply(200, Envelopes.success("<serverTime>2026-03-12T08:57:09Z</serverTime>"))
                        : oddity);
                integration.poll("customer");
                Throwable trouble = integration.trouble("customer");
                assertThat(trouble).isNotNull();
                scan.read("exceptions", Disclosures.stackTrace(trouble));
                scan.read("health", new Disclosures(integration.camel).health());
            }
            look(scan, integration, "customer");
            integration.camel.stop();
            scan.read("log", log.lines());
        }
        scan.assertClean();
    }

    @Test
    void aProxysPasswordIsNotTold() throws Exception {
        SecretScan scan = scan();
        try (ScriptedServer proxy = new ScriptedServer();
                LogCapture log = everything();
                Integration integration = integration()) {
            proxy.otherwise(request -> request.header("Proxy-Authorization").isEmpty()
                    ? Reply.of(407, "Proxy-Authenticate: Basic realm=\"here\"", "")
                    : Reply.json(
                            request.line().contains("serverTime")
                                    ? "{\"serverTime\":\"2026-03-12T08:57:09Z\"}"
                                    : Reply.PAGE));
            NetSuiteTbaConfiguration options = integration.component.getConfiguration();
            options.setBaseUrl("http://localhost:9");
            options.setProxyHost("localhost");
            options.setProxyPort(proxy.url().getPort());
            options.setProxyAuthUsername("somebody");
            options.setProxyAuthPassword(PROXY_PASSWORD);
            integration.camel.getRegistry().bind("defaults", options);
            integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
            for (String route : List.of("customer", "contact")) {
                integration.poll(route);
                assertThat(integration.trouble(route)).isNull();
            }
            assertThat(proxy.received())
                    .anyMatch(request -> !request.header("Proxy-Authorization").isEmpty());
            proxy.otherwise(request -> Reply.of(407, "Proxy-Authenticate: Basic realm=\"here\"", ""));
            integration.poll("customer").poll("contact");
            look(scan, integration, "customer", "contact");
            integration.camel.stop();
            scan.read("log", log.lines());
        }
        scan.assertClean();
    }

    @Test
    void aStartThatFailsShowsNoValue() throws Exception {
        SecretScan scan = scan();
        List<UnaryOperator<String>> flaws = List.of(
                value -> value + "\n",
                value -> value + " ",
                value -> " " + value,
                value -> value.replace('a', '\u00e4') + "\u2013",
                value -> value + "\r\nX-Injected: 1",
                value -> value.substring(0, 40) + " " + value.substring(40));
        List<BiConsumer<NetSuiteCredentials, String>> setters = List.of(
                NetSuiteCredentials::setConsumerKey,
                NetSuiteCredentials::setConsumerSecret,
                NetSuiteCredentials::setAccessToken,
                NetSuiteCredentials::setAccessTokenSecret,
                NetSuiteCredentials::setAccountId,
                NetSuiteCredentials::setUsername,
                NetSuiteCredentials::setPassword,
                NetSuiteCredentials::setToken);
        try (LogCapture log = everything();
                Integration integration = integration()) {
            for (UnaryOperator<String> flaw : flaws) {
                for (BiConsumer<NetSuiteCredentials, String> setter : setters) {
                    NetSuiteCredentials bean = asBean(netsuite.credentials());
                    setter.accept(bean, flaw.apply(WRONG.consumerKey()));
                    integration.camel.getRegistry().bind("acme", bean);
                    Throwable failure =
                            catchThrowable(() -> integration.reading("netsuite-tba:customer?credentials=#bean:acme"));
                    scan.read("exceptions", Disclosures.stackTrace(failure));
                }
            }
            look(scan, integration);
            scan.read("log", log.lines());
        }
        scan.assertClean();
    }

    /** At its own level: at DEBUG, which is beyond this component's reach, camel-main prints what it is given. */
    @Test
    void theStartUpSummaryOfCamelsOwnMainMasksThem() throws Exception {
        SecretScan scan = scan();
        SandboxCredentials right = netsuite.credentials();
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty("camel.main.autoConfigurationLogSummary", "true");
        for (String place : List.of("camel.component.netsuite-tba.", "camel.beans.acme.")) {
            main.addInitialProperty(place + "accountId", right.accountId());
            main.addInitialProperty(place + "consumerKey", right.consumerKey());
            main.addInitialProperty(place + "consumerSecret", right.consumerSecret());
            main.addInitialProperty(place + "accessToken", right.tokenId());
            main.addInitialProperty(place + "accessTokenSecret", right.tokenSecret());
        }
        main.addInitialProperty("camel.component.netsuite-tba.proxyAuthPassword", PROXY_PASSWORD);
        main.addInitialProperty("camel.beans.acme", "#class:" + NetSuiteCredentials.class.getName());
        main.addInitialProperty("camel.beans.form", "#class:" + NetSuiteCredentials.class.getName());
        main.addInitialProperty("camel.beans.form.username", WRONG.consumerKey());
        main.addInitialProperty("camel.beans.form.password", right.consumerSecret());
        main.addInitialProperty(
                "camel.beans.form.token", WRONG.tokenId() + "," + right.tokenSecret() + "," + right.accountId());
        try (LogCapture log = everything()) {
            main.start();
            List<String> said = log.lines().stream()
                    .filter(line -> line.matches("(?s)(INFO|WARN|ERROR) .*"))
                    .toList();
            assertThat(said)
                    .anyMatch(line -> line.contains("netsuite-tba.consumerSecret"))
                    .anyMatch(line -> line.contains("acme.accessToken"))
                    .anyMatch(line -> line.contains("form.token"));
            scan.read("start-up summary at INFO", said);
        } finally {
            main.stop();
        }
        scan.assertClean();
    }
}
