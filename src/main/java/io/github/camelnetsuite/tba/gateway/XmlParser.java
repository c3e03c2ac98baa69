package io.github.camelnetsuite.tba.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Makes the only parser of XML that reads what a server sends: it fetches nothing, expands nothing, and has the same
 * limits on every JDK.
 */
final class XmlParser {

    /** NetSuite's elements go some ten deep; the default depends on the JDK. */
    private static final int DEEPEST = 200;

    private static final int MOST_ATTRIBUTES = 200;
    private static final int UNLIMITED = 0;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private XmlParser() {}

    /** @throws IOException when the document breaks off, or is no UTF-8 */
    static XMLStreamReader over(InputStream bytes) throws IOException, XMLStreamException {
        return factory().createXMLStreamReader(characters(bytes));
    }

    private static XMLInputFactory factory() {
        // The platform's own parser, whatever else is on the class path, so that these settings mean what they say.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        factory.setProperty("jdk.xml.maxElementDepth", DEEPEST);
        factory.setProperty("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
        // These count each &amp; and &#10; too, from JDK 24 on up to 100,000 of a document: a page of addresses has
        // more.
        // Nothing expands where no document type is declared.
        factory.setProperty("jdk.xml.totalEntitySizeLimit", UNLIMITED);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", UNLIMITED);
        factory.setProperty("jdk.xml.entityExpansionLimit", UNLIMITED);
        factory.setProperty("jdk.xml.entityReplacementLimit", UNLIMITED);
        return factory;
    }

    /**
     * UTF-8, whatever the document declares: what HTTP says counts (RFC 7303 section 3.2), and it was looked at before. The
     * parser would print what it can't decode to the standard error stream.
     */
    private static Reader characters(InputStream bytes) throws IOException {
        // A decoder of one's own reports what is malformed, where the usual one would replace it.
        BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        // Before a parser takes a word for the beginning of a document.
        reader.mark(1);
        int first = reader.read();
        if (first >= 0 && first != '<' && !Character.isWhitespace(first)) {
            throw new MalformedAnswerException("The answer is no XML");
        }
        reader.reset();
        return new NoDocumentType(reader);
    }
}
