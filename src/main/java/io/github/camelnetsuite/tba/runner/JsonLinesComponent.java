package io.github.camelnetsuite.tba.runner;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code jsonl:path}: appends each body and a newline to a file. Camel's file component would write the two separately
 * and flush every record by itself; here a record and its newline are one write, a torn last line is ended at start,
 * and an exchange completes when its line is on the disk, many lines with one flush.
 */
final class JsonLinesComponent extends DefaultComponent {

    private final ConcurrentMap<Path, JsonLinesFile> files = new ConcurrentHashMap<>();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Path path = Path.of(remaining);
        return new JsonLinesEndpoint(uri, this, path, file(path));
    }

    /** One for all routes that name this path, so that their lines don't mix. */
    private JsonLinesFile file(Path path) {
        return files.computeIfAbsent(path.toAbsolutePath().normalize(), JsonLinesFile::new);
    }
}
