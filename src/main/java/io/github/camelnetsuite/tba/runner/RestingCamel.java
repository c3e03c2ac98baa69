package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A Camel that runs no route. Endpoints are made, which checks their URIs, and are neither initialised nor started, since
 * some look for what they send to by then, or create it; but for those that read from NetSuite. Whoever uses this has
 * routes get an {@link UnopenedEndpoint} instead of them.
 */
final class RestingCamel extends DefaultCamelContext {

    RestingCamel() {
        super(false);
    }

    /** Camel has every endpoint pass here that it has just made. */
    @Override
    public void addService(Object made, boolean stopOnShutdown, boolean forceStart) throws Exception {
        if (made instanceof Endpoint && !(made instanceof NetSuiteTbaEndpoint)) {
            CamelContextAware.trySetCamelContext(made, this);
        } else {
            super.addService(made, stopOnShutdown, forceStart);
        }
    }
}
