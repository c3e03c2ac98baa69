package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.auth.TokenPassport;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One SuiteTalk request as text: SOAP 1.1, the token passport and the search preferences in its header. The passport's
 * children belong to the core namespace (Oracle help, section_4395630653 and core.xsd).
 */
public final class SoapEnvelope {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    /** Writes nothing. */
    public static final Part NOTHING = envelope -> {};

    private final ApiVersion version;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** Writes a part of the envelope. */
    @FunctionalInterface
    public interface Part {
        void write(SoapEnvelope envelope) throws XMLStreamException;
    }

    private SoapEnvelope(ApiVersion version) throws XMLStreamException {
        this.version = version;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /**
     * @param passport of this attempt; empty for what anybody may ask
     * @param header what else stands in the header
     * @param operation the element in the body, named {@code operation}
     */
    static String write(
            ApiVersion version, Optional<TokenPassport> passport, Part header, String operation, Part content) {
        try {
            SoapEnvelope envelope = new SoapEnvelope(version);
            envelope.start(passport, header);
            envelope.xml.writeStartElement("msgs", operation, version.messages());
            content.write(envelope);
            envelope.xml.writeEndDocument();
            envelope.xml.close();
            return envelope.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory does not fail", e);
        }
    }

    private void start(Optional<TokenPassport> passport, Part header) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("soapenv", "Envelope", SOAP);
        xml.writeNamespace("soapenv", SOAP);
        xml.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        xml.writeNamespace("msgs", version.messages());
        xml.writeNamespace("core", version.core());
        xml.writeNamespace("common", version.common());
        xml.writeStartElement("soapenv", "Header", SOAP);
        if (passport.isPresent()) {
            tokenPassport(passport.get());
        }
        header.write(this);
        xml.writeEndElement();
        xml.writeStartElement("soapenv", "Body", SOAP);
    }

    private void tokenPassport(TokenPassport passport) throws XMLStreamException {
        xml.writeStartElement("msgs", "tokenPassport", version.messages());
        core("account", passport.account());
        core("consumerKey", passport.consumerKey());
        core("token", passport.token());
        core("nonce", passport.nonce());
        core("timestamp", Long.toString(passport.timestamp()));
        xml.writeStartElement("core", "signature", version.core());
        xml.writeAttribute("algorithm", passport.algorithm());
        xml.writeCharacters(passport.signature());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** How many records a page may have, and whether their lists come with them (Oracle help, section_4170181850). */
    public void searchPreferences(boolean bodyFieldsOnly, int pageSize) throws XMLStreamException {
        xml.writeStartElement("msgs", "searchPreferences", version.messages());
        messages("bodyFieldsOnly", Boolean.toString(bodyFieldsOnly));
        messages("pageSize", Integer.toString(pageSize));
        xml.writeEndElement();
    }

    /** An element of the messages namespace, of text. */
    public void messages(String element, String value) throws XMLStreamException {
        xml.writeStartElement("msgs", element, version.messages());
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private void core(String element, String value) throws XMLStreamException {
        xml.writeStartElement("core", element, version.core());
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    /** An element of the messages namespace whose type is one of another namespace. */
    public void typed(String element, String type, Part content) throws XMLStreamException {
        xml.writeStartElement("msgs", element, version.messages());
        xsiType(type);
        content.write(this);
        xml.writeEndElement();
    }

    /** An element of other elements; the prefixes are {@code msgs}, {@code core} and {@code common}. */
    public void element(String prefix, String element, Part content) throws XMLStreamException {
        xml.writeStartElement(prefix, element, namespace(prefix));
        content.write(this);
        xml.writeEndElement();
    }

    private String namespace(String prefix) {
        return switch (prefix) {
            case "core" -> version.core();
            case "common" -> version.common();
            default -> version.messages();
        };
    }

    /** A search field with its operator and values. */
    public void criterion(String prefix, String field, String type, String operator, String... values)
            throws XMLStreamException {
        xml.writeStartElement(prefix, field, namespace(prefix));
        xml.writeAttribute("operator", operator);
        xsiType("core:" + type);
        for (int i = 0; i < values.length; i++) {
            boolean second = i == 1 && !type.contains("Select");
            core(second ? "searchValue2" : "searchValue", values[i]);
        }
        xml.writeEndElement();
    }

    /** An attribute of the element just begun. */
    public void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    private void xsiType(String type) throws XMLStreamException {
        xml.writeAttribute("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type", type);
    }

    /** An instant as SuiteTalk takes it: with its zone, since one without would be Pacific time. */
    public static String dateTime(Instant instant) {
        return instant.toString();
    }
}
