package io.github.camelnetsuite.tba.auth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The signed statement with which a client asks for an access token (RFC 7523 §3; its parts by Oracle help, {@code
 * section_162790605110}). Good for one request: its ID must not come twice.
 */
final class ClientAssertion {

    /** Whether NetSuite bears with clocks that are ahead is not documented: an assertion is a little older than it is. */
    private static final Duration BACKDATED = Duration.ofSeconds(30);

    private static final JsonFactory JSON = new JsonFactory();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private ClientAssertion() {}

    /**
     * Signs one.
     *
     * @param audience the URL that it is sent to
     * @param ids never the same text twice
     * @param random for the signature
     */
    static String of(
            OAuth2Credentials credentials, URI audience, Instant now, Supplier<String> ids, RandomGenerator random) {
        String signed = part(header(credentials)) + "." + part(claims(credentials, audience, now, ids.get()));
        byte[] signature =
                credentials.key().sign(signed.getBytes(StandardCharsets.US_ASCII), credentials.algorithm(), random);
        return signed + "." + BASE64.encodeToString(signature);
    }

    private static String header(OAuth2Credentials credentials) {
        return json(json -> {
            json.writeStringField("typ", "JWT");
            json.writeStringField("alg", credentials.algorithm().name());
            json.writeStringField("kid", credentials.certificateId());
        });
    }

    /** SuiteQL is one of the REST web services; the scope {@code suite_analytics} is SuiteAnalytics Connect. */
    private static String claims(OAuth2Credentials credentials, URI audience, Instant now, String id) {
        return json(json -> {
            json.writeStringField("iss", credentials.clientId());
            json.writeArrayFieldStart("scope");
            json.writeString("rest_webservices");
            json.writeEndArray();
            json.writeStringField("aud", audience.toString());
            json.writeNumberField("iat", now.minus(BACKDATED).getEpochSecond());
            json.writeNumberField("exp", now.plus(TokenRequest.LIFETIME).getEpochSecond());
            json.writeStringField("jti", id);
        });
    }

    @FunctionalInterface
    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static String json(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("A text in memory can't be written", impossible);
        }
        return text.toString();
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
