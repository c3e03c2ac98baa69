package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxRole;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCenterUrlsTest {
    private static Sandbox sandbox;
    private static SoapClient client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder()
                .customers(0)
                .contacts(0)
                .role(SandboxRole.REST)
                .start();
        client = new SoapClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String asking(String account) {
        return "<m:getDataCenterUrls><m:account>" + account + "</m:account></m:getDataCenterUrls>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567_SB1", "1234567-sb1"})
    void needNoLoginAndAreTheSandboxes(String account) throws Exception {
        SoapReply reply = client.post(client.envelope("", asking(account)));
        assertThat(reply.successful()).isTrue();
        for (String name : List.of("restDomain", "webservicesDomain", "systemDomain")) {
            assertThat(reply.at("//getDataCenterUrlsResult/dataCenterUrls/" + name))
                    .isEqualTo(sandbox.baseUrl().toString());
        }
        assertThat(client.auditDetails()).isEmpty();
    }

    @Test
    void ignoreAPassportThatWouldBeRefused() throws Exception {
        String wrong = client.element(client.passport(), "HMAC-SHA256", "wrong");
        assertThat(client.post(client.envelope(wrong, asking("1234567_SB1"))).successful())
                .isTrue();
        assertThat(client.auditDetails()).isEmpty();
    }

    @Test
    void ofAnUnknownAccountAreTheGeneralOnes() throws Exception {
        SoapReply reply = client.post(client.envelope("", asking("7654321")));
        assertThat(reply.successful()).isTrue();
        assertThat(reply.at("//webservicesDomain")).isEqualTo("https://webservices.netsuite.com");
    }

    @Test
    void ofNoAccountAreAnError() throws Exception {
        SoapReply reply = client.post(client.envelope("", asking("")));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("//getDataCenterUrlsResult/status/@isSuccess")).isEqualTo("false");
        assertThat(reply.code()).isEqualTo("DATA_REQD");
    }

    @Test
    void mayBeSpeltAsTheHelpPageDoes() throws Exception {
        try (Sandbox other = Sandbox.builder()
                .customers(0)
                .contacts(0)
                .soap(SoapSettings.PLAUSIBLE.with(SoapSettings.DataCenterUrls.RETURN))
                .start()) {
            SoapClient there = new SoapClient(other);
            SoapReply reply = there.post(there.envelope("", asking("1234567_SB1")));
            assertThat(reply.at("//getDataCenterUrlsReturn/dataCenterUrls/restDomain"))
                    .isEqualTo(other.baseUrl().toString());
        }
    }
}
