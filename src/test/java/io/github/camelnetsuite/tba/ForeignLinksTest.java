package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.Envelopes;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where an answer points to is nobody's business: pages are asked for by key, at the account's own address. */
@Catalogue("68")
class ForeignLinksTest {

    private static final HeldTime TIME = new HeldTime();
    private static final String SUITEQL = "POST /services/rest/query/v1/suiteql?limit=1000&offset=0 HTTP/1.1";

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(1).contacts(0).clock(TIME));

    /** Each way to point elsewhere; the two ports are the account's and that of the other server. */
    private static List<String> tricks(int own, int elsewhere) {
        return List.of(
                "http://localhost:" + elsewhere + "/services/rest/query/v1/suiteql?limit=1000&offset=1000",
                "http://localhost:" + own + "@localhost:" + elsewhere + "/services/rest/query/v1/suiteql",
                "http://localhost:" + own + "%40localhost:" + elsewhere + "/next",
                "http://localhost:" + own + "\\\\@localhost:" + elsewhere + "/next",
                "http://localhost:" + elsewhere + "#localhost:" + own + "/next",
                "http://127.0.0.1:" + elsewhere + "/next",
                "https://localhost:" + elsewhere + "/next",
                "//localhost:" + elsewhere + "/next",
                "http://localhost:" + own + "/services/rest/query/v1/../../../../stolen",
                "/stolen",
                "../../stolen",
                "file:///etc/passwd",
                "jar:http://localhost:" + elsewhere + "/x.jar!/next",
                "ftp://localhost:" + elsewhere + "/next",
                "ldap://localhost:" + elsewhere + "/next",
                "javascript:alert(1)");
    }

    private static Reply page(String trick, int id, boolean more) {
        String link = "{\"rel\":\"REL\",\"href\":\"" + trick + "\"}";
        String links = Stream.of("next", "last", "self", "first", "prev", "up")
                .map(rel -> link.replace("REL", rel))
                .toList()
                .toString();
        String body = "{\"links\":" + links + ",\"count\":1,\"hasMore\":" + more + ",\"items\":[{\"links\":" + links
                + ",\"id\":\"" + id + "\",\"lastmodifieddate\":\"2026-03-01T00:00:00Z\",\"companyname\":\"A\"}],"
                + "\"offset\":0,\"totalResults\":" + (more ? 2 : 1) + ",\"next\":\"" + trick + "\"}";
        return Reply.of(
                200,
                "Content-Type: application/vnd.oracle.resource+json\r\nLink: <" + trick
                        + ">; rel=\"next\"\r\nLocation: " + trick + "\r\nContent-Location: " + trick
                        + "\r\nRefresh: 0; url=" + trick,
                body);
    }

    @Test
    void noLinkIsFollowed() throws Exception {
        int tricks = 0;
        try (ScriptedServer own = new ScriptedServer();
                ScriptedServer elsewhere = new ScriptedServer()) {
            int ownPort = own.url().getPort();
            for (String trick : tricks(ownPort, elsewhere.url().getPort())) {
                int before = own.received().size();
                own.replies(
                        Reply.json("{\"serverTime\":\"2026-03-12T08:57:09Z\",\"links\":[{\"rel\":\"next\",\"href\":\""
                                + trick + "\"}]}"),
                        page(trick, 1, true),
                        page(trick, 2, false));
                try (Integration integration = new Integration(NETSUITE.sandbox(), TIME)) {
                    integration
                            .component
                            .getConfiguration()
                            .setBaseUrl(own.url().toString());
                    integration.reading("netsuite-tba:customer").poll("customer");

                    assertThat(integration.trouble("customer")).as(trick).isNull();
                    assertThat(integration.arrivals.ids()).containsExactly("1", "2");
                }
                assertThat(own.received().subList(before, own.received().size()))
                        .as(trick)
                        .extracting(ScriptedServer.Received::line)
                        .first()
                        .isEqualTo("GET /services/rest/system/v1/serverTime HTTP/1.1");
                assertThat(own.received().subList(before + 1, own.received().size()))
                        .as(trick)
                        .allMatch(request -> request.line().equals(SUITEQL));
                tricks++;
            }
            assertThat(tricks).isEqualTo(16);
            Evidence.of("68")
                    .outcome("not requested", tricks)
                    .atMost("connections elsewhere", elsewhere.connections(), 0);
        }
    }

    /** Where a SOAP answer may name an address; the last one is where an account's services are said to be. */
    private static Reply soapPage(String trick) {
        String inXml = trick.replace("&", "&amp;");
        String envelope = Envelopes.success("<totalRecords>1</totalRecords><next>" + inXml
                        + "</next><recordList><record"
                        + " internalId=\"1\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"" + inXml
                        + "\"><lastModifiedDate>2026-03-01T00:00:00Z</lastModifiedDate><image><name>" + inXml
                        + "</name></image></record></recordList><dataCenterUrls><restDomain>" + inXml
                        + "</restDomain><webservicesDomain>" + inXml + "</webservicesDomain><systemDomain>" + inXml
                        + "</systemDomain></dataCenterUrls>")
                .replace(
                        "<soapenv:Body>",
                        "<soapenv:Header><wsa:ReplyTo xmlns:wsa=\"http://www.w3.org/2005/08/addressing\"><wsa:Address>"
                                + inXml + "</wsa:Address></wsa:ReplyTo></soapenv:Header><soapenv:Body>");
        return Reply.of(
                200,
                Envelopes.XML + "\r\nLink: <" + trick + ">; rel=\"next\"\r\nLocation: " + trick + "\r\nRefresh: 0; url="
                        + trick,
                envelope);
    }

    @Test
    void noAddressInASoapAnswerIsAskedAnything() throws Exception {
        try (ScriptedServer own = new ScriptedServer();
                ScriptedServer elsewhere = new ScriptedServer()) {
            List<String> tricks = tricks(own.url().getPort(), elsewhere.url().getPort());
            for (String trick : tricks) {
                own.otherwise(request -> request.header("SOAPAction").contains("getServerTime")
                        ? Envelopes.reply(200, Envelopes.success("<serverTime>2026-03-12T08:57:09Z</serverTime>"))
                        : soapPage(trick));
                try (Integration integration = new Integration(NETSUITE.sandbox(), TIME)) {
                    integration.component.getConfiguration().setTransport("soap");
                    integration
                            .component
                            .getConfiguration()
                            .setBaseUrl(own.url().toString());
                    integration.reading("netsuite-tba:customer").poll("customer");

                    assertThat(integration.trouble("customer")).as(trick).isNull();
                    assertThat(integration.arrivals.ids()).containsExactly("1");
                }
            }
            assertThat(own.received())
                    .extracting(ScriptedServer.Received::line)
                    .containsOnly("POST /services/NetSuitePort_2025_2 HTTP/1.1");
            Evidence.of("68")
                    .outcome("not requested by SOAP", tricks.size())
                    .atMost("connections elsewhere", elsewhere.connections(), 0);
        }
    }
}
