package io.github.camelnetsuite.tba.gateway;

import java.nio.charset.StandardCharsets;

/** SOAP envelopes as NetSuite writes them, and replies that hold them. */
public final class Envelopes {

    public static final String XML = "Content-Type: text/xml; charset=utf-8";

    private static final String OPEN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope"
            + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";

    private Envelopes() {}

    /** An envelope around a body. */
    public static String of(String body) {
        return OPEN + "<soapenv:Body>" + body + "</soapenv:Body></soapenv:Envelope>";
    }

    /** The answer to a search, with this in its result. */
    public static String result(String content) {
        return of("<searchResponse xmlns=\"urn:messages_2025_2.platform.webservices.netsuite.com\">"
                + "<platformCore:searchResult xmlns:platformCore=\"urn:core_2025_2.platform.webservices.netsuite.com\""
                + " xmlns:listRel=\"urn:relationships_2025_2.lists.webservices.netsuite.com\">"
                + content + "</platformCore:searchResult></searchResponse>");
    }

    /** A result that succeeded. */
    public static String success(String content) {
        return result("<platformCore:status isSuccess=\"true\"/>" + content);
    }

    /** A result whose status says no. */
    public static String failure(String code, String message) {
        return result("<platformCore:status isSuccess=\"false\"><platformCore:statusDetail type=\"ERROR\">"
                + "<platformCore:code>" + code + "</platformCore:code><platformCore:message>" + message
                + "</platformCore:message></platformCore:statusDetail></platformCore:status>");
    }

    /** A fault with NetSuite's detail, in the shape of captured ones. */
    public static String fault(String element, String code, String message) {
        return of("<soapenv:Fault><faultcode>soapenv:Server.userException</faultcode><faultstring>" + message
                + "</faultstring><detail><platformFaults:" + element
                + " xmlns:platformFaults=\"urn:faults_2025_2.platform.webservices.netsuite.com\"><platformFaults:code>"
                + code + "</platformFaults:code><platformFaults:message>" + message
                + "</platformFaults:message></platformFaults:" + element
                + "><ns1:hostname xmlns:ns1=\"http://xml.apache.org/axis/\">partners-01</ns1:hostname></detail>"
                + "</soapenv:Fault>");
    }

    /** A whole answer with it. */
    public static Reply reply(int status, String envelope) {
        return Reply.of(status, XML, envelope.getBytes(StandardCharsets.UTF_8));
    }
}
