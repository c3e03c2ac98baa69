package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.SignatureCheckingServer.CREDENTIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.SignatureCheckingServer.Answer;
import io.github.camelnetsuite.tba.SignatureCheckingServer.Received;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetSuiteTbaHttpClientConfigurerTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final SignatureCheckingServer netSuite = new SignatureCheckingServer();
    private final SignatureCheckingServer elsewhere = new SignatureCheckingServer();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        HttpClientConfigurer signing = new NetSuiteTbaHttpClientConfigurer(CREDENTIALS, netSuite.url());
        HttpClientConfigurer impatient = builder -> {
            // HttpClient retries by default, but waits a second before it does.
            builder.setRetryStrategy(new DefaultHttpRequestRetryStrategy(1, TimeValue.ofMilliseconds(1)));
            signing.configureHttpClient(builder);
        };
        camel.getRegistry().bind("signing", impatient);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        netSuite.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "limit=5&offset=10",
                "q=lastModifiedDate+AFTER+%222026-01-01%22",
                "q=email%20START_WITH%20%22o'brien%2Bx%40example.com%22",
                "name=Zo\u00eb *!&tag=z&tag=a&empty=&bare",
                "name=%F0%9F%98%80~%7E"
            })
    void aRequestIsSignedAsTheServerSeesIt(String query) {
        send("/services/rest/record/v1/customer/eid:C%201", "", null, Map.of(Exchange.HTTP_QUERY, query));

        assertThat(netSuite.only().isSigned()).isTrue();
        assertThat(netSuite.only().target()).contains("eid:C%201");
    }

    @Test
    void aJsonBodyIsNotSigned() {
        send(
                "/suiteql?limit=5",
                "",
                "{\"q\":\"a=b&c=d\"}",
                Map.of(Exchange.HTTP_METHOD, "POST", Exchange.CONTENT_TYPE, "application/json"));

        assertThat(netSuite.only().body()).contains("a=b");
        assertThat(netSuite.only().isSigned()).isTrue();
    }

    @Test
    void aFormIsSigned() {
        String form = "grant=a+b&name=Zo%C3%AB";

        send(
                "/token?x=1",
                "",
                form,
                Map.of(Exchange.HTTP_METHOD, "POST", Exchange.CONTENT_TYPE, FORM + "; charset=UTF-8"));

        assertThat(netSuite.only().body()).isEqualTo(form);
        assertThat(netSuite.only().isSignedWith(form)).isTrue();
        assertThat(netSuite.only().isSigned()).isFalse();
    }

    @Test
    void aFormThatCanBeReadOnceOnlyIsRefusedUnsent() {
        ByteArrayInputStream body = new ByteArrayInputStream("a=b".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() ->
                        send("/token", "", body, Map.of(Exchange.HTTP_METHOD, "POST", Exchange.CONTENT_TYPE, FORM)))
                .hasStackTraceContaining("convertBodyTo(String.class)");
        assertThat(netSuite.received()).isEmpty();
    }

    @Test
    void anAttemptAfterTooManyRequestsHasItsOwnNonce() {
        netSuite.willAnswer(Answer.status(429));

        send("/suiteql?limit=5", "", "{}", Map.of(Exchange.HTTP_METHOD, "POST"));

        assertThat(netSuite.received()).hasSize(2).allMatch(Received::isSigned);
        assertThat(netSuite.received()).extracting(Received::nonce).doesNotHaveDuplicates();
    }

    @Test
    void anAttemptAfterADeadConnectionHasItsOwnNonce() {
        netSuite.willAnswer(Answer.hangUp());

        send("/record/v1/customer", "", null, Map.of());

        assertThat(netSuite.received()).hasSize(2).allMatch(Received::isSigned);
        assertThat(netSuite.received()).extracting(Received::nonce).doesNotHaveDuplicates();
    }

    @Test
    void aRedeliveryByCamelHasItsOwnNonce() throws Exception {
        netSuite.willAnswer(Answer.status(500));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
                from("direct:redelivered").to(netSuite.url() + "/customer?httpClientConfigurer=#signing");
            }
        });

        camel.createProducerTemplate().requestBody("direct:redelivered", (Object) null);

        assertThat(netSuite.received()).hasSize(2).allMatch(Received::isSigned);
        assertThat(netSuite.received()).extracting(Received::nonce).doesNotHaveDuplicates();
    }

    @Test
    void aRedirectWithinTheAccountIsSignedForItsOwnUrl() {
        netSuite.willAnswer(Answer.redirect("/moved?to=b"));

        send("/customer", "followRedirects=true", null, Map.of());

        assertThat(netSuite.received()).hasSize(2).allMatch(Received::isSigned);
        assertThat(netSuite.received().get(1).target()).isEqualTo("/moved?to=b");
    }

    @Test
    void aRedirectToAForeignHostIsNotFollowedAndTheTextNamesBothHosts() {
        netSuite.willAnswer(Answer.redirect(elsewhere.url() + "/steal"));

        assertThatThrownBy(() -> send("/customer", "followRedirects=true", null, Map.of()))
                .hasStackTraceContaining("Not signed: " + elsewhere.url())
                .hasStackTraceContaining("https://1234567-sb1.suitetalk.api.netsuite.com");
        assertThat(netSuite.received()).hasSize(1);
        assertThat(elsewhere.received()).isEmpty();
    }

    @Test
    void aForeignHostInAMessageHeaderGetsNothing() {
        assertThatThrownBy(() -> send("/customer", "", null, Map.of(Exchange.HTTP_URI, elsewhere.url() + "/steal")))
                .hasStackTraceContaining("Not signed: " + elsewhere.url());
        assertThat(elsewhere.received()).isEmpty();
        assertThat(netSuite.received()).isEmpty();
    }

    @Test
    void aForeignHostHeaderIsRefused() {
        assertThatThrownBy(() -> send("/customer", "customHostHeader=evil.example", null, Map.of()))
                .hasStackTraceContaining("Not signed: http://evil.example");
        assertThat(netSuite.received()).isEmpty();
    }

    @Test
    void anAuthorizationThatTheMessageBroughtIsReplaced() {
        send("/customer", "", null, Map.of("Authorization", "Basic c2VjcmV0"));

        assertThat(netSuite.only().isSigned()).isTrue();
    }

    @Test
    void propertiesAloneCanMakeOne() throws Exception {
        Object credentials = PropertyBindingSupport.resolveBean(
                camel, "#class:" + TbaCredentials.class.getName() + "#of('1234567-sb1', 'k,1', 's', 't', 'u')");
        camel.getRegistry().bind("credentials", credentials);

        assertThat(PropertyBindingSupport.resolveBean(
                        camel,
                        "#class:" + NetSuiteTbaHttpClientConfigurer.class.getName() + "(#bean:credentials, '"
                                + netSuite.url() + "')"))
                .isInstanceOf(NetSuiteTbaHttpClientConfigurer.class);
        assertThat(credentials).isEqualTo(TbaCredentials.of("1234567_SB1", "k,1", "s", "t", "u"));
    }

    @Test
    void aBaseUrlOverAnOpenWireIsRefusedAtStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetSuiteTbaHttpClientConfigurer(CREDENTIALS, "http://netsuite.example.com"))
                .withMessageContaining("https");
    }

    private void send(String path, String options, Object body, Map<String, Object> headers) {
        String uri = netSuite.url() + path + (path.contains("?") ? "&" : "?") + "httpClientConfigurer=#signing"
                + (options.isEmpty() ? "" : "&" + options);
        camel.createProducerTemplate().requestBodyAndHeaders(uri, body, headers);
    }
}
