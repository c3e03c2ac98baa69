package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.SignatureCheckingServer.CREDENTIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelnetsuite.tba.SignatureCheckingServer.Received;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpConstants;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetSuiteTbaSignerTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final SignatureCheckingServer netSuite = new SignatureCheckingServer();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
        netSuite.close();
    }

    static Stream<Arguments> urls() {
        return Stream.of("", "/", "/services/rest", "/services/rest/", "/restlet.nl?deploy=1&script=6")
                .flatMap(endpoint -> Stream.of("none", "", "/other/", "/other?from=uri&b=a%20b", "/Zo\u00eb")
                        .map(httpUri -> Arguments.of(endpoint, httpUri)));
    }

    static List<Map<String, Object>> headers() {
        return List.of(
                Map.of(),
                Map.of(Exchange.HTTP_PATH, "eid:C 1/x"),
                Map.of(Exchange.HTTP_PATH, "/customer"),
                Map.of(Exchange.HTTP_PATH, "//customer"),
                Map.of(Exchange.HTTP_PATH, "/"),
                Map.of(Exchange.HTTP_QUERY, "q=email START_WITH \"Zo\u00eb\"&tag=z&tag=a"),
                Map.of(Exchange.HTTP_QUERY, "q=a+b%2Bc~&empty="),
                Map.of(HttpConstants.HTTP_RAW_QUERY, "raw=%C3%AB", Exchange.HTTP_QUERY, "cooked=1"),
                Map.of(Exchange.HTTP_PATH, "x", Exchange.HTTP_QUERY, "limit=5", Exchange.HTTP_METHOD, "put"),
                Map.of(Exchange.HTTP_METHOD, HttpMethods.DELETE),
                Map.of(Exchange.REST_HTTP_QUERY, "rest=1", Exchange.HTTP_QUERY, "other=2"));
    }

    /** camel-http makes the request, another library checks it: with every set of headers, with and without a body. */
    @ParameterizedTest(name = "endpoint \"{0}\", CamelHttpUri \"{1}\"")
    @MethodSource("urls")
    void theRequestThatCamelHttpMakesIsTheOneThatWasSigned(String endpoint, String httpUri) {
        route(netSuite.url() + endpoint);

        for (Map<String, Object> headers : headers()) {
            Map<String, Object> all = new HashMap<>(headers);
            if (!httpUri.equals("none")) {
                all.put(Exchange.HTTP_URI, netSuite.url() + httpUri);
            }
            camel.createProducerTemplate().requestBodyAndHeaders("direct:signed", null, all);
            camel.createProducerTemplate().requestBodyAndHeaders("direct:signed", "{\"q\":\"a=b\"}", all);
        }

        assertThat(netSuite.received()).hasSize(2 * headers().size()).allMatch(Received::isSigned);
    }

    @Test
    void aFormIsSignedWhateverItsBodyIs() {
        String form = "grant=a+b&name=Zo%C3%AB";
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        route(netSuite.url() + "/token");

        for (Object body : List.of(form, bytes, new ByteArrayInputStream(bytes))) {
            camel.createProducerTemplate()
                    .requestBodyAndHeader("direct:signed", body, Exchange.CONTENT_TYPE, FORM + ";charset=UTF-8");
        }

        assertThat(netSuite.received())
                .hasSize(3)
                .allMatch(received -> received.body().equals(form))
                .allMatch(received -> received.isSignedWith(form))
                .noneMatch(Received::isSigned);
    }

    @Test
    void aFormOfARequestWithoutABodyIsNotSigned() {
        route(netSuite.url() + "/token");

        camel.createProducerTemplate()
                .requestBodyAndHeaders(
                        "direct:signed", "a=b", Map.of(Exchange.CONTENT_TYPE, FORM, Exchange.HTTP_METHOD, "GET"));

        assertThat(netSuite.only().isSigned()).isTrue();
    }

    @Test
    void eachMessageHasItsOwnNonceInPlaceOfAnOldHeader() {
        route(netSuite.url() + "/customer");

        camel.createProducerTemplate().requestBodyAndHeader("direct:signed", null, "Authorization", "old");
        camel.createProducerTemplate().requestBodyAndHeader("direct:signed", null, "authorization", "old");

        assertThat(netSuite.received()).hasSize(2).allMatch(Received::isSigned);
        assertThat(netSuite.received()).extracting(Received::nonce).doesNotHaveDuplicates();
    }

    @Test
    void aForeignHostInAMessageHeaderLeavesNoAuthorizationBehind() {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeader(Exchange.HTTP_URI, "https://evil.example/steal?private=1");
        exchange.getMessage().setHeader("Authorization", "old");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetSuiteTbaSigner(CREDENTIALS).process(exchange))
                .withMessageContainingAll("https://evil.example", "https://1234567-sb1.suitetalk.api.netsuite.com")
                .withMessageNotContaining("private");
        assertThat(exchange.getMessage().getHeader("Authorization")).isNull();
    }

    @Test
    void theAccountsOwnHostNeedsNoUrlInTheConstructor() throws Exception {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeader(Exchange.HTTP_URI, CREDENTIALS.account().restBaseUrl());
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, "services/rest/record/v1/customer");

        new NetSuiteTbaSigner(CREDENTIALS).process(exchange);

        assertThat(exchange.getMessage().getHeader("Authorization", String.class))
                .startsWith("OAuth realm=\"1234567_SB1\", oauth_token=");
    }

    @Test
    void anExchangeWithoutAUrlIsRefusedByATextThatSaysWhatToSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetSuiteTbaSigner(CREDENTIALS).process(new DefaultExchange(camel)))
                .withMessageContaining("CamelHttpUri");
    }

    private void route(String url) {
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:signed")
                            .process(new NetSuiteTbaSigner(CREDENTIALS, url))
                            .to(url);
                }
            });
            camel.start();
        } catch (Exception e) {
            throw Objects.requireNonNull(RuntimeCamelException.wrapRuntimeCamelException(e));
        }
    }
}
