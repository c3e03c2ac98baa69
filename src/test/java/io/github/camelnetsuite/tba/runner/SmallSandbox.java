package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** A simulated account with few records, and its control interface. */
final class SmallSandbox implements AutoCloseable {

    static final int CUSTOMERS = 40;
    static final int CONTACTS = 30;

    private static final ObjectMapper JSON = new ObjectMapper();

    final Sandbox sandbox;
    private final HttpClient client = HttpClient.newHttpClient();

    SmallSandbox() {
        this(CUSTOMERS);
    }

    SmallSandbox(int customers) {
        this(Sandbox.builder().customers(customers).contacts(CONTACTS).start());
    }

    SmallSandbox(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** How many requests it has got. */
    long requests() {
        return stats().path("requests").asLong();
    }

    /** The ids that the account holds, as text. */
    List<String> ids(String type) {
        return ids(send("GET", "/sandbox/v1/records/" + type, ""));
    }

    /** Changes records and tells which. */
    List<String> update(String type, int records) {
        String edits =
                "{\"type\":\"%s\",\"creates\":0,\"updates\":%d,\"deletes\":0,\"seed\":7}".formatted(type, records);
        return ids(send("POST", "/sandbox/v1/edits", edits).path("touched"));
    }

    /** Changes records as told. */
    void plant(String edits) {
        send("POST", "/sandbox/v1/edits", edits);
    }

    void fault(String json) {
        send("POST", "/sandbox/v1/faults", json);
    }

    void clearFaults() {
        send("DELETE", "/sandbox/v1/faults", "");
    }

    JsonNode stats() {
        return send("GET", "/sandbox/v1/stats", "");
    }

    private static List<String> ids(JsonNode records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(record -> record.path("id").asText())
                .toList();
    }

    /** The ids of the records in a file of JSON lines, in its order. */
    static List<String> idsIn(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(SmallSandbox::id).toList();
    }

    static String id(String json) {
        try {
            return JSON.readTree(json).path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(String method, String path, String body) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                            .method(method, BodyPublishers.ofString(body))
                            .header("Content-Type", "application/json")
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
