package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/**
 * Reads requests in SOAP 1.1 envelopes. A request comes as {@code text/xml} with a SOAPAction field (SOAP 1.1 sections
 * 6, 6.1.1; its value is not looked at), and in the namespaces of its endpoint's version.
 */
final class EnvelopeReader {
    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    private static final QName MUST_UNDERSTAND = new QName(SOAP, "mustUnderstand");
    private static final Set<String> UNDERSTOOD = Set.of(
            "tokenPassport",
            "searchPreferences",
            "preferences",
            "passport",
            "ssoPassport",
            "applicationInfo",
            "partnerInfo",
            "documentInfo");

    private final ElementReader elements = new ElementReader();

    SoapRequest read(HttpRequest http) throws SoapFault {
        Version version = version(http);
        if (http.field("SOAPAction").isEmpty()) {
            throw SoapFault.protocol("soapenv:Client.NoSOAPAction", "no SOAPAction header!", version);
        }
        if (!http.field("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("text/xml")) {
            throw SoapFault.protocol("soapenv:Client", "Content-Type must be text/xml", version);
        }
        Element envelope = envelope(http, version);
        List<Element> headers = envelope.all(SOAP, "Header").stream()
                .flatMap(header -> header.children().stream())
                .toList();
        SoapRequest request = new SoapRequest(http, version, headers, operation(envelope, version));
        requireOneVersion(request);
        requireUnderstanding(request);
        return request;
    }

    private static Version version(HttpRequest http) throws SoapFault {
        Version version = Version.ofPath(http.path()).orElse(new Version("0_0"));
        if (version.gone()) {
            throw SoapFault.of(
                    "invalidVersionFault",
                    "UNSUPPORTED_WS_VERSION",
                    "The " + version.text() + " version of SOAP Web Services is no longer supported.",
                    version);
        }
        if (!version.answers()) {
            throw SoapFault.of(
                    "invalidVersionFault",
                    "INVALID_WS_VERSION",
                    "The version of SOAP Web Services in the endpoint's URL does not exist.",
                    Version.NEWEST);
        }
        return version;
    }

    private Element envelope(HttpRequest http, Version version) throws SoapFault {
        Element envelope;
        try {
            envelope = elements.read(http.body());
        } catch (XMLStreamException malformed) {
            String message = String.valueOf(malformed.getMessage());
            throw SoapFault.protocol(
                    "soapenv:Server.userException", "org.xml.sax.SAXParseException; " + message, version);
        }
        if (!envelope.is(SOAP, "Envelope")) {
            throw SoapFault.protocol("soapenv:VersionMismatch", "Only envelopes of SOAP 1.1 are understood.", version);
        }
        return envelope;
    }

    private static Element operation(Element envelope, Version version) throws SoapFault {
        List<Element> operations = envelope.all(SOAP, "Body").stream()
                .flatMap(body -> body.children().stream())
                .toList();
        if (operations.size() != 1) {
            throw SoapFault.unreadable("SOAP Body must hold one operation", version);
        }
        return operations.get(0);
    }

    private static void requireOneVersion(SoapRequest request) throws SoapFault {
        String expected = request.version().messages();
        boolean other = request.headers().stream()
                .map(header -> header.name().getNamespaceURI())
                .anyMatch(namespace -> Version.ofMessages(namespace).isPresent() && !namespace.equals(expected));
        if (other || !request.operation().name().getNamespaceURI().equals(expected)) {
            throw SoapFault.of(
                    "invalidVersionFault",
                    "INVALID_WS_VERSION",
                    "The namespaces of the request are not those of the endpoint's version "
                            + request.version().text() + ".",
                    request.version());
        }
    }

    private static void requireUnderstanding(SoapRequest request) throws SoapFault {
        for (Element header : request.headers()) {
            boolean known =
                    header.name().getNamespaceURI().equals(request.version().messages())
                            && UNDERSTOOD.contains(header.name().getLocalPart());
            if (!known && "1".equals(header.attributes().get(MUST_UNDERSTAND))) {
                throw SoapFault.protocol(
                        "soapenv:MustUnderstand",
                        "Did not understand \"MustUnderstand\" header(s):" + header.name(),
                        request.version());
            }
        }
    }
}
