package io.github.camelnetsuite.tba.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks over an XML document once, from element to element, whatever prefixes it uses and in whatever order its
 * elements come. Document type declarations are refused, and nothing is ever fetched.
 */
public final class XmlCursor {

    private static final int LONGEST_TEXT = 4_000_000;

    /** As much as of a page of JSON; elements that nobody asked for are not counted. */
    private static final long MOST_TEXT = AnswerReader.LARGEST;

    private static final String INSTANCE = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

    private final EndSensor source;
    private final SmallSteps steps;
    private final XMLStreamReader xml;
    private final XmlNames names = new XmlNames();
    private int depth;
    private long texts;

    /** What is done with each child of an element; it may look into the child or leave it. */
    @FunctionalInterface
    public interface Child {
        void read(String name) throws IOException;
    }

    private XmlCursor(EndSensor source, SmallSteps steps, XMLStreamReader xml) {
        this.source = source;
        this.steps = steps;
        this.xml = xml;
    }

    /**
     * At the root element of this document.
     *
     * @throws IOException when the document ends early
     * @throws MalformedAnswerException when it is no XML, or declares a document type
     */
    static XmlCursor open(InputStream body) throws IOException {
        EndSensor source = new EndSensor(body);
        SmallSteps steps = new SmallSteps(source);
        try {
            XmlCursor cursor = new XmlCursor(source, steps, XmlParser.over(steps));
            cursor.toRoot();
            return cursor;
        } catch (XMLStreamException e) {
            throw meaning(source, e);
        } catch (CharacterCodingException e) {
            throw notUtf8(source);
        }
    }

    private void toRoot() throws IOException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next();
        }
    }

    /** Reads each child of the element that this stands at; afterwards this stands at the element's end. */
    public void children(Child child) throws IOException {
        int inside = depth;
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && depth == inside + 1) {
                child.read(xml.getLocalName());
            } else if (event == XMLStreamConstants.END_ELEMENT && depth < inside) {
                return;
            }
            // Whatever the child left unread goes by until its end.
        }
    }

    /** The text of the element that this stands at, without that of elements in it. */
    public String text() throws IOException {
        int inside = depth;
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.END_ELEMENT && depth < inside) {
                count(text.length());
                return text.toString();
            } else if (depth == inside
                    && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > LONGEST_TEXT) {
                    throw new MalformedAnswerException(
                            "The answer holds a text of more than " + LONGEST_TEXT + " characters");
                }
            }
        }
    }

    private void count(int characters) {
        texts += characters;
        if (texts > MOST_TEXT) {
            throw MalformedAnswerException.holdingMoreThan(MOST_TEXT);
        }
    }

    /** An attribute of the element that this stands at, of no namespace; null where it has none. */
    public @Nullable String attribute(String name) {
        return xml.getAttributeValue(XMLConstants.NULL_NS_URI, name);
    }

    /** Whether the element that this stands at says that it holds nothing. */
    public boolean isNil() {
        String nil = xml.getAttributeValue(INSTANCE, "nil");
        return nil != null && (nil.strip().equals("true") || nil.strip().equals("1"));
    }

    /** The {@code xsi:type} of the element that this stands at, its prefix resolved; null where it has none. */
    public @Nullable QName type() {
        String type = xml.getAttributeValue(INSTANCE, "type");
        if (type == null) {
            return null;
        }
        int colon = type.indexOf(':');
        String prefix = colon < 0
                ? XMLConstants.DEFAULT_NS_PREFIX
                : type.substring(0, colon).strip();
        String namespace = xml.getNamespaceURI(prefix);
        return new QName(
                namespace == null ? "" : namespace, type.substring(colon + 1).strip());
    }

    QName name() {
        return xml.getName();
    }

    /** Reads on to the end, so that nothing broken hides behind the root element. */
    void finish() throws IOException {
        int event = xml.getEventType();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            event = next();
        }
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw meaning(source, e);
        }
    }

    private int next() throws IOException {
        try {
            steps.next();
            int event = xml.next();
            names.note(xml, event);
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedAnswerException(
                            "The answer declares a document type or an entity, which NetSuite's never do");
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw meaning(source, e);
        } catch (MalformedAnswerException e) {
            throw e;
        } catch (RuntimeException e) {
            // Some of the parser's own mistakes, as a message that it can't find.
            throw new MalformedAnswerException("The answer is no usable XML");
        }
    }

    /** The parser's own texts quote what they stumbled over, which may be data: say where, not what. */
    private static IOException meaning(EndSensor source, XMLStreamException e) {
        Throwable nested = e.getNestedException();
        if (nested instanceof MalformedAnswerException known) {
            throw known;
        }
        if (nested instanceof CharacterCodingException) {
            return notUtf8(source);
        }
        if (nested instanceof IOException broken) {
            return broken;
        }
        if (source.ended()) {
            return source.empty() ? emptyAnswer() : endsInTheMiddle();
        }
        Location at = e.getLocation();
        throw new MalformedAnswerException("The answer is no usable XML"
                + (at == null ? "" : " (at line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ")"));
    }

    private static IOException notUtf8(EndSensor source) {
        if (source.ended()) {
            return endsInTheMiddle();
        }
        throw new MalformedAnswerException("The answer is no UTF-8, as NetSuite's are");
    }

    private static IOException endsInTheMiddle() {
        return new EOFException("the XML ends in the middle");
    }

    private static IOException emptyAnswer() {
        throw new MalformedAnswerException("The answer is empty where XML should be");
    }
}
