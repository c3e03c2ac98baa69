package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.AccountOrigins;
import io.github.camelnetsuite.tba.auth.FormParameter;
import io.github.camelnetsuite.tba.auth.OAuth1Signer;
import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Signs the requests of plain {@code https:} endpoints (camel-http) to one NetSuite account: {@code
 * https://1234567.suitetalk.api.netsuite.com/…?httpClientConfigurer=#netsuite}.
 *
 * <p>It signs at the wire, after everything else has shaped the request: the final method, URL and query. Each attempt
 * gets its own nonce and time, also when HttpClient retries by itself, follows a redirect, or Camel redelivers; so
 * retries need not be switched off. An {@code Authorization} that the message brought is replaced. Parameters of a body
 * of type {@code application/x-www-form-urlencoded} are signed (RFC 5849 §3.4.1.3.1).
 *
 * <p>A request fails, unsent, with {@link ProtocolException} if it would go to a host that is not the account's (a
 * redirect to elsewhere too; the text names both), if its URL cannot be signed, or if its form can be read once only.
 * An endpoint of another service must therefore not share this configurer. Thread-safe.
 */
public final class NetSuiteTbaHttpClientConfigurer implements HttpClientConfigurer {

    private final RequestAuthorizer authorizer;
    private final AccountOrigins origins;

    /** Signs for the account's own hosts. */
    public NetSuiteTbaHttpClientConfigurer(NetSuiteCredentials credentials) {
        this(credentials.freeze());
    }

    /** As with a bean of credentials, as it stands now. */
    public NetSuiteTbaHttpClientConfigurer(NetSuiteCredentials credentials, String baseUrl) {
        this(credentials.freeze(), baseUrl);
    }

    /** As with a bean of credentials. */
    public NetSuiteTbaHttpClientConfigurer(TbaCredentials credentials) {
        this(OAuth1Signer.of(credentials), AccountOrigins.of(credentials.account()));
    }

    /**
     * Signs for the account's own hosts and for that of one base URL: a company URL, or a simulated account.
     *
     * @param baseUrl https, or http to loopback; its path does not matter
     * @throws IllegalArgumentException if it is no such URL
     */
    public NetSuiteTbaHttpClientConfigurer(TbaCredentials credentials, String baseUrl) {
        this(
                OAuth1Signer.of(credentials),
                AccountOrigins.of(credentials.account()).plus(URI.create(baseUrl)));
    }

    /** Signs for given origins. */
    public NetSuiteTbaHttpClientConfigurer(RequestAuthorizer authorizer, AccountOrigins origins) {
        this.authorizer = authorizer;
        this.origins = origins;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder clientBuilder) {
        clientBuilder.addRequestInterceptorLast(this::sign);
    }

    private void sign(HttpRequest request, EntityDetails entity, HttpContext context)
            throws HttpException, IOException {
        request.removeHeaders(HttpHeaders.AUTHORIZATION);
        try {
            origins.require(URI.create(HttpClientContext.cast(context)
                    .getHttpRoute()
                    .getTargetHost()
                    .toURI()));
            URI uri = origins.require(asTheServerSees(request));
            request.addHeader(
                    HttpHeaders.AUTHORIZATION,
                    authorizer.authorization(request.getMethod(), uri, form(request, entity)));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(e.getMessage(), e);
        }
    }

    /** The Host header decides for the server, whatever connection it came over. */
    private static URI asTheServerSees(HttpRequest request) {
        Header host = request.getFirstHeader(HttpHeaders.HOST);
        String authority = host == null ? String.valueOf(request.getAuthority()) : host.getValue();
        return URI.create(request.getScheme() + "://" + authority + request.getPath());
    }

    private static List<FormParameter> form(HttpRequest request, EntityDetails entity) throws IOException {
        if (!(entity instanceof HttpEntity body) || !isForm(request, entity)) {
            return List.of();
        }
        // Not isRepeatable: what HttpClient wraps a stream in says yes until it has been sent.
        if (body.isStreaming()) {
            throw new IllegalArgumentException(
                    "Not signed: the form can be read once only, and signing would use it up;"
                            + " give the message a String body, .convertBodyTo(String.class)");
        }
        return FormParameter.parse(new String(body.getContent().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static boolean isForm(HttpRequest request, EntityDetails entity) {
        Header header = request.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        ContentType type = ContentType.parseLenient(header == null ? entity.getContentType() : header.getValue());
        return type != null && ContentType.APPLICATION_FORM_URLENCODED.isSameMimeType(type);
    }
}
