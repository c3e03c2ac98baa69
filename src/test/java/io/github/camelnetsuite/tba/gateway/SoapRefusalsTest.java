package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of SuiteTalk and every status that is no success, and what they become. */
class SoapRefusalsTest {

    private static final String SECRET = "0123456789abcdef".repeat(4);

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    private int passports;

    private NetSuiteRequest request() {
        return NetSuiteRequest.postSoap(
                "/services/NetSuitePort_2025_2",
                "search",
                NetSuiteRequest.Login.BODY,
                () -> "<passport>" + SECRET + " " + ++passports + "</passport>");
    }

    private List<String> ask() throws InterruptedException {
        return account.gateway()
                .exchange(request(), new SoapReader<List<String>>(SoapReaderTest.Parts::new))
                .body();
    }

    /** What becomes of a refusal, and how often a request is sent that meets nothing else. */
    enum Meaning {
        LOGIN(LoginRefusedException.class, 2, "refused the login", "Login Audit Trail"),
        PERMISSION(PermissionMissingException.class, 1, "Setup > SOAP Web Services", "Lists > Customers"),
        FEATURE(PermissionMissingException.class, 1, "Enable Features", "transport=suiteql"),
        THROTTLED(ThrottledException.class, 5, "concurrency limit", "maxConcurrency"),
        TROUBLE(UnavailableException.class, 5, "in trouble", "Said."),
        VERSION(RequestRefusedException.class, 1, "apiVersion", "Said."),
        REQUEST(RequestRefusedException.class, 1, "refused the request", "Said.");

        private final Class<? extends NetSuiteException> exception;
        private final int requests;
        private final String[] told;

        Meaning(Class<? extends NetSuiteException> exception, int requests, String... told) {
            this.exception = exception;
            this.requests = requests;
            this.told = told;
        }
    }

    private void assertMeans(Meaning meaning, int status, String code, String envelope) {
        server.otherwise(asked -> Envelopes.reply(status, envelope));
        // So that no earlier refusal counts.
        account.time.advance(Duration.ofHours(2));
        int before = server.received().size();

        NetSuiteException refusal = catchThrowableOfType(meaning.exception, this::ask);

        assertThat(refusal)
                .as("%s under HTTP %d", code, status)
                .isNotNull()
                .hasMessageContainingAll(meaning.told)
                .hasMessageContaining("HTTP " + status)
                .hasMessageContaining("POST /services/NetSuitePort_2025_2 search on localhost");
        assertThat(refusal.getMessage()).doesNotContain(SECRET, "null");
        assertThat(server.received()).hasSize(before + meaning.requests);
        assertThat(bodies()).doesNotHaveDuplicates();
        Evidence.of("29")
                .outcome("a SOAP fault or status: " + refusal.getClass().getSimpleName()
                        + (meaning.requests > 1 ? " after retries" : " at once"));
    }

