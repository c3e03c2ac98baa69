package io.github.camelnetsuite.tba;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** {@code operation=verify}: the body becomes the report on the account's login and role, in maps, lists and text. */
final class NetSuiteTbaProducer extends DefaultProducer {

    NetSuiteTbaProducer(NetSuiteTbaEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        exchange.getMessage()
                .setBody(((NetSuiteTbaEndpoint) getEndpoint()).verify().toMap());
    }
}
