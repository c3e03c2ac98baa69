package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelnetsuite.tba.faults.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refusal becomes: a type that says what to do, and a line that says it to a person. */
class RefusalTextsTest {

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | USER_ERROR              | Your current role does not have permission to perform this action.",
                "403 | INSUFFICIENT_PERMISSION | Permission Violation: You need the 'Lists -> Customers' permission.",
                "403 | USER_ERROR              | Whatever it says.",
                "400 | INVALID_PARAMETER       | Invalid search query. Search error occurred: Record 'customer' was not found.",
                "200 | USER_ERROR              | Your current role does not have permission to perform this action.",
            })
    void aMissingPermissionIsToldWithItsMenuPath(int status, String code, String detail) {
        server.replies(Reply.error(status, code, detail));

        assertThatExceptionOfType(PermissionMissingException.class)
                .isThrownBy(account::ask)
                .withMessageContaining(code + ": " + detail)
                .withMessageContaining("Setup > Users/Roles > Manage Roles")
                .withMessageContaining("Lists > Customers");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @Catalogue("29")
    void anErrorUnderASuccessfulStatusIsAnErrorOfItsKind() {
        server.replies(
                Reply.error(200, "INVALID_PARAMETER", "No such column."),
                Reply.error(200, "INSUFFICIENT_PERMISSION", "No."));

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(account::ask)
                .withMessageContaining("No such column.");
        assertThatExceptionOfType(PermissionMissingException.class).isThrownBy(account::ask);
    }

    @Test
    @Catalogue("29")
    void aPassingTroubleUnderASuccessfulStatusIsTriedAgain() throws InterruptedException {
        server.replies(
                Reply.error(200, "CONCURRENCY_LIMIT_EXCEEDED", "Request blocked."),
                Reply.of(
                        200,
                        "Content-Type: application/json",
                        "{\"status\":500,\"o:errorDetails\":[{\"o:errorCode\":\"UNEXPECTED_ERROR\",\"detail\":\"?\"}]}"));

        account.ask();

        assertThat(server.received()).hasSize(3);
    }

    @Test
    void theEnvelopeIsReadInAllTheFormsThatItHas() {
        Map<String, String> envelopes =
                Map.of("the help page's", """
                {"type":"https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.1","title":"Bad Request",
                "status":400,"o:urlPath":"https://x/services","o:errorDetails":[{"detail":"Wrong.","o:errorCode":
                "INVALID_CONTENT","o:errorPath":"$.items[0]"}]}""", "today's", """
                {"type":"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1","title":"Bad Request","status":400,
                "o:errorUrl":"https://x/services","o:errorDetails":[{"detail":"Wrong.","o:errorCode":
                "INVALID_PARAMETER","o:errorQueryParam":"q"}]}""", "a header's", """
                {"title":"Bad Request","status":400,"o:errorDetails":[{"detail":"Wrong.","o:errorCode":
                "INVALID_HEADER","o:errorHeader":"Prefer"}]}""", "a RESTlet's", """
                {"error":{"code":"SSS_INVALID_SCRIPTLET_ID","message":"Wrong."}}""");
        envelopes.forEach((name, body) -> {
            server.replies(Reply.of(400, "Content-Type: application/json", body));

            assertThatExceptionOfType(RequestRefusedException.class)
                    .as(name)
                    .isThrownBy(account::ask)
                    .withMessageMatching(
                            ".*(at \\$\\.items\\[0]|at q|at Prefer|refused the request): [A-Z_]+: Wrong\\. .*")
                    .satisfies(refusal -> assertThat(refusal.detail()).isEqualTo("Wrong."))
                    .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"o:errorDetails\":[]}",
                "{\"o:errorDetails\":{}}",
                "{\"o:errorDetails\":[1]}",
                "{\"o:errorDetails\":[{}]}",
                "{\"error\":{\"code\":7}}",
                "{\"error\":\"x\"}",
                "[]",
                "null",
                "7"
            })
    void anEnvelopeThatHoldsNothingIsStillAnError(String body) {
        server.replies(Reply.of(400, "Content-Type: application/json", body));

        assertThatExceptionOfType(NetSuiteException.class)
                .isThrownBy(account::ask)
                .withMessageContaining("HTTP 400")
                .withMessageNotContaining("null")
                .withMessageNotContaining(" : ");
    }

    @Test
    void aRefusedLoginNamesWhatToCheckAndWhereTheReasonStands() {
        server.otherwise(request -> Reply.invalidLogin());

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(account::ask)
                .withMessageContaining("HTTP 401, INVALID_LOGIN")
                .withMessageContaining("attempt 2 of 5")
                .withMessageContaining("Setup > Integration > Manage Integrations")
                .withMessageContaining("Access Tokens")
                .withMessageContaining("View Login Audit Trail")
                .withMessageNotContaining("clock");
    }

    @ParameterizedTest
    @CsvSource({"301, 301 s ahead of", "-301, 301 s behind", "3600, 3600 s ahead of"})
    void aWrongClockIsNamedWhereALoginIsRefused(int seconds, String text) {
        account.time.advance(Duration.ofSeconds(seconds));
        server.otherwise(request -> Reply.invalidLogin());

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(account::ask)
                .withMessageContaining("The clock here is " + text)
                .withMessageContaining("NTP");
    }

    @Test
    void aRefusedLoginWithoutNetSuitesBodyIsOneAsWell() {
        server.otherwise(request -> Reply.of(401, "Content-Type: text/html", "<html>"));

        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(account::ask);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aRestletsRefusedLoginIsKnownByItsCode() {
        server.otherwise(request -> Reply.of(
                403,
                "Content-Type: application/json",
                "{\"error\":{\"code\":\"INVALID_LOGIN_ATTEMPT\",\"message\":\"Invalid login attempt.\"}}"));

        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(account::ask);
    }

    @Test
    void whatTheServerSaysIsInertAndOneLine() {
        String hostile =
                "a\\r\\nFAKE LOG LINE \\u001b[31m red \\u202e right-to-left \\u2028 line ${jndi:ldap://x} {{secret}}"
                        + " {{{deep}}} $${env:HOME} #{spel} %{layout} \\u0000 \\ud800 \\u200b end";
        List<String> codes =
                List.of("INVALID_PARAMETER", "UNEXPECTED_ERROR", "INVALID_LOGIN", "INSUFFICIENT_PERMISSION");
        for (int status : List.of(400, 401, 403, 404, 500)) {
            for (String code : codes) {
                server.otherwise(request -> Reply.error(status, code + hostile, hostile));
                account.authorizer.changeTo("credentials for " + status + code);

                String message = catchThrowableOfType(NetSuiteException.class, account::ask)
                        .getMessage();

                assertThat(message)
                        .doesNotContainPattern("\\p{Cntrl}|\\p{Cf}|[\\u2028\\u2029]")
                        .doesNotContain("${", "{{", "#{", "%{");
            }
        }
    }

    @Test
    void aServerThatRamblesIsCutShort() {
        server.replies(Reply.error(400, "INVALID_PARAMETER", "🚲".repeat(10_000)));

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(account::ask)
                .satisfies(refusal -> assertThat(refusal.detail()).isEqualTo("🚲".repeat(500) + "…"));
    }

    @Test
    void noTroubleShowsWhatWasSigned() {
        List<Reply> troubles = List.of(
                Reply.invalidLogin(),
                Reply.error(400, "INVALID_PARAMETER", "Wrong."),
                Reply.error(403, "INSUFFICIENT_PERMISSION", "No."),
                Reply.throttled(""),
                Reply.error(500, "UNEXPECTED_ERROR", "?"),
                Reply.reset(),
                Reply.json("junk"),
                Reply.of(302, "Location: https://elsewhere.example/", ""),
                Reply.of(407, "Content-Type: text/html", ""),
                Reply.raw("no http\r\n\r\n", new byte[0], false));
        for (Reply trouble : troubles) {
            server.otherwise(request -> trouble);

            Throwable thrown = catchThrowableOfType(NetSuiteException.class, account::ask);

            List<String> texts = new ArrayList<>();
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                texts.add(cause.toString());
            }
            assertThat(String.join("\n", texts)).doesNotContain(FakeAuthorizer.SECRET, "nonce", "OAuth");
        }
    }
}
