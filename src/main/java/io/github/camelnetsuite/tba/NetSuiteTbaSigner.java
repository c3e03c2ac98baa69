package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.AccountOrigins;
import io.github.camelnetsuite.tba.auth.FormParameter;
import io.github.camelnetsuite.tba.auth.OAuth1Signer;
import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.StreamCache;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.UnsafeUriCharactersEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Sets the header {@code Authorization} for the request to NetSuite that the exchange describes, for any HTTP producer
 * that reads Camel's HTTP headers as camel-http does: {@code .process(new NetSuiteTbaSigner(credentials)).to("https:…")}.
 *
 * <p>The header is good for <b>one</b> attempt. Camel's redelivery and HttpClient's automatic retries send it again, and
 * NetSuite calls that an invalid login; for camel-http use {@link NetSuiteTbaHttpClientConfigurer} instead, which signs
 * each attempt, or set {@code camel.component.https.automaticRetriesDisabled=true} and keep this step inside what is
 * redelivered. The header stays on the message: remove it before the message goes elsewhere.
 *
 * <p>The URL is made as camel-http makes it: {@code CamelHttpUri} or else the URL given here, then {@code CamelHttpPath}
 * appended, the query from {@code CamelHttpRawQuery}, {@code CamelHttpQuery}, the URL given here, or {@code
 * CamelHttpUri}, in this order; the method is {@code CamelHttpMethod}, or else GET with a query or without a body, or
 * else POST. A body is signed if its {@code Content-Type} is {@code application/x-www-form-urlencoded} (it is then read
 * into memory), JSON and XML are not (RFC 5849 §3.4.1.3.1). Options of the endpoint that change any of
 * this ({@code httpMethod}, {@code bridgeEndpoint}, {@code skipControlHeaders}, {@code getWithBody}) are not seen from
 * here.
 *
 * <p>Thread-safe. Fails with {@link IllegalArgumentException}, leaving no {@code Authorization}, if the URL is not one
 * of the account's or cannot be signed.
 */
public final class NetSuiteTbaSigner implements Processor {

    private static final String AUTHORIZATION = "Authorization";
    /** The headers that camel-http's HttpConstants adds to those of {@link Exchange}. */
    private static final String HTTP_RAW_QUERY = "CamelHttpRawQuery";

    private static final String FORM = "application/x-www-form-urlencoded";
    /** The methods with which camel-http sends a body. */
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final RequestAuthorizer authorizer;
    private final AccountOrigins origins;
    private final @Nullable String url;

    /** Signs for the account's own hosts; each exchange must say its URL in {@code CamelHttpUri}. */
    public NetSuiteTbaSigner(NetSuiteCredentials credentials) {
        this(credentials.freeze());
    }

    /** As with a bean of credentials, as it stands now. */
    public NetSuiteTbaSigner(NetSuiteCredentials credentials, String url) {
        this(credentials.freeze(), url);
    }

    /** As with a bean of credentials. */
    public NetSuiteTbaSigner(TbaCredentials credentials) {
        this(OAuth1Signer.of(credentials), AccountOrigins.of(credentials.account()), null);
    }

    /**
     * Signs for the account's own hosts and for that of a given URL.
     *
     * @param url the URL of the endpoint that follows, with its query, percent-encoded; https, or http to loopback
     * @throws IllegalArgumentException if it is no such URL
     */
    public NetSuiteTbaSigner(TbaCredentials credentials, String url) {
        this(
                OAuth1Signer.of(credentials),
                AccountOrigins.of(credentials.account()).plus(URI.create(url)),
                url);
    }

    /**
     * Signs for given origins.
     *
     * @param url the URL of the endpoint that follows, or null if each exchange says its own in {@code CamelHttpUri}
     */
    public NetSuiteTbaSigner(RequestAuthorizer authorizer, AccountOrigins origins, @Nullable String url) {
        this.authorizer = authorizer;
        this.origins = origins;
        this.url = url;
    }

    @Override
    public void process(Exchange exchange) throws URISyntaxException {
        Message message = exchange.getMessage();
        message.removeHeader(AUTHORIZATION);
        String method = method(exchange);
        URI uri = origins.require(uri(exchange));
        message.setHeader(AUTHORIZATION, authorizer.authorization(method, uri, form(exchange, method)));
    }

    /** As camel-http's HttpMethodHelper. */
    private String method(Exchange exchange) throws URISyntaxException {
        Message message = exchange.getMessage();
        String method = header(message, Exchange.HTTP_METHOD);
        if (method != null) {
            return method.toUpperCase(Locale.ROOT);
        }
        String httpUri = header(message, Exchange.HTTP_URI);
        String query = httpUri == null ? header(message, Exchange.HTTP_QUERY) : query(resolved(exchange, httpUri));
        boolean hasQuery = query != null || (url != null && query(url) != null);
        return hasQuery || !hasBody(message) ? "GET" : "POST";
    }

    /** As camel-http's HttpHelper.createURL and createURI. */
    private URI uri(Exchange exchange) throws URISyntaxException {
        Message message = exchange.getMessage();
        String base = firstOf(header(message, Exchange.REST_HTTP_URI), header(message, Exchange.HTTP_URI), url);
        if (base == null) {
            throw new IllegalArgumentException("Not signed: the exchange names no URL; set the header "
                    + Exchange.HTTP_URI + ", or give the signer the URL of the endpoint that follows");
        }
        URI uri = new URI(encoded(withPath(resolved(exchange, base), header(message, Exchange.HTTP_PATH))));
        String query = firstOf(
                header(message, Exchange.REST_HTTP_QUERY),
                header(message, HTTP_RAW_QUERY),
                header(message, Exchange.HTTP_QUERY),
                url == null ? null : query(url));
        return query == null ? uri : URISupport.createURIWithQuery(uri, encoded(query));
    }

    private static String withPath(String base, @Nullable String path) {
        String more = path != null && path.length() > 1 && path.startsWith("/") ? path.substring(1) : path;
        if (more == null || more.isEmpty()) {
            return base;
        }
        int question = base.indexOf('?');
        String front = question < 0 ? base : base.substring(0, question);
        String slashed = front.endsWith("/") ? front : front + "/";
        return slashed + (more.startsWith("/") ? more.substring(1) : more) + base.substring(front.length());
    }

    private static List<FormParameter> form(Exchange exchange, String method) {
        String type = ExchangeHelper.getContentType(exchange);
        if (type == null
                || !WITH_BODY.contains(method)
                || !type.split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
            return List.of();
        }
        Message message = exchange.getMessage();
        String body = message.getBody(String.class);
        if (body == null) {
            return List.of();
        }
        // A stream can be read once; what was signed is what must be sent.
        message.setBody(body);
        return FormParameter.parse(body);
    }

    private static boolean hasBody(Message message) {
        Object body = message.getBody();
        return body instanceof StreamCache cache ? cache.length() > 0 : body != null;
    }

    private static String resolved(Exchange exchange, String text) {
        return exchange.getContext().resolvePropertyPlaceholders(text);
    }

    private static @Nullable String query(String url) throws URISyntaxException {
        return new URI(encoded(url)).getRawQuery();
    }

    private static String encoded(String text) {
        return UnsafeUriCharactersEncoder.encodeHttpURI(text);
    }

    private static @Nullable String header(Message message, String name) {
        return message.getHeader(name, String.class);
    }

    private static @Nullable String firstOf(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
