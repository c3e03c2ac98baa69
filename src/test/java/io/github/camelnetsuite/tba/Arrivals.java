package io.github.camelnetsuite.tba;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.record.NetSuiteEnvelope;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Synchronization;

/** Keeps what has passed through a route to its end, in the order of completion. Thread-safe. */
final class Arrivals implements Processor {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final List<Map<String, Object>> headers = new ArrayList<>();
    private final List<Object> bodies = new ArrayList<>();

    @Override
    public synchronized void process(Exchange exchange) {
        headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
        bodies.add(exchange.getMessage().getBody());
    }

    /** The bodies, whatever they are. */
    synchronized List<Object> bodies() {
        return List.copyOf(bodies);
    }

    synchronized List<Map<String, Object>> headers() {
        return List.copyOf(headers);
    }

    /** All records so far, out of lists and envelopes too. */
    synchronized List<NetSuiteRecord> records() {
        return bodies.stream()
                .flatMap(body -> body instanceof List<?> list ? list.stream() : List.of(body).stream())
                .map(body -> body instanceof NetSuiteEnvelope envelope ? envelope.content() : (NetSuiteRecord) body)
                .toList();
    }

    List<String> ids() {
        return records().stream().map(NetSuiteRecord::id).toList();
    }

    int count() {
        return records().size();
    }

    /** The same as JSON, to compare with the account. */
    JsonNode asJson() {
        return json(records());
    }

    synchronized void forget() {
        headers.clear();
        bodies.clear();
    }

    static JsonNode json(Object value) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(value));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Keeps records when their exchange has completed, not earlier. */
    Processor onCompletion() {
        return exchange -> exchange.getExchangeExtension().addOnCompletion(new Synchronization() {
            @Override
            public void onComplete(Exchange done) {
                process(done);
            }

            @Override
            public void onFailure(Exchange failed) {}
        });
    }
}
