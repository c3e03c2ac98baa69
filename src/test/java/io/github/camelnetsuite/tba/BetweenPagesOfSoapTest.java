package io.github.camelnetsuite.tba;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;

/** The same by SOAP, whose pages are searches that have no order. */
class BetweenPagesOfSoapTest extends BetweenPagesTest {

    @Override
    String transport() {
        return "soap";
    }

    @Override
    boolean asksForAPage(HttpRequest request) {
        Header operation = request.getFirstHeader("SOAPAction");
        return operation != null && operation.getValue().contains("search");
    }
}
