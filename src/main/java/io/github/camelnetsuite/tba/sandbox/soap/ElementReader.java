package io.github.camelnetsuite.tba.sandbox.soap;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a document into elements. A document type is refused, and nothing outside the document is ever fetched. */
final class ElementReader {
    private static final int DEEPEST = 60;
    private static final QName TYPE = new QName(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");

    private final XMLInputFactory factory;

    ElementReader() {
        factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /** An element that is still being read. */
    private static final class Open {
        private final QName name;
        private final Optional<QName> type;
        private final Map<QName, String> attributes;
        private final List<Element> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Open(XMLStreamReader xml) throws XMLStreamException {
            name = xml.getName();
            attributes = new HashMap<>();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                attributes.put(xml.getAttributeName(i), xml.getAttributeValue(i));
            }
            String named = attributes.get(TYPE);
            type = named == null ? Optional.empty() : Optional.of(resolved(named.strip(), xml));
        }

        private static QName resolved(String name, XMLStreamReader xml) throws XMLStreamException {
            int colon = name.indexOf(':');
            String prefix = colon < 0 ? "" : name.substring(0, colon);
            String namespace = xml.getNamespaceURI(prefix);
            if (namespace == null && !prefix.isEmpty()) {
                throw new XMLStreamException("The prefix of an xsi:type is not declared", xml.getLocation());
            }
            return new QName(namespace == null ? "" : namespace, name.substring(colon + 1));
        }

        Element closed() {
            return new Element(name, type, attributes, children, text.toString());
        }
    }

    /**
     * The document's root.
     *
     * @throws XMLStreamException when it is not well-formed, has a document type, or is nested too deeply
     */
    Element read(byte[] document) throws XMLStreamException {
        XMLStreamReader xml;
        // The factory is not said to be thread-safe; its readers are one thread's anyway.
        synchronized (factory) {
            xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
        }
        try {
            return read(xml);
        } finally {
            xml.close();
        }
    }

    private static Element read(XMLStreamReader xml) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        Element root = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEEPEST) {
                        throw new XMLStreamException("Elements are nested too deeply", xml.getLocation());
                    }
                    open.push(new Open(xml));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element closed = open.pop().closed();
                    if (open.isEmpty()) {
                        root = closed;
                    } else {
                        open.peek().children.add(closed);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException(
                            "DOCTYPE is disallowed when the feature \"http://apache.org/xml/features/disallow-doctype-decl\""
                                    + " set to true.",
                            xml.getLocation());
                default -> {}
            }
        }
        if (root == null) {
            throw new XMLStreamException("Premature end of file.");
        }
        return root;
    }
}
