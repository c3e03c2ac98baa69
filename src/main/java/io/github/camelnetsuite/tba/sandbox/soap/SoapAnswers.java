package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;

/** Envelopes in the shape of captured ones: answers of operations, and faults. */
final class SoapAnswers {
    private static final HttpFields XML = HttpFields.of("Content-Type", "text/xml; charset=utf-8");
    private static final String OPEN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope xmlns:soapenv=\""
            + EnvelopeReader.SOAP + "\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";

    private final SoapSettings settings;

    SoapAnswers(SoapSettings settings) {
        this.settings = settings;
    }

    /** Writes what an operation answers. */
    @FunctionalInterface
    interface Body<X extends Exception> {
        void writeTo(Markup xml) throws X;
    }

    /**
     * The answer of an operation.
     *
     * @param id what NetSuite calls this request, or the search it began
     */
    <X extends Exception> HttpAnswer answer(Version version, String id, Body<X> body) throws X {
        Markup xml = new Markup()
                .raw(OPEN)
                .open("soapenv:Header")
                .open("platformMsgs:documentInfo", "xmlns:platformMsgs", version.messages())
                .text("platformMsgs:nsId", id)
                .close("platformMsgs:documentInfo")
                .close("soapenv:Header")
                .open("soapenv:Body");
        body.writeTo(xml);
        xml.close("soapenv:Body").close("soapenv:Envelope");
        return HttpAnswer.of(200, XML, xml.bytes());
    }

    HttpAnswer fault(SoapFault fault) {
        return fault(fault, settings.faultStatus());
    }

    /** A fault; captured ones have no header. */
    HttpAnswer fault(SoapFault fault, int status) {
        Markup xml = new Markup()
                .raw(OPEN)
                .open("soapenv:Body")
                .open("soapenv:Fault")
                .text("faultcode", fault.faultCode())
                .text("faultstring", fault.text())
                .open("detail");
        if (!fault.element().isEmpty()) {
            String element = "platformFaults:" + fault.element();
            xml.open(element, "xmlns:platformFaults", fault.version().faults())
                    .text("platformFaults:code", fault.code())
                    .text("platformFaults:message", fault.text())
                    .close(element);
        }
        xml.open("ns1:hostname", "xmlns:ns1", "http://xml.apache.org/axis/")
                .raw("partners-sandbox-01")
                .close("ns1:hostname")
                .close("detail")
                .close("soapenv:Fault")
                .close("soapenv:Body")
                .close("soapenv:Envelope");
        return HttpAnswer.of(status, XML, xml.bytes());
    }

    static void success(Markup xml) {
        xml.empty("platformCore:status", "isSuccess", "true");
    }

    static void failure(Markup xml, StatusError error) {
        xml.open("platformCore:status", "isSuccess", "false")
                .open("platformCore:statusDetail", "type", "ERROR")
                .text("platformCore:code", error.code())
                .text("platformCore:message", error.text())
                .close("platformCore:statusDetail")
                .close("platformCore:status");
    }
}
