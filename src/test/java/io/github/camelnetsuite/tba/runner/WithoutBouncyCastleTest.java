package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and tokens need no cryptography but Java's; a certificate does, and says so. */
class WithoutBouncyCastleTest {

    @TempDir
    private Path directory;

    private JavaProcess start(Map<String, String> environment, String... arguments) throws Exception {
        return JavaProcess.startWithout("bouncycastle", directory, environment, arguments);
    }

    @Test
    void keysAndTokensLogIn() throws Exception {
        try (SmallSandbox account = new SmallSandbox();
                JavaProcess run = start(
                        account.sandbox.environment(),
                        "run",
                        "--once",
                        "--routes",
                        CommandLineRun.SHIPPED_ROUTES.toString())) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("customers: 40 records");
        }
    }

    @Test
    void aCertificateIsRefusedWithTheNameOfWhatIsMissing() throws Exception {
        Path key = Files.copy(
                Path.of("src/test/resources/keys/ec-pkcs8-P-256.pem"), directory.resolve("netsuite-key.pem"));
        Map<String, String> environment = Map.of(
                "NETSUITE_ACCOUNT_ID", "1234567",
                "NETSUITE_CLIENT_ID", "a",
                "NETSUITE_CERTIFICATE_ID", "b",
                "NETSUITE_PRIVATE_KEY", key.toString());
        try (JavaProcess run =
                start(environment, "run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString())) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("Option authentication is oauth2, which needs Bouncy Castle: add the dependency"
                            + " org.bouncycastle:bcpkix-jdk18on");
        }
        Files.delete(key);
        try (JavaProcess keygen = start(Map.of(), "keygen")) {
            assertThat(keygen.exitCode()).isEqualTo(2);
            assertThat(keygen.err()).startsWith("keygen needs Bouncy Castle: add org.bouncycastle:bcpkix-jdk18on");
        }
    }
}
