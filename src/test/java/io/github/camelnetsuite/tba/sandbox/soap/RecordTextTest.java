package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What single values look like, hour by hour and character by character. */
class RecordTextTest {
    private final Sandbox sandbox = Sandbox.builder()
            .customers(1)
            .contacts(0)
            .timezone(ZoneId.of("Asia/Tokyo"))
            .clock(InstantSource.fixed(Instant.parse("2026-08-03T10:00:00Z")))
            .start();
    private final SoapClient client = new SoapClient(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void timesFollowTheirPacificOffsetThroughTheYear() throws Exception {
        set("\"dateCreated\":\"2026-03-08T10:00:00Z\",\"lastModifiedDate\":\"2026-03-08T09:59:59Z\"");
        assertThat(first("dateCreated")).isEqualTo("2026-03-08T03:00:00.000-07:00");
        assertThat(first("lastModifiedDate")).isEqualTo("2026-03-08T01:59:59.000-08:00");
        set("\"dateCreated\":\"2026-11-01T08:30:00Z\",\"lastModifiedDate\":\"2026-11-01T09:30:00Z\"");
        assertThat(first("dateCreated")).isEqualTo("2026-11-01T01:30:00.000-07:00");
        assertThat(first("lastModifiedDate")).isEqualTo("2026-11-01T01:30:00.000-08:00");
    }

    @Test
    void aDateIsMidnightOfTheUserInPacificTime() throws Exception {
        set("\"startDate\":\"2026-07-01\",\"endDate\":\"2026-12-01\"");
        assertThat(first("startDate")).isEqualTo("2026-06-30T08:00:00.000-07:00");
        assertThat(first("endDate")).isEqualTo("2026-11-30T07:00:00.000-08:00");
    }

    @Test
    void anyTextArrivesAndWhatXmlCannotHoldIsReplaced() throws Exception {
        String text = "a\\r\\nb\\tc <&>\\\" ]]> \\ud83d\\ude80 \\u202e";
        set("\"comments\":\"" + text + "\",\"companyName\":\"x\\u0001y\\ufffez\",\"externalId\":\"<\\\"&\\n'>\"");
        assertThat(first("comments")).isEqualTo("a\r\nb\tc <&>\" ]]> \ud83d\ude80 \u202e");
        assertThat(first("companyName")).isEqualTo("x\ufffdy\ufffdz");
        assertThat(one().at("//record/@externalId")).isEqualTo("<\"&\n'>");
    }

    private String id() throws Exception {
        return client.truth("customer").get(0).get("id").asText();
    }

    private void set(String fields) throws Exception {
        client.control("POST", "edits", "{\"type\":\"customer\",\"ids\":[" + id() + "],\"set\":{" + fields + "}}");
    }

    private SoapReply one() throws Exception {
        return client.search("Customer", SoapClient.references("internalId", "anyOf", Long.parseLong(id())));
    }

    private String first(String field) throws Exception {
        return one().at("//record/" + field);
    }
}
