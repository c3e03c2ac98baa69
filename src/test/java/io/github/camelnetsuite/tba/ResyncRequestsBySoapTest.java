package io.github.camelnetsuite.tba;

/** The same by SOAP. */
class ResyncRequestsBySoapTest extends ResyncRequestsTest {

    @Override
    String transport() {
        return "soap";
    }
}
