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

    private static final List<String> AXIS = List.of("hostname", "stackTrace", "exceptionName");

    private SoapFault() {}

    /** The fault in this body, if there is one. */
    static Optional<ErrorEnvelope> in(InputStream body) throws IOException {
        XmlCursor xml = XmlCursor.open(body);
        SoapReader.requireEnvelope(xml);
        ErrorEnvelope[] found = new ErrorEnvelope[1];
        xml.children(part -> {
            if (part.equals("Body")) {
                xml.children(name -> {
                    if (name.equals("Fault")) {
                        found[0] = read(xml);
                    }
                });
            }
        });
        xml.finish();
        return Optional.ofNullable(found[0]);
    }

    /** The element {@code Fault} that the cursor stands at. */
    static ErrorEnvelope read(XmlCursor xml) throws IOException {
        String[] said = {UNEXPLAINED, "", "", ""};
        xml.children(part -> {
            if (part.equals("faultstring")) {
                said[3] = ServerText.oneLine(xml.text().strip());
            } else if (part.equals("detail")) {
                xml.children(name -> {
                    if (!AXIS.contains(name)) {
                        said[0] = ServerText.oneLine(name);
                        explanation(xml, said);
                    }
                });
            }
        });
        String text = said[2].isEmpty() ? said[3] : said[2];
        return ErrorEnvelope.soap(said[0], said[3], List.of(new ErrorEnvelope.Detail(said[1], text, "")));
    }

    private static void explanation(XmlCursor xml, String[] said) throws IOException {
        xml.children(name -> {
            switch (name) {
                case "code" -> said[1] = ServerText.oneLine(xml.text().strip());
                case "message" -> said[2] = ServerText.oneLine(xml.text().strip());
                default -> {}
            }
        });
    }
}
