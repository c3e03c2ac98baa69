package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelnetsuite.tba.auth.TestKey;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be seen to be wrong without asking NetSuite fails the start, in one line that names the option. */
class StartErrorsTest {

    private static final HeldTime TIME = new HeldTime();
    private static final String SECRET = "s3cret-s3cret-s3cret";

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(2).contacts(0).clock(TIME));

    @TempDir
    private Path directory;

    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(NETSUITE.sandbox(), TIME);
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private String failureOf(String uri) {
        Throwable failure = catchThrowable(
                () -> integration.route("customer", held(uri), route -> route.process(integration.arrivals)));
        assertThat(failure).as("start with " + uri).isNotNull();
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain(SECRET);
        assertThat(NETSUITE.stats().get("requests").asInt()).isZero();
        String cause = null;
        for (Throwable one : ObjectHelper.createExceptionIterable(failure)) {
            cause = one.getMessage() == null ? cause : one.getMessage();
        }
        return cause;
    }

    @Test
    void aCursorNameThatLeavesNoRoomForThoseBesideItIsRefused() {
        assertThat(failureOf("netsuite-tba:customer?cursorName=" + "x".repeat(193)))
                .contains("Option cursorName is too long: 193 characters", "at most 192 can be used");
        assertThat(failureOf("netsuite-tba:customer?cursorName=RAW(" + "\u00fc".repeat(33) + ")"))
                .contains("Option cursorName is too long: 198 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "stage=boss,                    stage",
        "since=,                        since",
        "since=yesterday,               since",
        "since=2026-01-01,              since",
        "expand=everything,             expand",
        "expand=companies,              expand",
        "body=map,                      body",
        "includeDeleted=perhaps,        includeDeleted",
        "transport=rest,                transport",
        "transport=,                    transport",
        "transport=soap&filter=RAW(a = 1),                 filter",
        "transport=soap&apiVersion=2015_2,                 apiVersion",
        "transport=soap&apiVersion=2014_1,                 apiVersion",
        "transport=soap&apiVersion=latest,                 apiVersion",
        "filter=RAW(1 = 1) OR (2 = 2),  filter",
        "filter=RAW(a = 'x),            filter",
        "filter=RAW(a = 1 -- b),        filter",
        "filter=RAW(a = 1; b),          filter",
        "delay=0,                       delay",
        "delay=-1,                      delay",
        "lookback=0,                    lookback",
        "lookback=ten,                  lookback",
        "lookback=600_000,              lookback",
        "lookback=600.000,              lookback",
        "lookback=-1,                   lookback",
        "lookback=999999999999,         lookback",
        "requestTimeout=0,              requestTimeout",
        "requestTimeout=-5,             requestTimeout",
        "requestTimeout=99999999999999999999, requestTimeout",
        "requestTimeout=soon,           requestTimeout",
        "connectTimeout=0,              connectTimeout",
        "connectTimeout=3000000000,     connectTimeout",
        "completionTimeout=0,           completionTimeout",
        "maxConcurrency=0,              maxConcurrency",
        "maxConcurrency=-1,             maxConcurrency",
        "maxConcurrency=99999999999,    maxConcurrency",
        "maxAttempts=0,                 maxAttempts",
        "batchSize=-1,                  batchSize",
        "batchSize=1001,                batchSize",
        "batchSize=many,                batchSize",
        "baseUrl=http://netsuite.example.com,              baseUrl",
        "baseUrl=https://netsuite.example.com/services,    baseUrl",
        "baseUrl=https://netsuite.example.com?a=b,         baseUrl",
        "baseUrl=https://me:s3cret-s3cret-s3cret@netsuite.example.com, baseUrl",
        "baseUrl=ftp://netsuite.example.com,               baseUrl",
        "baseUrl=netsuite.example.com,                     baseUrl",
        "baseUrl=RAW(not a url),        baseUrl",
        "accountId=../evil,             accountId",
        "accountId=1234567.evil.com,    accountId",
        "proxyHost=proxy.example.com,   proxyPort",
        "proxyHost=proxy.example.com&proxyPort=70000,      proxyPort",
        "proxyHost=proxy.example.com&proxyPort=80&proxyAuthUsername=me, proxyAuthPassword",
        "proxyHost=proxy.example.com&proxyPort=80&proxyAuthPassword=s3cret-s3cret-s3cret, proxyAuthPassword",
        "sslContextParameters=#bean:nothing, sslContextParameters",
        "credentials=#bean:nothing,     credentials",
        "cursorStore=#bean:nothing,     cursorStore",
        "cursorName=,                   cursorName",
        "pollInterval=5,                pollInterval"
    })
    void anOptionThatCannotBeRight(String option, String name) {
        String text = failureOf("netsuite-tba:customer?" + option);

        assertThat(text).contains(name).doesNotContain("\n");
    }

    @Test
    void aStageOfContacts() {
        assertThat(failureOf("netsuite-tba:contact?stage=lead")).contains("stage", "customer");
    }

    @ParameterizedTest
    @CsvSource({
        "consumerKey,       consumerKey",
        "consumerSecret,    consumerSecret",
        "accessToken,       accessToken",
        "accessTokenSecret, accessTokenSecret",
        "tokenId,           accessToken",
        "tokenSecret,       accessTokenSecret",
        "privateKey,        privateKey",
        "private-key-password, privateKeyPassword",
        "consumer-secret,   consumerSecret",
        "TOKENSECRET,       accessTokenSecret"
    })
    void aSecretInTheUri(String option, String instead) {
        assertThat(failureOf("netsuite-tba:customer?" + option + "=x7"))
                .contains("Option " + option)
                .contains("camel.component.netsuite-tba." + instead + ",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consumerKey",
                "consumerSecret",
                "accessToken",
                "accessTokenSecret",
                "tokenSecret",
                "privateKey",
                "privateKeyPassword",
                "proxyAuthPassword",
                "passphrase"
            })
    void aSecretInTheUriIsNotShownAgain(String option) {
        failureOf("netsuite-tba:customer?" + option + "=" + SECRET);
        failureOf("netsuite-tba:customer?" + option + "=RAW(" + SECRET + ")");
    }

    /** A way to set one of the values, and its name. */
    private static Stream<Arguments> credentials() {
        return Stream.of(
                value("accountId", (credentials, value) -> credentials.setAccountId(value)),
                value("consumerKey", (credentials, value) -> credentials.setConsumerKey(value)),
                value("consumerSecret", (credentials, value) -> credentials.setConsumerSecret(value)),
                value("accessToken", (credentials, value) -> credentials.setAccessToken(value)),
                value("accessTokenSecret", (credentials, value) -> credentials.setAccessTokenSecret(value)));
    }

    private static Arguments value(String name, java.util.function.BiConsumer<NetSuiteCredentials, String> setter) {
        return Arguments.of(name, setter);
    }

    @ParameterizedTest
    @MethodSource("credentials")
    @Catalogue("8")
    void aCredentialThatCannotBeRight(String name, java.util.function.BiConsumer<NetSuiteCredentials, String> setter) {
        for (String wrong : new String[] {
            null,
            "",
            "  ",
            "\n",
            SECRET + "\n",
            SECRET + "\r\nX",
            SECRET + " ",
            " " + SECRET,
            SECRET + " " + SECRET,
            SECRET + "\t",
            SECRET + "\0",
            SECRET + "\u2013",
            SECRET + "\u00e9",
            SECRET + "\u200b",
            SECRET + "\u00a0"
        }) {
            NetSuiteCredentials credentials = new NetSuiteCredentials();
            credentials.setAccountId("1234567");
            credentials.setConsumerKey("a");
            credentials.setConsumerSecret("b");
            credentials.setAccessToken("c");
            credentials.setAccessTokenSecret("d");
            setter.accept(credentials, wrong);
            integration.camel.getRegistry().bind("acme", credentials);

            assertThat(failureOf("netsuite-tba:customer?credentials=#bean:acme"))
                    .contains(name)
                    .doesNotContain("\n");
            integration.camel.getRegistry().unbind("acme");
        }
        Evidence.of("8").outcome("refused at start by the option's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumerKey", "consumerSecret", "accessToken", "accessTokenSecret"})
    @Catalogue("8")
    void aCredentialThatTheComponentLacks(String name) {
        NetSuiteTbaComponent component = integration.component;
        Consumer<String> setter =
                switch (name) {
                    case "consumerKey" -> component::setConsumerKey;
                    case "consumerSecret" -> component::setConsumerSecret;
                    case "accessToken" -> component::setAccessToken;
                    default -> component::setAccessTokenSecret;
                };
        setter.accept(null);

        assertThat(failureOf("netsuite-tba:customer")).contains(name);
    }

    @Test
    void whatSoapCannotExpand() {
        assertThat(failureOf("netsuite-tba:contact?transport=soap&expand=companies"))
                .startsWith("Option expand is 'companies'")
                .contains("transport=suiteql");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "authentication=oauth3                   | Option authentication is 'oauth3': give tba",
                "authentication=oauth2                   | Option clientId is not set: with authentication=oauth2",
                "authentication=oauth2&clientId=a        | Option certificateId is not set: with authentication=oauth2",
                "authentication=oauth2&clientId=a&certificateId=b | Option privateKey is not set: with authentication=oauth2"
            })
    void whatOAuth2Lacks(String options, String text) {
        assertThat(failureOf("netsuite-tba:customer?" + options)).startsWith(text);
    }

    private static NetSuiteCredentials certificateBean() {
        NetSuiteCredentials bean = new NetSuiteCredentials();
        bean.setAccountId("1234567");
        bean.setClientId("a");
        bean.setCertificateId("b");
        bean.setPrivateKey("classpath:keys/ec-pkcs8-P-256.pem");
        return bean;
    }

    private static NetSuiteCredentials tokenBean() {
        NetSuiteCredentials bean = new NetSuiteCredentials();
        bean.setAccountId("1234567");
        bean.setConsumerKey("a");
        bean.setConsumerSecret("b");
        bean.setAccessToken("c");
        bean.setAccessTokenSecret("d");
        return bean;
    }

    private void starts(String uri) {
        assertThatCode(() -> integration.route("customer", held(uri), route -> route.process(integration.arrivals)))
                .doesNotThrowAnyException();
    }

    @Test
    void soapWithABeanThatLogsInByCertificate() {
        NetSuiteCredentials bean = certificateBean();
        bean.setAuthentication("oauth2");
        integration.camel.getRegistry().bind("acme", bean);

        assertThat(failureOf("netsuite-tba:customer?transport=soap&credentials=#bean:acme"))
                .startsWith("Option transport is soap, which NetSuite gives no OAuth 2.0")
                .contains("authentication=tba", "transport=suiteql");
    }

    @Test
    void soapWithACertificateOfTheComponent() {
        integration.component.setPrivateKey("classpath:keys/ec-pkcs8-P-256.pem");

        assertThat(failureOf("netsuite-tba:customer?transport=soap&authentication=oauth2&clientId=a&certificateId=b"))
                .startsWith("Option transport is soap, which NetSuite gives no OAuth 2.0");
    }

    @Test
    void soapWithABeanOfKeysAndTokensStartsWhateverTheComponentLogsInWith() {
        NetSuiteCredentials bean = tokenBean();
        bean.setAuthentication("tba");
        integration.camel.getRegistry().bind("acme", bean);

        starts("netsuite-tba:customer?transport=soap&authentication=oauth2&credentials=#bean:acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tba", "oauth2"})
    void aBeanThatDoesNotSayHowToLogInDoesSoByItsValues(String usual) {
        integration.camel.getRegistry().bind("keys", tokenBean());
        integration.camel.getRegistry().bind("certificate", certificateBean());

        integration.component.getConfiguration().setAuthentication(usual);
        assertThat(failureOf("netsuite-tba:customer?transport=soap&credentials=#bean:certificate"))
                .startsWith("Option transport is soap, which NetSuite gives no OAuth 2.0");
        starts("netsuite-tba:customer?transport=soap&credentials=#bean:keys");
    }

    @Test
    void aBeanWithBothLogsInAsTheComponentDoes() {
        NetSuiteCredentials both = tokenBean();
        both.setClientId("a");
        both.setCertificateId("b");
        both.setPrivateKey("classpath:nowhere.pem");
        integration.camel.getRegistry().bind("acme", both);

        assertThat(failureOf("netsuite-tba:customer?authentication=oauth2&credentials=#bean:acme"))
                .startsWith("Option privateKey says classpath:nowhere.pem");
        starts("netsuite-tba:customer?authentication=tba&credentials=#bean:acme");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3cret-s3cret-s3cret               | Option privateKey is neither a PEM nor says where one is: give file:",
                "file:/nowhere/netsuite-key.pem     | Option privateKey says file:/nowhere/netsuite-key.pem, which is not there",
                "classpath:nowhere.pem              | Option privateKey says classpath:nowhere.pem, which is not there",
                "file:///nowhere/c++/100%25/key.pem | Option privateKey says file:///nowhere/c++/100%25/key.pem, which is not",
                "file:MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKg/s3cret-s3cret-s3cret | Option privateKey says file:…, which is not there",
                "https://example.com/s3cret-s3cret-s3cret | Option privateKey is neither a PEM nor says where one is",
                "-----BEGIN PRIVATE KEY-----s3cret-s3cret-s3cret-----END PRIVATE KEY----- | privateKey can't be read",
                "classpath:keys/rsa-2048.pem        | privateKey is an RSA key of 2048 bits",
                "classpath:keys/rsa-certificate.pem | privateKey is a certificate",
                "classpath:keys/ec-sec1-encrypted.pem | privateKeyPassword is not set, and privateKey is encrypted"
            })
    void aPrivateKeyThatCannotBeUsed(String value, String text) {
        integration.component.setPrivateKey(value);

        assertThat(failureOf("netsuite-tba:customer?authentication=oauth2&clientId=a&certificateId=b"))
                .startsWith(text)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signatureAlgorithm=RS256 | signatureAlgorithm is none that NetSuite takes: with an RSA key it takes PS256, not RS256",
                "signatureAlgorithm=PS256 | signatureAlgorithm is PS256, which takes an RSA key, and privateKey is on P-256",
                "certificate=classpath:keys/rsa-certificate.pem | certificate is not the one of privateKey",
                "certificate=nowhere | Option certificate is neither a PEM nor says where one is",
                "clientId=a%20b | clientId holds a blank"
            })
    void anOptionThatDoesNotFitTheKey(String option, String text) {
        integration.component.setPrivateKey("classpath:keys/ec-pkcs8-P-256.pem");

        assertThat(failureOf("netsuite-tba:customer?authentication=oauth2&certificateId=b&" + option
                        + (option.startsWith("clientId") ? "" : "&clientId=a")))
                .startsWith(text);
    }

    @Test
    void aPrivateKeyInTheOptionOfTheCertificate() {
        TestKey key = TestKey.ec();
        integration.component.setPrivateKey(key.pem());
        for (String text : new String[] {key.pem() + key.certificate(), key.certificate() + key.pem()}) {
            integration.component.getConfiguration().setCertificate(text);
            assertThat(failureOf("netsuite-tba:customer?authentication=oauth2&clientId=a&certificateId=b"))
                    .startsWith("Option certificate holds a private key")
                    .contains("give the certificate alone")
                    .doesNotContain(key.pem().substring(40, 60));
        }
    }

    @Test
    void keysAndTokensThatAreMissingWhereACertificateIsSet() {
        integration.component.setConsumerKey(null);

        assertThat(failureOf("netsuite-tba:customer?clientId=a"))
                .contains("Option consumerKey is not set", "set authentication=oauth2");
        assertThat(failureOf("netsuite-tba:customer"))
                .contains("Option consumerKey is not set")
                .doesNotContain("oauth2");
    }

    @Test
    void aDirectoryThatCannotHoldProgress() throws Exception {
        integration.component.getConfiguration().setCursorStore(null);
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(failureOf("netsuite-tba:customer?cursorDirectory=" + file.resolve("below")))
                .contains("cursorDirectory");
        assertThat(failureOf("netsuite-tba:customer?cursorDirectory=RAW( )")).contains("cursorDirectory");
        assertThat(failureOf("netsuite-tba:customer?cursorDirectory=RAW(a\0b)")).contains("cursorDirectory");
    }

    @Test
    void aRouteToNetSuite() {
        Throwable failure = catchThrowable(
                () -> integration.route("back", "direct:back", route -> route.to("netsuite-tba:customer")));

        assertThat(failure).rootCause().hasMessageContaining("use it in from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stage=ALL",
                "since=2026-01-31T00:00:00%2B01:00",
                "lookback=1",
                "fields=+altName",
                "delay=5m",
                "filter=RAW(subsidiary = 3 AND (isperson = 'F'))",
                "expand=addresses",
                "baseUrl=HTTPS://netsuite.example.com/"
            })
    void whatIsRightStarts(String option) {
        assertThatCode(() -> integration.route(
                        "customer",
                        held("netsuite-tba:customer?" + option),
                        route -> route.process(integration.arrivals)))
                .doesNotThrowAnyException();
    }
}
