package io.github.camelnetsuite.tba.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelnetsuite.tba.auth.OAuth2Credentials;
import io.github.camelnetsuite.tba.auth.TokenRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What NetSuite's token endpoint means when it issues no token. Its answers have RFC 6749's form ({@code
 * {"error":"invalid_grant"}}); whether an {@code error_description} comes with it, and in which words, is not
 * documented, so these are understood by their key words, and without one all causes are listed, the likeliest first.
 */
final class TokenRefusals implements LoginAdvice {

    private static final Duration REMARKABLE_SKEW = Duration.ofMinutes(1);
    /** A clock behind it makes assertions that have expired, but for what a request needs to get there. */
    private static final Duration FATAL_LAG = TokenRequest.LIFETIME.minusSeconds(20);

    private static final String AUDIT_TRAIL =
            " NetSuite tells more under Setup > Users/Roles > User Management > View Login Audit Trail.";

    private final OAuth2Credentials credentials;

    TokenRefusals(OAuth2Credentials credentials) {
        this.credentials = credentials;
    }

    /** What can be told without asking: that the certificate is over, or has not begun. */
    Optional<LoginRefusedException> foreseen(Instant now) {
        OAuth2Credentials.Validity validity = credentials.validity();
        if (validity != null && now.isAfter(validity.until())) {
            return Optional.of(LoginRefusedException.unasked("The certificate of option certificate has expired on "
                    + validity.until() + "; NetSuite was not asked." + TokenReason.EXPIRED.advice(credentials)));
        }
        if (validity != null && now.isBefore(validity.from())) {
            return Optional.of(
                    LoginRefusedException.unasked("The certificate of option certificate is not valid before "
                            + validity.from() + ", and the clock here says " + now.truncatedTo(ChronoUnit.SECONDS)
                            + "; NetSuite was not asked. Set the clock by NTP, or make another pair with keygen."));
        }
        return Optional.empty();
    }

    @Override
    public Optional<NetSuiteException> refusal(Attempt attempt, int status, @Nullable Duration skew, byte[] body) {
        if (status < 400 || status > 499 || status == 408 || status == 429) {
            return Optional.empty();
        }
        JsonNode answer = json(body);
        JsonNode code = answer.path("error");
        String error = code.isTextual() ? ServerText.oneLine(code.asText()) : "";
        boolean unexplained = body.length == 0 && (status == 400 || status == 401);
        if (error.isEmpty() && !unexplained) {
            return Optional.empty();
        }
        String description = ServerText.oneLine(answer.path("error_description").asText(""));
        String said = error.isEmpty() ? "" : ", " + error + (description.isEmpty() ? "" : ": " + description);
        return Optional.of(new LoginRefusedException(
                "NetSuite refused the login for an access token (HTTP " + status + said + "; " + attempt + ")."
                        + advice(error, description, skew) + AUDIT_TRAIL,
                status));
    }

    private String advice(String error, String description, @Nullable Duration skew) {
        Optional<TokenReason> reason = TokenReason.of(error, description);
        if (reason.isPresent()) {
            return reason.get().advice(credentials);
        }
        if (skew == null || skew.abs().compareTo(REMARKABLE_SKEW) <= 0) {
            return " Check " + toCheck();
        }
        String clock = " The clock here is " + skew.abs().toSeconds() + " s "
                + (skew.isNegative() ? "behind" : "ahead of") + " NetSuite's: set it by NTP.";
        // NetSuite may refuse any assertion of the future; one of the past only when it has expired.
        boolean likeliest = !skew.isNegative() || skew.abs().compareTo(FATAL_LAG) >= 0;
        return likeliest ? clock : " Check " + toCheck() + clock;
    }

    /** NetSuite's usual error body at the token endpoint: whatever it says, there is no token. */
    LoginRefusedException inOtherWords(Attempt attempt, NetSuiteException refused) {
        return new LoginRefusedException(
                refused.getMessage() + " So there is no access token (" + attempt + "). Check " + toCheck()
                        + AUDIT_TRAIL,
                refused.status());
    }

    @Override
    public String toCheck() {
        List<String> causes = new ArrayList<>();
        causes.add("certificateId, that its certificate is the one of privateKey, "
                + (credentials.validity() == null ? "has not expired and " : "") + "is not revoked ("
                + OAuth2Credentials.SETUP + ")");
        causes.add("clientId, and that its integration record is enabled, with the boxes Client Credentials (Machine to"
                + " Machine) Grant and REST Web Services ticked (Setup > Integration > Manage Integrations)");
        causes.add("that OAuth 2.0 and REST Web Services are enabled (" + TokenReason.FEATURES + ")");
        causes.add("that all this was set up in this very account: a sandbox has a set-up of its own, and loses it with"
                + " each refresh");
        causes.add("that role and employee are active, and the role may Log in using OAuth 2.0 Access Tokens");
        causes.add("that the certificate allows " + credentials.algorithm());
        causes.add("the clock here");
        return String.join("; ", causes) + ".";
    }

    @Override
    public String permission() {
        return UsualAdvice.BEARER.permission();
    }

    @Override
    public boolean clockMatters() {
        return false;
    }

    private static JsonNode json(byte[] body) {
        try {
            return new JsonReader().parse(new ByteArrayInputStream(body));
        } catch (IOException | MalformedAnswerException notJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return "TokenRefusals[account=" + credentials.account() + "]";
    }
}