    private List<String> bodies() {
        return server.received().stream().map(ScriptedServer.Received::body).toList();
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource({
        "invalidCredentialsFault, USER_ERROR, LOGIN",
        "invalidCredentialsFault, INVALID_LOGIN_CREDENTIALS, LOGIN",
        "invalidAccountFault, INVALID_ACCT, LOGIN",
        "unexpectedErrorFault, INVALID_ROLE, LOGIN",
        "invalidSessionFault, WS_LOG_IN_REQD, LOGIN",
        "exceededConcurrentRequestLimitFault, WS_REQUEST_BLOCKED, THROTTLED",
        "exceededRequestLimitFault, WS_CONCUR_SESSION_DISALLWD, THROTTLED",
        "exceededConcurrentRequestLimitFault, SOMETHING_NEW, THROTTLED",
        "insufficientPermissionFault, INSUFFICIENT_PERMISSION, PERMISSION",
        "insufficientPermissionFault, WS_PERMISSION_REQD, PERMISSION",
        "insufficientPermissionFault, ROLE_REQUIRED, PERMISSION",
        "insufficientPermissionFault, WS_FEATURE_REQD, FEATURE",
        "invalidSessionFault, SESSION_TIMED_OUT, TROUBLE",
        "invalidSessionFault, INVALID_SESSION, TROUBLE",
        "invalidVersionFault, INVALID_WS_VERSION, VERSION",
        "invalidVersionFault, UNSUPPORTED_WS_VERSION, VERSION",
        "exceededRecordCountFault, MAX_RCRDS_EXCEEDED, REQUEST",
        "exceededRequestSizeFault, USER_ERROR, REQUEST",
        "exceededUsageLimitFault, USER_ERROR, TROUBLE",
        "asyncFault, JOB_NOT_COMPLETE, REQUEST",
        "unexpectedErrorFault, UNEXPECTED_ERROR, TROUBLE",
        "unexpectedErrorFault, ACCT_TEMP_UNAVAILABLE, TROUBLE",
        "somethingNewFault, USER_ERROR, REQUEST"
    })
    @Catalogue("29")
    void aFaultMeansTheSameUnderEveryStatus(String element, String code, Meaning meaning) {
        for (int status : List.of(500, 200)) {
            assertMeans(meaning, status, code, Envelopes.fault(element, code, "Said."));
        }
    }

    @ParameterizedTest(name = "a status of {0} is {1}")
    @CsvSource({
        "INSUFFICIENT_PERMISSION, PERMISSION",
        "PERMISSION_VIOLATION, PERMISSION",
        "INVALID_SEARCH, REQUEST",
        "INVALID_SEARCH_FIELD_NAME, REQUEST",
        "INVALID_SEARCH_OPERATOR, REQUEST",
        "INVALID_SEARCH_VALUE, REQUEST",
        "INVALID_SEARCH_PAGE_INDEX, REQUEST",
        "INVALID_SEARCH_PAGE_SIZE, REQUEST",
        "INVALID_JOB_ID, REQUEST",
        "RCRD_DSNT_EXIST, REQUEST",
        "SEARCH_TIMED_OUT, TROUBLE",
        "UNEXPECTED_ERROR, TROUBLE",
        "ACCT_TEMP_DISABLED, TROUBLE",
        "ACCT_TEMP_UNAVAILABLE, TROUBLE",
        "EXCEEDED_MAX_CONCUR_RQST, THROTTLED",
        "CONCURRENCY_LIMIT_EXCEEDED, THROTTLED",
        "USER_DISABLED, LOGIN",
        "LOGIN_DISABLED, LOGIN",
        "ACCT_DISABLED, LOGIN",
        "CANT_LOGIN_WITH_OAUTH, LOGIN",
        "INVALID_LOGIN, LOGIN",
        "INVALID_LOGIN_ATTEMPT, LOGIN",
        "INVALID_LOGIN_IP, LOGIN"
    })
    @Catalogue("29")
    void aStatusThatIsNoSuccessIsAnErrorOfItsKind(String code, Meaning meaning) {
        assertMeans(meaning, 200, code, Envelopes.failure(code, "Said."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The account you are trying to access is currently unavailable while we undergo our regularly scheduled"
                        + " maintenance. Said.",
                "An unexpected error occurred. Error ID: x. Said."
            })
    void whatNetSuiteSaysInWordsOnlyMayPass(String text) {
        assertMeans(
                Meaning.TROUBLE,
                500,
                text,
                Envelopes.of("<soapenv:Fault><faultcode>soapenv:Server</faultcode>" + "<faultstring>" + text
                        + "</faultstring><detail/></soapenv:Fault>"));
    }

    @Test
    void aFaultWithoutAReasonIsTroubleToo() {
        for (String fault :
                List.of("<soapenv:Fault/>", "<soapenv:Fault><detail><hostname>h</hostname></detail></soapenv:Fault>")) {
            server.otherwise(asked -> Envelopes.reply(500, Envelopes.of(fault)));

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(this::ask)
                    .withMessageNotContaining("null");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<f:Fault xmlns:f='http://schemas.xmlsoap.org/soap/envelope/'><detail><insufficientPermissionFault><message>"
                        + "Said.</message><code>INSUFFICIENT_PERMISSION</code></insufficientPermissionFault></detail>"
                        + "<faultstring/></f:Fault>",
                "<Fault xmlns='http://schemas.xmlsoap.org/soap/envelope/'><faultstring>Said.</faultstring><x><y/></x>"
                        + "<detail><!-- --><h:hostname xmlns:h='a'>h</h:hostname><z:insufficientPermissionFault xmlns:z='b'>"
                        + "<z:new><z:code>NO</z:code></z:new><z:code> <![CDATA[ROLE_REQUIRED]]> </z:code>"
                        + "</z:insufficientPermissionFault><h:stackTrace xmlns:h='a'>at x</h:stackTrace></detail></Fault>"
            })
    void aFaultIsReadInEveryDress(String fault) {
        assertMeans(Meaning.PERMISSION, 500, fault, Envelopes.of(fault));
    }

    @Test
    @Catalogue("26")
    void aFaultThatMayPassIsAskedAgainWithAFreshPassport() throws InterruptedException {
        server.replies(
                Envelopes.reply(500, Envelopes.fault("unexpectedErrorFault", "UNEXPECTED_ERROR", "Said.")),
                Envelopes.reply(200, Envelopes.failure("SEARCH_TIMED_OUT", "Said.")),
                Envelopes.reply(
                        200, Envelopes.fault("exceededConcurrentRequestLimitFault", "WS_REQUEST_BLOCKED", "Said.")),
                Envelopes.reply(200, Envelopes.success("<n>1</n>")));

        assertThat(ask()).containsExactly("n=1");

        assertThat(bodies()).hasSize(4).doesNotHaveDuplicates();
        assertThat(account.limiter.throttledCount()).isEqualTo(1);
    }

    @Test
    @Catalogue({"22", "24"})
    void aConcurrencyFaultSlowsDownEveryoneAsA429Does() throws InterruptedException {
        server.replies(
                Envelopes.reply(
                        500, Envelopes.fault("exceededConcurrentRequestLimitFault", "WS_REQUEST_BLOCKED", "Said.")),
                Reply.of(
                        500,
                        Envelopes.XML + "\r\nRetry-After: 7",
                        Envelopes.fault("exceededRequestLimitFault", "WS_CONCUR_SESSION_DISALLWD", "Said.")),
                Envelopes.reply(200, Envelopes.success("<n>1</n>")));

        ask();

        assertThat(account.time.sleeps()).hasSize(2).element(1).hasToString("PT7S");
    }

    @Test
    @Catalogue("7")
    void twoRefusedLoginsAreTheEndForBothTransports() {
        server.otherwise(asked -> Envelopes.reply(
                500, Envelopes.fault("invalidCredentialsFault", "USER_ERROR", "Invalid login attempt.")));
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(this::ask);
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(account::ask);
        }

        assertThat(server.received()).hasSize(2);
        account.authorizer.changeTo("others");
        server.otherwise(asked -> Envelopes.reply(200, Envelopes.success("<n>1</n>")));
        assertThat(catchThrowableOfType(Exception.class, this::ask)).isNull();
    }

    @Test
    void whatTheServerSaysIsInertAndOneLine() {
        String hostile = "a&#13;&#10;FAKE LOG LINE &#x85; &#x202e; &#x2028; ${jndi:ldap://x} {{secret}} {{{deep}}}"
                + " $${env:HOME} #{spel} %{layout} &#x200b; " + SECRET + " &lt;b&gt; end";
        for (String envelope : List.of(
                Envelopes.failure("CODE" + hostile, hostile),
                Envelopes.fault("unexpectedErrorFault", "CODE" + hostile, hostile),
                Envelopes.fault("invalidCredentialsFault", "CODE" + hostile, hostile),
                Envelopes.fault("insufficientPermissionFault", "CODE" + hostile, hostile),
                Envelopes.of("<soapenv:Fault><faultstring>" + hostile + "</faultstring></soapenv:Fault>"))) {
            for (int status : List.of(200, 500, 403, 401)) {
                server.otherwise(asked -> Envelopes.reply(status, envelope));
                account.authorizer.changeTo("credentials " + status + envelope.hashCode());

                String message =
                        catchThrowableOfType(NetSuiteException.class, this::ask).getMessage();

                assertThat(message)
                        .doesNotContainPattern("\\p{Cntrl}|\\p{Cf}|[\\u0085\\u2028\\u2029]")
                        .doesNotContain("${", "{{", "#{", "%{", SECRET);
            }
        }
    }

    @Test
    void noTroubleShowsThePassport() {
        Stream.of(
                        Envelopes.reply(500, Envelopes.fault("invalidCredentialsFault", "USER_ERROR", "Invalid.")),
                        Envelopes.reply(500, "junk"),
                        Envelopes.reply(200, "<a/>"),
                        Envelopes.reply(200, "<passport>" + SECRET),
                        Envelopes.reply(200, "<passport>" + SECRET + "</passportt>"),
                        Reply.of(302, "Location: https://elsewhere.example/", ""),
                        Reply.json("{}"),
                        Reply.reset())
                .forEach(trouble -> {
                    server.otherwise(asked -> trouble);

                    Throwable thrown = catchThrowableOfType(NetSuiteException.class, this::ask);

                    List<String> texts = new ArrayList<>();
                    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                        texts.add(cause.toString());
                    }
                    assertThat(String.join("\n", texts)).doesNotContain(SECRET, "passport");
                });
        assertThat(request().toString()).doesNotContain(SECRET);
    }

