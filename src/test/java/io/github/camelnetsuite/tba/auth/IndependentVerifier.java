package io.github.camelnetsuite.tba.auth;

import com.google.api.client.auth.oauth.OAuthHmacSha256Signer;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes signatures as a server would, with google-oauth-client and none of this project's code: from the request line,
 * the header it received, and the secrets.
 */
public final class IndependentVerifier {

    private static final Pattern PART = Pattern.compile("([A-Za-z_]+)=\"([^\"]*)\"");

    private final String consumerSecret;
    private final String tokenSecret;

    public IndependentVerifier(String consumerSecret, String tokenSecret) {
        this.consumerSecret = consumerSecret;
        this.tokenSecret = tokenSecret;
    }

    /** The parameters of a header as it was received, decoded; a repeated one is an error, as it is for NetSuite. */
    public static Map<String, String> parameters(String authorization) {
        if (!authorization.startsWith("OAuth ")) {
            throw new IllegalArgumentException("not an OAuth header");
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PART.matcher(authorization);
        while (matcher.find()) {
            // The header has no plus signs of its own, so this decoder's view of them does not matter.
            String value = URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8);
            if (parameters.put(matcher.group(1), value) != null) {
                throw new IllegalArgumentException("parameter_rejected");
            }
        }
        return parameters;
    }

    /** Whether the signature in a header is that of this request. */
    public boolean accepts(String method, String url, String authorization) {
        Map<String, String> sent = parameters(authorization);
        return signature(method, new GenericUrl(url), sent).equals(sent.get("oauth_signature"));
    }

    /**
     * The signature of a request whose query has been parsed already.
     *
     * @param base the URL without query
     * @param query each name with its values; no pair twice, since this library signs a repeated pair once
     */
    public String signature(
            String method, String base, Map<String, List<String>> query, Map<String, String> parameters) {
        GenericUrl url = new GenericUrl(base);
        query.forEach(url::put);
        return signature(method, url, parameters);
    }

    private String signature(String method, GenericUrl url, Map<String, String> sent) {
        OAuthHmacSha256Signer signer = new OAuthHmacSha256Signer(consumerSecret);
        signer.setTokenSecret(tokenSecret);
        OAuthParameters oauth = new OAuthParameters();
        oauth.signer = signer;
        oauth.consumerKey = sent.get("oauth_consumer_key");
        oauth.token = sent.get("oauth_token");
        oauth.nonce = sent.get("oauth_nonce");
        oauth.timestamp = sent.get("oauth_timestamp");
        oauth.version = sent.get("oauth_version");
        try {
            oauth.computeSignature(method, url);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return oauth.signature;
    }
}
