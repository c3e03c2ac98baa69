package io.github.camelnetsuite.tba;

/** The same by SOAP, which reads records by their ids in another way. */
class ResyncBySoapTest extends ResyncTest {

    @Override
    String transport() {
        return "soap";
    }
}
