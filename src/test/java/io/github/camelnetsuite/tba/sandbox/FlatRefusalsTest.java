package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.sandbox.soap.SoapClient;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * NetSuite answers every refused login alike, and so does the sandbox, to the byte but for date and ids: a client that
 * could tell causes apart here would not be able to there. Only the Login Audit Trail tells.
 */
class FlatRefusalsTest {
    private static final String TIME = "/services/rest/system/v1/serverTime";
    private static final String SUITEQL = "/services/rest/query/v1/suiteql";
    private static final String SOAP = "/services/NetSuitePort_2025_2";

    private static final Sandbox sandbox =
            Sandbox.builder().customers(3).contacts(3).start();
    private static final SignedClient client = new SignedClient(sandbox);
    private static final SoapClient soap =
            new SoapClient(sandbox.credentials(), sandbox.baseUrl(), sandbox.clock(), "2025_2");
    private static final RawClient raw = new RawClient(sandbox);

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void asUsual() {
        sandbox.conditions(AccountConditions.USUAL);
        sandbox.unlock();
    }

    /** The ways to the account. */
    private enum Door {
        REST {
            @Override
            String ask() throws Exception {
                return get(client.header("GET", URI.create(sandbox.baseUrl() + TIME)));
            }
        },
        SUITEQL_QUERY {
            @Override
            String ask() throws Exception {
                return raw.flat(
                        "POST",
                        SUITEQL,
                        "{\"q\":\"SELECT id FROM customer\"}",
                        "Authorization",
                        client.header("POST", URI.create(sandbox.baseUrl() + SUITEQL)),
                        "Prefer",
                        "transient",
                        "Content-Type",
                        "application/json");
            }
        },
        SOAP_CALL {
            @Override
            String ask() throws Exception {
                return call(soap.signed(soap.passport()));
            }
        };

        abstract String ask() throws Exception;
    }

    private static String get(String authorization) throws Exception {
        return raw.flat("GET", TIME, "", "Authorization", authorization);
    }

    private static String call(String header) throws Exception {
        return raw.flat(
                "POST",
                SOAP,
                soap.envelope(header, "<m:getServerTime/>"),
                "SOAPAction",
                "\"\"",
                "Content-Type",
                "text/xml; charset=utf-8");
    }

    /** What a wrong signature is answered. */
    private static String flat(Door door) throws Exception {
        sandbox.conditions(AccountConditions.USUAL.with(LoginCause.TOKEN_SECRET_WRONG));
        String answer = door.ask();
        sandbox.conditions(AccountConditions.USUAL);
        return answer;
    }

