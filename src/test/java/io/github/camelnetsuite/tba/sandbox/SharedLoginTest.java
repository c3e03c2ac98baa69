package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.sandbox.soap.SoapClient;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A login by header and one by passport are logins of the same user. */
class SharedLoginTest {
    private static final String TIME = "/services/rest/system/v1/serverTime";

    private final Sandbox sandbox = Sandbox.builder()
            .customers(0)
            .contacts(0)
            .clock(InstantSource.fixed(Instant.parse("2026-08-03T10:00:00Z")))
            .start();
    private final SignedClient rest = new SignedClient(sandbox);
    private final SoapClient soap = new SoapClient(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aNonceIsSpentForBoth() throws Exception {
        Map<String, String> passport = soap.passport();
        Map<String, String> parameters = rest.parameters();
        parameters.put("oauth_nonce", passport.get("nonce"));
        String header = rest.header(
                "GET",
                URI.create(sandbox.baseUrl() + TIME),
                sandbox.credentials().accountId(),
                parameters,
                sandbox.credentials().consumerSecret());
        assertThat(rest.getWith(TIME, header).statusCode()).isEqualTo(200);
        assertThat(soap.post(soap.envelope(soap.signed(passport), "<m:getServerTime/>"))
                        .status())
                .isEqualTo(500);
        assertThat(soap.auditDetails()).containsExactly("", "NonceUsed");
    }

    @Test
    void failuresOfOneLockTheOther() throws Exception {
        for (int i = 0; i < 5; i++) {
            Map<String, String> passport = soap.passport();
            passport.put("timestamp", "1");
            soap.post(soap.envelope(soap.signed(passport), "<m:getServerTime/>"));
        }
        assertThat(rest.get(TIME).statusCode()).isEqualTo(401);
        assertThat(soap.auditDetails()).last().isEqualTo("temporary_locked");
    }

    @Test
    void bothTakeTheAccountsSlots() throws Exception {
        try (Sandbox small =
                Sandbox.builder().customers(0).contacts(0).concurrency(0).start()) {
            assertThat(new SignedClient(small).get(TIME).statusCode()).isEqualTo(429);
            assertThat(new SoapClient(small).call("<m:getServerTime/>").at("//faultstring"))
                    .isEqualTo("SuiteTalk concurrent request limit exceeded. Request blocked.");
        }
    }
}
