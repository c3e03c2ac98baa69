package io.github.camelnetsuite.tba.gateway;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Ends a document that goes on inventing names: a parser keeps each of them in memory, whatever it is the name of. */
final class XmlNames {

    /** NetSuite's schemas have some thousands, a page a few hundred of them. */
    private static final int MOST = 10_000;

    private final Set<String> names = new HashSet<>();

    /** What the parser stands at. */
    void note(XMLStreamReader xml, int event) {
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            note(xml.getPITarget());
        } else if (event == XMLStreamConstants.START_ELEMENT) {
            note(xml.getLocalName());
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                note(xml.getAttributeLocalName(i));
            }
            for (int i = 0; i < xml.getNamespaceCount(); i++) {
                note(xml.getNamespacePrefix(i));
                note(xml.getNamespaceURI(i));
            }
        }
    }

    private void note(@Nullable String name) {
        if (name != null && names.add(name) && names.size() > MOST) {
            throw new MalformedAnswerException("The answer has more than " + MOST + " different names of elements");
        }
    }
}
