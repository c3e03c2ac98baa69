package io.github.camelnetsuite.tba.runner;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * An endpoint as routes name it, in a Camel that runs none of them: what it sends to is not opened. A producer is started
 * with its route even where that is not, and may then connect, create a folder or write to a file.
 */
final class UnopenedEndpoint extends DefaultEndpoint {

    private final Endpoint named;

    UnopenedEndpoint(Endpoint named) {
        super(named.getEndpointUri(), null);
        this.named = named;
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
    public Consumer createConsumer(Processor processor) throws Exception {
        return named.createConsumer(processor);
    }

    @Override
    public boolean isSingleton() {
        return named.isSingleton();
    }

    @Override
    public boolean isLenientProperties() {
        return named.isLenientProperties();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        ServiceHelper.initService(named);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(named);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownService(named);
        super.doStop();
    }
}
