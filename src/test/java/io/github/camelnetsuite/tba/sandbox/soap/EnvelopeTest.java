package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a request, and of which version. */
class EnvelopeTest {
    private static final String TIME = "<m:getServerTime/>";

    private static Sandbox sandbox;
    private static SoapClient client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().customers(0).contacts(0).start();
        client = new SoapClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String envelope() {
        return client.envelope(client.signed(client.passport()), TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020_1", "2021_2", "2023_2", "2024_1", "2025_2"})
    void eachVersionAnswersInItsOwnNamespaces(String version) throws Exception {
        SoapReply reply = new SoapClient(sandbox, version).call(TIME);
        assertThat(reply.successful()).isTrue();
        assertThat(reply.body())
                .contains(
                        "urn:messages_" + version + ".platform.webservices.netsuite.com",
                        "urn:core_" + version + ".platform.webservices.netsuite.com")
                .doesNotContainPattern("_20\\d\\d_\\d\\.(?!platform)");
    }

    @ParameterizedTest
    @CsvSource({
        "2019_2, UNSUPPORTED_WS_VERSION",
        "2015_1, UNSUPPORTED_WS_VERSION",
        "2026_1, INVALID_WS_VERSION",
        "2023_3, INVALID_WS_VERSION",
        "9999_9, INVALID_WS_VERSION"
    })
    void aVersionThatIsGoneOrNeverWasIsAFault(String version, String code) throws Exception {
        SoapReply reply = new SoapClient(sandbox, version).call(TIME);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.at("//invalidVersionFault/code")).isEqualTo(code);
        assertThat(reply.body()).contains("<platformFaults:invalidVersionFault");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/services/NetSuitePort_", "/services/NetSuitePort_2023", "/services/NetSuitePort_2023_2/x"})
    void aPathWithoutAVersionIsAFault(String path) throws Exception {
        assertThat(client.postTo(path, envelope()).at("//invalidVersionFault/code"))
                .isEqualTo("INVALID_WS_VERSION");
    }

    @Test
    void theNamespacesMustBeThoseOfTheEndpoint() throws Exception {
        SoapReply reply = client.postTo("/services/NetSuitePort_2024_2", envelope());
        assertThat(reply.at("//invalidVersionFault/code")).isEqualTo("INVALID_WS_VERSION");
        assertThat(reply.body()).contains("urn:faults_2024_2");
        SoapReply none = client.post(envelope().replace("<m:getServerTime/>", "<getServerTime/>"));
        assertThat(none.body()).contains("invalidVersionFault");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"q\":\"SELECT\"}",
                "<s:Envelope/>",
                "<a></b>",
                "<a>&undeclared;</a>",
                "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"URL/x\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"URL/x.dtd\"> %x;]><a/>",
                "<!DOCTYPE a SYSTEM \"URL/a.dtd\"><a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
            })
    void whatIsNoPlainXmlIsRefusedAndNothingIsFetched(String document) throws Exception {
        try (ScriptedServer elsewhere = new ScriptedServer()) {
            SoapReply reply =
                    client.post(document.replace("URL", elsewhere.url().toString()));
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.at("//faultstring")).startsWith("org.xml.sax.SAXParseException");
            assertThat(reply.body()).doesNotContain("root:", "haha");
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void anAttackInARealRequestIsRefusedToo() throws Exception {
        try (ScriptedServer elsewhere = new ScriptedServer()) {
            String attack = envelope()
                    .replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + elsewhere.url() + "/e\">]>")
                    .replace("</c:nonce>", "&e;</c:nonce>");
            assertThat(client.post(attack).at("//faultstring")).startsWith("org.xml.sax.SAXParseException");
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void nestingEnds() throws Exception {
        String deep = client.envelope("", "<m:a>".repeat(10_000) + "</m:a>".repeat(10_000));
        assertThat(client.post(deep).at("//faultstring")).startsWith("org.xml.sax.SAXParseException");
    }

    @Test
    void soapHasItsOwnRules() throws Exception {
        SoapReply newer = client.post(envelope()
                .replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"));
        assertThat(newer.at("//faultcode")).isEqualTo("soapenv:VersionMismatch");
        SoapReply two = client.post(client.envelope("", TIME + TIME));
        assertThat(two.at("//faultstring")).contains("one operation");
        SoapReply unknown = client.post(client.envelope(
                client.signed(client.passport()) + "<x:y xmlns:x=\"urn:x\" s:mustUnderstand=\"1\"/>", TIME));
        assertThat(unknown.at("//faultcode")).isEqualTo("soapenv:MustUnderstand");
        SoapReply understood = client.post(client.envelope(
                client.signed(client.passport())
                                .replace(
                                        "<m:tokenPassport>",
                                        "<m:tokenPassport s:actor=\"http://schemas.xmlsoap.org/soap/actor/next\""
                                                + " s:mustUnderstand=\"1\">")
                        + "<x:y xmlns:x=\"urn:x\" s:mustUnderstand=\"0\"/>",
                TIME));
        assertThat(understood.successful()).isTrue();
    }

    @Test
    void httpHasItsOwnRulesToo() throws Exception {
        assertThat(client.post(envelope(), "Content-Type", "application/json").at("//faultstring"))
                .contains("text/xml");
        HttpClient http = HttpClient.newHttpClient();
        URI url = URI.create(sandbox.baseUrl() + "/services/NetSuitePort_2023_2");
        HttpResponse<String> withoutAction = http.send(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "text/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(envelope()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(withoutAction.body()).contains("no SOAPAction header!");
        HttpResponse<String> read =
                http.send(HttpRequest.newBuilder(url).GET().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(read.statusCode()).isEqualTo(405);
    }
}
