package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.auth.AccountId;
import io.github.camelnetsuite.tba.auth.Nonces;
import io.github.camelnetsuite.tba.auth.OAuth1Signature;
import io.github.camelnetsuite.tba.auth.OAuth1Signer;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sign}: one Authorization header, to compare with what another client makes. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the Authorization header of a request, signed with the account of the environment or"
                    + " application.properties. Sends nothing."
        })
final class SignCommand implements Callable<Integer> {

    private final Surroundings here;

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, …")
    private String method = "";

    @Parameters(index = "1", paramLabel = "URL", description = "The whole URL with its query.")
    private String url = "";

    @Option(names = "--nonce", paramLabel = "N", description = "Instead of a random one.")
    private @Nullable String nonce;

    @Option(names = "--timestamp", paramLabel = "T", description = "Unix seconds, instead of now.")
    private @Nullable Long timestamp;

    @Option(names = "--show-base-string", description = "Also prints what is signed.")
    private boolean showBaseString;

    @Mixin
    private PropertyOptions properties = new PropertyOptions();

    @Spec
    private CommandSpec spec;

    SignCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        RunnerProperties settings = properties.collect(here);
        TbaCredentials credentials = new TbaCredentials(
                AccountId.parse(required(settings, "accountId", "NETSUITE_ACCOUNT_ID")),
                required(settings, "consumerKey", "NETSUITE_CONSUMER_KEY"),
                required(settings, "consumerSecret", "NETSUITE_CONSUMER_SECRET"),
                required(settings, "accessToken", "NETSUITE_TOKEN_ID"),
                required(settings, "accessTokenSecret", "NETSUITE_TOKEN_SECRET"));
        OAuth1Signature signature = OAuth1Signer.of(credentials)
                .sign(
                        method.toUpperCase(Locale.ROOT),
                        uri(),
                        List.of(),
                        nonce == null ? new Nonces(new SecureRandom()).get() : nonce,
                        timestamp == null ? Clock.systemUTC().instant().getEpochSecond() : timestamp);
        PrintWriter out = spec.commandLine().getOut();
        if (showBaseString) {
            out.println("Base string: " + signature.baseString());
        }
        out.println("Authorization: " + signature.header());
        out.flush();
        return 0;
    }

    private URI uri() {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "URL is not one: percent-encode what is not allowed in it (" + e.getMessage() + ")");
        }
    }

    private static String required(RunnerProperties settings, String option, String variable) {
        String value = settings.option(option);
        if (value == null) {
            throw new IllegalArgumentException("Option " + option + " is not set: set " + variable);
        }
        return value;
    }
}
