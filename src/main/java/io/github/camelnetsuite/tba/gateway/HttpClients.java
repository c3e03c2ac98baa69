package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import java.net.URISyntaxException;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient with everything automatic switched off. What re-sends by itself would re-send a used signature, and
 * NetSuite answers a used one with "invalid login".
 */
final class HttpClients {

    /** More than the concurrency of any account (Oracle help, bridgehead_1500275603): the limiter is what limits. */
    private static final int CONNECTIONS = 64;

    private static final String AUTHORIZER = "camel-netsuite-tba.authorizer";

    private HttpClients() {}

    /** For one attempt whose login stands there; the authorizer is for one that stands in the header. */
    static HttpClientContext context(NetSuiteRequest.Login login, @Nullable RequestAuthorizer authorizer) {
        HttpClientContext context = HttpClientContext.create();
        if (login == NetSuiteRequest.Login.HEADER) {
            context.setAttribute(AUTHORIZER, authorizer);
        }
        return context;
    }

    static CloseableHttpClient build(HttpSettings settings) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout request = Timeout.of(settings.requestTimeout());
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(QuietConnection::on)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(request)
                        .build());
        if (settings.tls() != null) {
            connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(settings.tls()));
        }
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(request)
                        .setResponseTimeout(request)
                        .build())
                .setUserAgent("camel-netsuite-tba");
        settings.customizer().accept(builder);
        return builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .addRequestInterceptorLast(signing())
                .build();
    }

    /** Signs what goes over the wire, each time that it goes. */
    private static HttpRequestInterceptor signing() {
        return (request, entity, context) -> {
            if (!(context.getAttribute(AUTHORIZER) instanceof RequestAuthorizer authorizer)) {
                return;
            }
            try {
                String value = authorizer.authorization(request.getMethod(), request.getUri(), List.of());
                if (!value.isEmpty()) {
                    request.setHeader("Authorization", value);
                }
            } catch (URISyntaxException e) {
                throw invalid(e);
            }
        };
    }

    private static HttpException invalid(URISyntaxException e) {
        return new ProtocolException("The request's address is no URI", e);
    }
}
