package io.github.camelnetsuite.tba.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.JsonReader;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteRequest;
import java.time.DateTimeException;
import java.time.Instant;

/** NetSuite's clock, always in UTC; no permission is needed to ask for it (Oracle help, article_0528010158). */
record RestClock(Gateway gateway) {

    private static final JsonReader JSON = new JsonReader();

    Instant now() throws InterruptedException {
        return gateway.exchange(
                        NetSuiteRequest.get("/services/rest/system/v1/serverTime"), body -> serverTime(JSON.read(body)))
                .body();
    }

    private static Instant serverTime(JsonNode answer) {
        try {
            return Instant.parse(answer.path("serverTime").asText());
        } catch (DateTimeException e) {
            throw new MalformedAnswerException("The answer has no serverTime in ISO format");
        }
    }
}
