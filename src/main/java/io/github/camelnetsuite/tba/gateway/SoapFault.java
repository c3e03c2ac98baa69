package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A SOAP fault, by which SuiteTalk refuses a whole request (Oracle help, section_N3539420), in the terms of {@link
 * ErrorEnvelope}: its top-level code is the name of the fault's element, {@code invalidCredentialsFault} for instance,
 * which says more than the code in it, often a mere USER_ERROR.
 */
final class SoapFault {

    /** The top-level code of a fault that NetSuite does not explain further. */
    static final String UNEXPLAINED = "fault";

    /** Whose elements beside the fault's tell of the server's insides only. */
    private static final String AXIS = "http://xml.apache.org/axis/";

    private static final List<String> INSIDES = List.of("hostname", "stackTrace", "exceptionName");

    private boolean begun;
    private String string = "";
    private String element = "";
    private String code = "";
    private String message = "";

    private SoapFault() {}

    /**
     * The fault in this body, if there is one; also one that breaks off: a refused login counts even if its explanation
     * never arrives whole.
     */
    static Optional<ErrorEnvelope> in(InputStream body) throws IOException {
        SoapFault fault = new SoapFault();
        try {
            XmlCursor xml = XmlCursor.open(body);
            SoapReader.requireEnvelope(xml);
            xml.children(part -> {
                if (part.equals("Body")) {
                    xml.children(name -> {
                        if (name.equals("Fault")) {
                            fault.collect(xml);
                        }
                    });
                }
            });
        } catch (IOException | MalformedAnswerException e) {
            if (fault.element.isEmpty()) {
                throw e;
            }
        }
        return fault.begun ? Optional.of(fault.envelope()) : Optional.empty();
    }

    /** The element {@code Fault} that the cursor stands at. */
    static ErrorEnvelope read(XmlCursor xml) throws IOException {
        SoapFault fault = new SoapFault();
        fault.collect(xml);
        return fault.envelope();
    }

    private void collect(XmlCursor xml) throws IOException {
        begun = true;
        xml.children(part -> {
            if (part.equals("faultstring")) {
                string = ServerText.oneLine(xml.text().strip());
            } else if (part.equals("detail")) {
                xml.children(name -> {
                    // The first one is NetSuite's: behind it Axis may tell more than it was asked for.
                    if (element.isEmpty()
                            && !INSIDES.contains(name)
                            && !xml.name().getNamespaceURI().equals(AXIS)) {
                        element = ServerText.oneLine(name);
                        explanation(xml);
                    }
                });
            }
        });
    }

    private void explanation(XmlCursor xml) throws IOException {
        xml.children(name -> {
            switch (name) {
                case "code" -> code = ServerText.oneLine(xml.text().strip());
                case "message" -> message = ServerText.oneLine(xml.text().strip());
                default -> {}
            }
        });
    }

    private ErrorEnvelope envelope() {
        return ErrorEnvelope.soap(
                element.isEmpty() ? UNEXPLAINED : element,
                string,
                List.of(new ErrorEnvelope.Detail(code, message.isEmpty() ? string : message, "")));
    }
}
