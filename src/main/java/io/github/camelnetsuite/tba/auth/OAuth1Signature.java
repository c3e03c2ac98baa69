package io.github.camelnetsuite.tba.auth;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The signature of one request (OAuth 1.0a, RFC 5849 §3.4.1, with HMAC-SHA256), computed once from its inputs alone.
 * Holds no secret; {@code toString} shows nothing.
 */
public final class OAuth1Signature {

    private final String baseString;
    private final String value;
    private final String header;

    OAuth1Signature(String method, URI uri, List<FormParameter> form, OAuth1Parameters oauth) {
        // What Java's HTTP clients put on the wire; a URI may hold characters outside ASCII, a request may not.
        URI wire = URI.create(uri.toASCIIString());
        String query = wire.getRawQuery();
        List<FormParameter> fromUrl = query == null ? List.of() : FormParameter.parse(query);
        baseString = Stream.of(
                        method.toUpperCase(Locale.ROOT),
                        baseUri(wire),
                        normalized(Stream.of(oauth.signed(), fromUrl, form).flatMap(List::stream)))
                .map(PercentEncoding::encode)
                .collect(Collectors.joining("&"));
        value = HmacSha256.sign(baseString, oauth.consumerSecret(), oauth.tokenSecret());
        header = Stream.of(
                        Stream.of(new FormParameter("realm", oauth.realm())),
                        oauth.signed().stream(),
                        Stream.of(new FormParameter("oauth_signature", value)))
                .flatMap(part -> part)
                .map(part -> part.name() + "=\"" + PercentEncoding.encode(part.value()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    /** The signature base string (RFC 5849 §3.4.1): what to compare with another client when NetSuite refuses. */
    public String baseString() {
        return baseString;
    }

    /** The signature in Base64, not percent-encoded. */
    public String value() {
        return value;
    }

    /** The value of the header {@code Authorization}. */
    public String header() {
        return header;
    }

    /** RFC 5849 §3.4.1.2. */
    private static String baseUri(URI uri) {
        String scheme = lower(uri.getScheme());
        String host = lower(uri.getHost());
        if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("Only an absolute http or https URL with a valid host name can be signed"
                    + " (host names have dashes, not underscores)");
        }
        int port = uri.getPort();
        boolean usual = port == -1 || port == (scheme.equals("https") ? 443 : 80);
        String path = uri.getRawPath();
        return scheme + "://" + host + (usual ? "" : ":" + port) + (path == null || path.isEmpty() ? "/" : path);
    }

    /** RFC 5849 §3.4.1.3.2: encoded first, then sorted; encoded text is ASCII, so its order is that of its bytes. */
    private static String normalized(Stream<FormParameter> parameters) {
        return parameters
                .filter(parameter -> !parameter.name().equals("oauth_signature"))
                .map(parameter -> new FormParameter(
                        PercentEncoding.encode(parameter.name()), PercentEncoding.encode(parameter.value())))
                .sorted(Comparator.comparing(FormParameter::name).thenComparing(FormParameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
