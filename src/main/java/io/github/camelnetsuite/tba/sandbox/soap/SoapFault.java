package io.github.camelnetsuite.tba.sandbox.soap;

/** A request that NetSuite refuses as a whole (Oracle help, section_N3539420). */
public final class SoapFault extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String USER_EXCEPTION = "soapenv:Server.userException";

    private final String faultCode;
    private final String element;
    private final String code;
    private final String version;

    private SoapFault(String faultCode, String element, String code, String message, Version version) {
        super(message);
        this.faultCode = faultCode;
        this.element = element;
        this.code = code;
        this.version = version.text();
    }

    static SoapFault of(String element, String code, String message, Version version) {
        return new SoapFault(USER_EXCEPTION, element, code, message, version);
    }

    /** What is no request of the schema: a fault of the SOAP engine, without an element of NetSuite's. */
    static SoapFault unreadable(String message, Version version) {
        return new SoapFault(USER_EXCEPTION, "", "", "org.xml.sax.SAXException: " + message, version);
    }

    /** A fault with a code of SOAP 1.1 section 4.4.1. */
    static SoapFault protocol(String faultCode, String message, Version version) {
        return new SoapFault(faultCode, "", "", message, version);
    }

    /** SOAP's fault code, with prefix. */
    String faultCode() {
        return faultCode;
    }

    /** The element of the detail; empty when the fault is the SOAP engine's. */
    String element() {
        return element;
    }

    String code() {
        return code;
    }

    Version version() {
        return new Version(version);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
