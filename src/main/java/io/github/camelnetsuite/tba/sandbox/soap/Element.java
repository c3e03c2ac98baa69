package io.github.camelnetsuite.tba.sandbox.soap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * An element of a request, with its names resolved. Immutable.
 *
 * @param type what {@code xsi:type} names
 * @param text its characters, without those of its children
 */
record Element(QName name, Optional<QName> type, Map<QName, String> attributes, List<Element> children, String text) {

    Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    boolean is(String namespace, String localName) {
        return name.getNamespaceURI().equals(namespace) && name.getLocalPart().equals(localName);
    }

    /** An attribute without namespace; empty when there is none. */
    String attribute(String localName) {
        return attributes.getOrDefault(new QName(localName), "");
    }

    List<Element> all(String namespace, String localName) {
        return children.stream().filter(child -> child.is(namespace, localName)).toList();
    }

    Optional<Element> first(String namespace, String localName) {
        return all(namespace, localName).stream().findFirst();
    }
}
