package io.github.camelnetsuite.tba.runner;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code jsonl:path}: appends each body and a newline to a file. Camel's file component would write the two separately
 * and flush every record by itself; here a record and its newline are one write, a torn last line is ended at start,
 * and an exchange completes when its line is on the disk, many lines with one flush.
 */
final class JsonLinesComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new JsonLinesProducer(this, java.nio.file.Path.of(remaining));
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException("jsonl: is written to, not read from");
            }
        };
    }
}
