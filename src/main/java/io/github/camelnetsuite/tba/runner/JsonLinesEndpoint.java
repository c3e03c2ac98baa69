package io.github.camelnetsuite.tba.runner;

import java.nio.file.Path;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A path to write lines to. */
final class JsonLinesEndpoint extends DefaultEndpoint {

    private final Path path;
    private final JsonLinesFile file;

    JsonLinesEndpoint(String uri, JsonLinesComponent component, Path path, JsonLinesFile file) {
        super(uri, component);
        this.path = path;
        this.file = file;
    }

    Path path() {
        return path;
    }

    @Override
    public Producer createProducer() {
        return new JsonLinesProducer(this, file);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("jsonl: is written to, not read from (" + getEndpointBaseUri() + ")");
    }
}
