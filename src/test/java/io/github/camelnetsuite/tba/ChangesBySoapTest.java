package io.github.camelnetsuite.tba;

/** The same by SOAP. */
class ChangesBySoapTest extends ChangesTest {

    @Override
    String transport() {
        return "soap";
    }
}
