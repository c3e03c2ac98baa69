package io.github.camelnetsuite.tba.runner;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * An endpoint as routes name it, in a Camel that runs none of them: nothing of it is opened. A producer is started with
 * its route even where that is not, and may then connect, create a folder or write to a file; so may a consumer that is
 * made, and an endpoint that is initialised or started.
 */
final class UnopenedEndpoint extends DefaultEndpoint {

    private final boolean singleton;
    private final boolean lenient;

    /** @param named as Camel has made it; it is left as it is */
    UnopenedEndpoint(Endpoint named) {
        super(named.getEndpointUri(), null);
        this.singleton = named.isSingleton();
        this.lenient = named.isLenientProperties();
        setCamelContext(named.getCamelContext());
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                throw new UnsupportedOperationException(getEndpoint() + " is not open, since no route runs");
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new DefaultConsumer(this, processor);
    }

    @Override
    public boolean isSingleton() {
        return singleton;
    }

    @Override
    public boolean isLenientProperties() {
        return lenient;
    }
}