    @Test
    void aFaultThatEndsEarlyIsTroubleUntilItHasSaidWhatItIs() throws Exception {
        byte[] fault = Envelopes.fault("invalidCredentialsFault", "USER_ERROR", "Invalid login attempt.")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        boolean hasSaid = false;
        for (int length = 0; length <= fault.length; length++) {
            byte[] part = java.util.Arrays.copyOf(fault, length);
            NetSuiteException meaning = Refusals.of(new Attempt(request(), "h", 1, 5), 500, null, null, part);
            assertThat(meaning).isInstanceOf(hasSaid ? LoginRefusedException.class : NetSuiteException.class);
            assertThat(meaning.isTransient()).isEqualTo(!(meaning instanceof LoginRefusedException));
            hasSaid = meaning instanceof LoginRefusedException;
        }
        assertThat(hasSaid).isTrue();
    }

    @Test
    void aRefusedLoginIsOneHoweverMuchTheServerTellsOfItsInsides() {
        String trace = "<x:stackTrace xmlns:x='http://xml.apache.org/axis/'>" + "at nowhere\n".repeat(20_000)
                + "</x:stackTrace>";
        String fault = Envelopes.fault("invalidCredentialsFault", "USER_ERROR", "Invalid login attempt.");
        byte[] cut = java.util.Arrays.copyOf(
                fault.replace(
                                "</detail>",
                                "<x:isRuntimeException xmlns:x='http://xml.apache.org/axis/'/>" + trace + "</detail>")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                64 << 10);

        assertThat(Refusals.of(new Attempt(request(), "h", 1, 5), 500, null, null, cut))
                .isInstanceOf(LoginRefusedException.class);
    }

    @Test
    void aFaultOfWordsOnlyIsARefusedLoginWhenItSaysSo() {
        String fault = Envelopes.fault("invalidCredentialsFault", "USER_ERROR", "Invalid login attempt.")
                .replaceAll("(?s)<detail>.*</detail>", "");

        assertThat(Refusals.of(
                        new Attempt(request(), "h", 1, 5),
                        500,
                        null,
                        null,
                        fault.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(LoginRefusedException.class);
    }
}
