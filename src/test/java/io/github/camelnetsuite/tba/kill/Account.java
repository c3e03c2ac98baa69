package io.github.camelnetsuite.tba.kill;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A simulated account in this process or another one, by its control interface.
 *
 * @param environment the variables that a runner finds it by
 */
record Account(Map<String, String> environment, HttpClient client) {

    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    Account(Map<String, String> environment) {
        this(environment, HttpClient.newHttpClient());
    }

    /** Tells every record that it holds now, one by one. */
    void truth(String type, Consumer<JsonNode> sink) {
        HttpResponse<InputStream> answer = send("GET", "records/" + type, "");
        try (JsonParser parser = JSON.createParser(answer.body())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new AssertionError("The truth is no array");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                sink.accept(parser.readValueAsTree());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes records. @return which, as the interface says it */
    JsonNode edit(JsonNode order) {
        HttpResponse<InputStream> answer = send("POST", "edits", order.toString());
        try (InputStream body = answer.body()) {
            return JSON.readTree(body).path("touched");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<InputStream> send(String method, String path, String body) {
        try {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create(environment.get("NETSUITE_BASE_URL") + "/sandbox/v1/" + path))
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " "
                        + new String(answer.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
