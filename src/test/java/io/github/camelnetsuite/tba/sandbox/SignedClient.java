package io.github.camelnetsuite.tba.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client with a signer written here from RFC 5849, so that the sandbox's verification is not its own judge. */
final class SignedClient {
    static final ObjectMapper JSON =
            new ObjectMapper().enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    SignedClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The header's parameters, to be changed before they are signed. */
    Map<String, String> parameters() {
        SandboxCredentials credentials = sandbox.credentials();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("oauth_consumer_key", credentials.consumerKey());
        parameters.put("oauth_token", credentials.tokenId());
        parameters.put("oauth_nonce", UUID.randomUUID().toString().replace("-", ""));
        parameters.put(
                "oauth_timestamp", String.valueOf(sandbox.clock().instant().getEpochSecond()));
        parameters.put("oauth_signature_method", "HMAC-SHA256");
        parameters.put("oauth_version", "1.0");
        return parameters;
    }

    String header(String method, URI url, String realm, Map<String, String> oauth, String consumerSecret) {
        List<String> pairs = new ArrayList<>();
        oauth.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        if (url.getRawQuery() != null) {
            for (String pair : url.getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                pairs.add(encoded(decoded(parts[0])) + "=" + encoded(parts.length > 1 ? decoded(parts[1]) : ""));
            }
        }
        String normalized = pairs.stream().sorted().collect(Collectors.joining("&"));
        String base = method + "&" + encoded("http://" + url.getRawAuthority() + url.getRawPath()) + "&"
                + encoded(normalized);
        String key =
                encoded(consumerSecret) + "&" + encoded(sandbox.credentials().tokenSecret());
        Map<String, String> all = new LinkedHashMap<>();
        all.put("realm", realm);
        all.putAll(oauth);
        all.put("oauth_signature", hmac(key, base));
        return "OAuth "
                + all.entrySet().stream()
                        .map(entry -> entry.getKey() + "=\"" + encoded(entry.getValue()) + "\"")
                        .collect(Collectors.joining(", "));
    }

    String header(String method, URI url) {
        return header(
                method,
                url,
                sandbox.credentials().accountId(),
                parameters(),
                sandbox.credentials().consumerSecret());
    }

    HttpResponse<String> get(String target, String... headers) throws Exception {
        URI url = URI.create(sandbox.baseUrl() + target);
        return send(HttpRequest.newBuilder(url).header("Authorization", header("GET", url)), headers);
    }

    HttpResponse<String> getWith(String target, String authorization) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + target)).header("Authorization", authorization));
    }

    HttpResponse<String> query(String suiteQl, String query, String... headers) throws Exception {
        URI url = URI.create(sandbox.baseUrl() + "/services/rest/query/v1/suiteql" + query);
        String body = JSON.createObjectNode().put("q", suiteQl).toString();
        return send(
                HttpRequest.newBuilder(url)
                        .header("Authorization", header("POST", url))
                        .header("Content-Type", "application/json")
                        .header("Prefer", "transient")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    JsonNode page(String suiteQl, String query) throws Exception {
        HttpResponse<String> response = query(suiteQl, query);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    JsonNode control(String method, String path, String body) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/sandbox/v1/" + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalArgumentException(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    JsonNode control(String path) throws Exception {
        return control("GET", path, "");
    }

    List<String> auditDetails() throws Exception {
        List<String> details = new ArrayList<>();
        control("audit").forEach(entry -> details.add(entry.get("detail").asText()));
        return details;
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    Instant now() {
        return sandbox.clock().instant();
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
