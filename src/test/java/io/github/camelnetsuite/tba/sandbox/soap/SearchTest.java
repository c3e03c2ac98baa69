package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static Sandbox sandbox;
    private static SoapClient client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().customers(300).contacts(200).start();
        client = new SoapClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void anEmptySearchFindsEveryRecord() throws Exception {
        SoapReply reply = client.search("Customer", "");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.total()).isEqualTo(client.truth("customer?stage=all").size());
        Schemas.required().validate(reply);
    }
}