    private static JsonNode latest() throws Exception {
        JsonNode trail = client.control("audit");
        return trail.get(trail.size() - 1);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsComparedIsTheWholeRefusal(Door door) throws Exception {
        assertThat(door.ask()).startsWith("HTTP/1.1 200 ");

        String refusal = flat(door);
        assertThat(refusal)
                .contains("\r\nDate: *\r\n", "\r\nX-N-OperationId: *\r\n", "\r\nX-NetSuite-JobId: *\r\n")
                .contains("Invalid login attempt.");
        if (door == Door.SOAP_CALL) {
            assertThat(refusal).startsWith("HTTP/1.1 500 ").contains("invalidCredentialsFault", "USER_ERROR");
        } else {
            assertThat(refusal)
                    .startsWith("HTTP/1.1 401 ")
                    .contains("\"o:errorCode\":\"INVALID_LOGIN\"")
                    .contains("\r\nWWW-Authenticate: OAuth realm=\"1234567_SB1\", error=\"token_rejected\","
                            + " error_description=\"Invalid login attempt.\"\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseIsAnsweredAlikeByEveryDoorAndTheAuditTrailNamesIt(LoginCause cause) throws Exception {
        for (Door door : Door.values()) {
            String refusal = flat(door);
            sandbox.unlock();
            sandbox.conditions(AccountConditions.USUAL.with(cause));

            assertThat(door.ask()).as("%s, %s", cause, door).isEqualTo(refusal);

            JsonNode entry = latest();
            assertThat(entry.get("status").asText()).isEqualTo("Failure");
            assertThat(entry.get("detail").asText()).isEqualTo(cause.detail());
            boolean integration = cause != LoginCause.CONSUMER_KEY_UNKNOWN;
            boolean token = cause != LoginCause.TOKEN_OF_OTHER_ACCOUNT;
            assertThat(entry.get("applicationName").asText()).isEqualTo(integration ? "Sandbox integration" : "");
            assertThat(entry.get("tokenName").asText()).isEqualTo(token ? "Sandbox token" : "");
            assertThat(entry.get("user").asText()).isEqualTo(token ? "Sandbox user" : "");
            assertThat(entry.get("role").asText()).isEqualTo(token ? "Sandbox role" : "");
            asUsual();
            assertThat(door.ask()).as("after %s, %s", cause, door).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCauseOfOneRequestIsAnsweredLikeALastingOne(LoginCause cause) throws Exception {
        for (Door door : Door.values()) {
            String refusal = flat(door);
            sandbox.unlock();
            client.control("POST", "faults", "{\"match\":{\"times\":1},\"login\":\"" + cause + "\"}");

            assertThat(door.ask()).isEqualTo(refusal);
            assertThat(latest().get("detail").asText()).isEqualTo(cause.detail());
            client.control("DELETE", "faults", "");
        }
    }

    /** What a client does wrong itself is refused because it is wrong, and in no other words. */
    @TestFactory
    List<DynamicTest> everyMistakeOfAClientIsAnsweredAlike() {
        Map<String, String> mistakes = new LinkedHashMap<>();
        mistakes.put("oauth_consumer_key", "consumer_key_unknown");
        mistakes.put("oauth_token", "token_rejected");
        mistakes.put("oauth_timestamp", "InvalidTimestamp");
        mistakes.put("oauth_nonce", "nonce_rejected");
        mistakes.put("oauth_signature_method", "UnknownAlgorithm");
        mistakes.put("oauth_version", "VersionRejected");
        return mistakes.entrySet().stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.getKey(), () -> {
                    asUsual();
                    Map<String, String> parameters = client.parameters();
                    parameters.put(mistake.getKey(), "1");
                    String header = client.header(
                            "GET",
                            URI.create(sandbox.baseUrl() + TIME),
                            sandbox.credentials().accountId(),
                            parameters,
                            sandbox.credentials().consumerSecret());

                    assertThat(get(header)).isEqualTo(flat(Door.REST));
                    assertThat(client.auditDetails())
                            .element(-2 + client.auditDetails().size())
                            .isEqualTo(mistake.getValue());
                }))
                .toList();
    }

    @Test
    void aHeaderThatIsIncompleteDoubledOrReplayedIsAnsweredAlike() throws Exception {
        String good = client.header("GET", URI.create(sandbox.baseUrl() + TIME));
        assertThat(get(good)).startsWith("HTTP/1.1 200 ");
        String passport = soap.signed(soap.passport());
        assertThat(call(passport)).startsWith("HTTP/1.1 200 ");
        long seen = client.auditDetails().size();

        String overRest = flat(Door.REST);
        for (String header : List.of(good, good + ", oauth_version=\"1.0\"", "OAuth realm=\"1234567_SB1\"", "none")) {
            assertThat(get(header)).isEqualTo(overRest);
            sandbox.unlock();
        }
        String overSoap = flat(Door.SOAP_CALL);
        for (String header : List.of(passport, passport + passport, "")) {
            assertThat(call(header)).isEqualTo(overSoap);
            sandbox.unlock();
        }

        assertThat(client.auditDetails().stream().skip(seen))
                .containsExactly(
                        "InvalidSignature",
                        "NonceUsed",
                        "parameter_rejected",
                        "MissingTokenPassportRequiredFields",
                        "MissingTokenPassportRequiredFields",
                        "InvalidSignature",
                        "NonceUsed",
                        "parameter_rejected",
                        "MissingTokenPassportRequiredFields");
    }

    @Test
    void theCausesHaveEveryWordOfTheAuditTrail() {
        assertThat(Arrays.stream(LoginCause.values()).map(LoginCause::detail).collect(Collectors.toSet()))
                .contains(
                        "consumer_key_unknown",
                        "consumer_key_refused",
                        "token_rejected",
                        "InvalidSignature",
                        "UnknownAlgorithm",
                        "InvalidTimestamp",
                        "NonceUsed",
                        "nonce_rejected",
                        "parameter_rejected",
                        "MissingTokenPassportRequiredFields",
                        "VersionRejected",
                        "EntityOrRoleDisabled",
                        "temporary_locked",
                        "FeatureDisabled",
                        "AuthorizationFlowRequired");
        assertThat(Arrays.stream(LoginCause.values())
                        .map(LoginCause::restletDetail)
                        .collect(Collectors.toSet()))
                .contains("permission_denied", "nonce_used")
                .doesNotContain("EntityOrRoleDisabled", "NonceUsed");
    }
}
