package io.github.camelnetsuite.tba;

/** The same by SOAP. */
class ResyncTroubleBySoapTest extends ResyncTroubleTest {

    @Override
    String transport() {
        return "soap";
    }
}
