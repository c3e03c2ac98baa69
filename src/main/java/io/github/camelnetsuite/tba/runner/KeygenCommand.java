package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.auth.OAuth2Credentials;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keygen}: a key and its certificate for OAuth 2.0, as NetSuite takes them. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Makes a private key and its certificate for OAuth 2.0, and tells where NetSuite wants the certificate.",
            "Sends nothing, and overwrites nothing."
        })
final class KeygenCommand implements Callable<Integer> {

    static final String KEY_FILE = "netsuite-key.pem";
    static final String CERTIFICATE_FILE = "netsuite-certificate.pem";
    private static final int MOST_DAYS = 730;
    /** What nobody can type. */
    private static final String ASK = "\0";

    private final Surroundings here;

    @Option(names = "--algorithm", paramLabel = "A", description = "rsa or ec (an elliptic curve).")
    private String algorithm = "ec";

    @Option(
            names = "--curve",
            paramLabel = "C",
            description = "Of an ec key: P-256, P-384 or P-521; else P-256.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable String curve;

    @Option(
            names = "--bits",
            paramLabel = "N",
            description = "Of an rsa key: 3072 or 4096; else 3072.",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer bits;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How long the certificate is good; NetSuite takes at most two years.")
    private int days = MOST_DAYS;

    @Option(names = "--name", paramLabel = "CN", description = "Whose it is, as NetSuite will show it.")
    private String name = "camel-netsuite-tba";

    @Option(names = "--out", paramLabel = "DIR", description = "The folder for the two files.")
    private Path out = Path.of(".");

    @Option(
            names = "--password",
            arity = "0..1",
            fallbackValue = ASK,
            paramLabel = "PASSWORD",
            description = "Encrypts the key; asked for, twice, when it does not stand here, where other users see it.")
    private @Nullable String password;

    @Spec
    private CommandSpec spec;

    KeygenCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        KeyPairFiles files = new KeyPairFiles(here.directory().resolve(out).normalize());
        files.requireFree();
        char[] secret = checkedPassword();
        CertifiedKey made;
        try {
            made = CertifiedKey.generate(
                    kind(), checkedName(), Clock.systemUTC().instant(), checkedDays());
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "keygen needs Bouncy Castle: add org.bouncycastle:bcpkix-jdk18on to the" + " class path");
        }
        files.write(made.keyPem(secret), made.certificatePem());
        report(files, made);
        return 0;
    }

    private CertifiedKey.Kind kind() {
        return switch (algorithm.strip().toLowerCase(Locale.ROOT)) {
            case "ec" -> {
                if (bits != null) {
                    throw new IllegalArgumentException("Option --bits is for --algorithm rsa; an ec key has --curve");
                }
                yield CertifiedKey.Kind.ofCurve(curve == null ? "P-256" : curve);
            }
            case "rsa" -> {
                if (curve != null) {
                    throw new IllegalArgumentException("Option --curve is for --algorithm ec; an rsa key has --bits");
                }
                yield CertifiedKey.Kind.ofRsaBits(bits == null ? 3072 : bits);
            }
            default -> throw new IllegalArgumentException("Option --algorithm is '" + algorithm + "': give ec or rsa");
        };
    }

    private int checkedDays() {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("Option --days is " + days + ": give 1 to " + MOST_DAYS
                    + ", since NetSuite takes no certificate for longer than two years");
        }
        return days;
    }

    private String checkedName() {
        if (name.isBlank() || name.length() > 64) {
            throw new IllegalArgumentException("Option --name takes 1 to 64 characters");
        }
        return name.strip();
    }

    private char @Nullable [] checkedPassword() {
        if (password == null) {
            return null;
        }
        char[] secret = password.equals(ASK) ? asked() : password.toCharArray();
        if (secret.length == 0) {
            throw new IllegalArgumentException("Option --password is empty: give one, or leave it out");
        }
        return secret;
    }

    /** Twice, since it is typed blindly, and a key that nobody can open is found out too late. */
    private char[] asked() {
        char[] first = here.secrets().ask("Password for the key: ");
        char[] second = here.secrets().ask("The same once more: ");
        if (!Arrays.equals(first, second)) {
            throw new IllegalArgumentException("Option --password: the two passwords differ; run keygen once more");
        }
        return first;
    }

    private void report(KeyPairFiles files, CertifiedKey made) {
        PrintWriter to = spec.commandLine().getOut();
        to.println("Private key:  " + files.key() + (password == null ? " (keep it secret)" : " (encrypted)"));
        to.println("Certificate:  " + files.certificate() + " (" + made.kind() + ", good until " + made.until() + ")");
        to.println();
        to.println("In NetSuite:");
        to.println("1. Setup > Company > Enable Features > SuiteCloud: OAuth 2.0 and REST Web Services.");
        to.println(
                "2. Setup > Integration > Manage Integrations > New: tick Client Credentials (Machine to Machine) Grant"
                        + " and the scope REST Web Services; save, and copy the Client ID, which is shown once.");
        to.println(
                "3. " + OAuth2Credentials.SETUP + " > Create New: choose employee, role and this integration, upload "
                        + KeygenCommand.CERTIFICATE_FILE + ", save, and copy the Certificate ID.");
        to.println("   The role needs Log in using OAuth 2.0 Access Tokens, REST Web Services, SuiteAnalytics Workbook,"
                + " Customers and Contacts.");
        to.println();
        to.println("Then into application.properties:");
        to.println();
        property(to, "accountId", "(Setup > Company > Company Information)");
        property(to, "authentication", "oauth2");
        property(to, "clientId", "(Client ID)");
        property(to, "certificateId", "(Certificate ID)");
        property(to, "privateKey", location(files.key()));
        if (password != null) {
            property(to, "privateKeyPassword", "{{env:NETSUITE_PRIVATE_KEY_PASSWORD}}");
        }
        property(to, "certificate", location(files.certificate()));
        to.flush();
    }

    /** As a properties file takes it, where a backslash begins an escape. */
    private static String location(Path file) {
        return "file:" + file.toString().replace(File.separatorChar, '/').replace("\\", "\\\\");
    }

    private static void property(PrintWriter to, String option, String value) {
        to.println(RunnerProperties.COMPONENT + option + " = " + value);
    }
}
