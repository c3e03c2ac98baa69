package io.github.camelnetsuite.tba;

/** The same by SOAP. */
class ResyncBesideChangesBySoapTest extends ResyncBesideChangesTest {

    @Override
    String transport() {
        return "soap";
    }
}
