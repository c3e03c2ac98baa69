package io.github.camelnetsuite.tba.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.auth.AccessToken;
import io.github.camelnetsuite.tba.auth.TokenExchange;
import io.github.camelnetsuite.tba.auth.TokenRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * NetSuite's token endpoint (Oracle help, section_162755359851). One request is one attempt, under the deadline and the
 * caps of any other; whoever asks decides whether to ask again, with another assertion. Thread-safe.
 */
public final class TokenEndpoint implements TokenExchange {

    /** RFC 6750 section 2.1. Anything else could add a header of its own. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,16384}=*");

    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,6}");
    /** What to think where the answer does not say how long a token lives; NetSuite's say an hour. */
    private static final int SECONDS_IF_UNSAID = 600;

    private final HttpExchange http;
    private final LoginBreaker breaker;
    private final Time time;

    private TokenEndpoint(HttpExchange http, LoginBreaker breaker, Time time) {
        this.http = http;
        this.breaker = breaker;
        this.time = time;
    }

    /**
     * The one below this base URL.
     *
     * @param breaker counts what is refused; that of the account
     */
    public static TokenEndpoint open(HttpSettings settings, LoginBreaker breaker, Time time) {
        return new TokenEndpoint(HttpExchange.open(settings, time), breaker, time);
    }

    /** @throws NetSuiteException whose type says what to do; a {@link LoginRefusedException} says what to check, too */
    @Override
    public AccessToken exchange(TokenRequest request) throws InterruptedException {
        TokenRefusals refusals = new TokenRefusals(request.credentials());
        refusals.foreseen(time.instant()).ifPresent(refusal -> {
            throw refusal;
        });
        String login = request.credentials().fingerprint();
        breaker.requireLeave(login);
        try {
            return send(request, refusals);
        } catch (LoginRefusedException refusal) {
            // Here, where one after the other passes: whoever asks next knows that this was refused.
            throw breaker.refused(login, refusal);
        }
    }

    /** Whatever a refusal sets off, such as slowing down, is for the one who asked. */
    @Override
    public RuntimeException forOneWhoWaited(RuntimeException failure) {
        return failure instanceof NetSuiteException known ? known.again() : new IllegalStateException(failure);
    }

    private AccessToken send(TokenRequest request, TokenRefusals refusals) throws InterruptedException {
        Instant now = time.instant();
        Attempt attempt = new Attempt(NetSuiteRequest.postForm(PATH, form(request)), http.host(), 0, 0, refusals);
        try {
            return http.send(attempt, null, body -> token(body, now)).body();
        } catch (RequestRefusedException | PermissionMissingException refused) {
            throw refusals.inOtherWords(attempt, refused);
        }
    }

    private static String form(TokenRequest request) {
        return Stream.of(
                        Map.entry("grant_type", "client_credentials"),
                        Map.entry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                        Map.entry("client_assertion", request.assertion()))
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** RFC 6749 section 5.1. Nothing of it is ever quoted. */
    private static AccessToken token(InputStream body, Instant asked) throws IOException {
        JsonNode answer = new JsonReader().read(body);
        String value = answer.path("access_token").asText("");
        if (!TOKEN.matcher(value).matches()) {
            throw new MalformedAnswerException("The answer has no usable access_token");
        }
        if (!"bearer".equalsIgnoreCase(answer.path("token_type").asText(""))) {
            throw new MalformedAnswerException("The answer's token_type is not Bearer");
        }
        return new AccessToken(value, asked.plus(lifetime(answer.get("expires_in"))));
    }

    /** NetSuite's help shows a number; a text that is one is taken as well. */
    private static Duration lifetime(@Nullable JsonNode seconds) {
        if (seconds == null) {
            return Duration.ofSeconds(SECONDS_IF_UNSAID);
        }
        if (!SECONDS.matcher(seconds.asText("")).matches()) {
            throw new MalformedAnswerException("The answer's expires_in is no number of seconds");
        }
        return Duration.ofSeconds(Long.parseLong(seconds.asText()));
    }

    @Override
    public void close() {
        http.close();
    }
}
