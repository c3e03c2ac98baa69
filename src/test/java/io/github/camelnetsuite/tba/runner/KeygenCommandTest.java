package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.auth.SigningKey;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code keygen} makes is what NetSuite takes, and logs in. */
class KeygenCommandTest {

    private static final String PASSWORD = "not-to-be-seen-anywhere-5521";

    @TempDir
    private Path directory;

    private Outcome keygen(String... options) {
        String[] all = new String[options.length + 1];
        all[0] = "keygen";
        System.arraycopy(options, 0, all, 1, options.length);
        return CommandLineRun.in(directory).run(all);
    }

    private String key() throws IOException {
        return Files.readString(directory.resolve("netsuite-key.pem"));
    }

    private X509Certificate certificate() throws Exception {
        byte[] file = Files.readAllBytes(directory.resolve("netsuite-certificate.pem"));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(file));
    }

    private static int size(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength()
                : ((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getCurve()
                        .getField()
                        .getFieldSize();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                           256,  SHA256withECDSA",
        "--algorithm EC --curve p-384, 384,  SHA384withECDSA",
        "--curve P-521,                521,  SHA512withECDSA",
        "--algorithm rsa,              3072, RSASSA-PSS"
    })
    void theCertificateIsOneThatNetSuiteTakes(String options, int size, String signed) throws Exception {
        Outcome made = keygen(options.isEmpty() ? new String[0] : options.split(" "));

        assertThat(made.exitCode()).as(made.err()).isZero();
        X509Certificate certificate = certificate();
        assertThat(size(certificate)).isEqualTo(size);
        assertThat(certificate.getSigAlgName()).isEqualTo(signed);
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectX500Principal()).hasToString("CN=camel-netsuite-tba");
        assertThat(certificate.getKeyUsage()[0]).isTrue();
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getSerialNumber().bitLength()).isEqualTo(127);
        assertThat(Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(730));
        assertThat(SigningKey.read(key(), null).usual().name())
                .endsWith(size == 521 ? "512" : size == 3072 ? "256" : "" + size);
    }

    @Test
    void itTellsWhatToDoNextAndWhatToPaste() throws Exception {
        Outcome made = keygen("--days", "30", "--name", "Acme sync", "--out", "keys");

        Path key = directory.resolve("keys/netsuite-key.pem").toAbsolutePath();
        Path certificate = directory.resolve("keys/netsuite-certificate.pem").toAbsolutePath();
        assertThat(made.out())
                .contains("Private key:  " + key + " (keep it secret)")
                .contains("Certificate:  " + certificate + " (EC P-256, good until 2")
                .contains("Client Credentials (Machine to Machine) Grant", "copy the Client ID")
                .contains(
                        "Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) Setup > Create New")
                .contains("copy the Certificate ID")
                .endsWith("""
                        camel.component.netsuite-tba.accountId = (Setup > Company > Company Information)
                        camel.component.netsuite-tba.authentication = oauth2
                        camel.component.netsuite-tba.clientId = (Client ID)
                        camel.component.netsuite-tba.certificateId = (Certificate ID)
                        camel.component.netsuite-tba.privateKey = file:%s
                        camel.component.netsuite-tba.certificate = file:%s
                        """.formatted(key, certificate));
        assertThat(made.out()).doesNotContain("BEGIN");
        assertThat(made.err()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(certificate)).doesNotContain("PRIVATE");
    }

    @Test
    void aPasswordEncryptsTheKeyAndIsNotRepeated() throws Exception {
        Outcome made = keygen("--password", PASSWORD);

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out() + made.err() + key()).doesNotContain(PASSWORD);
        assertThat(made.out()).contains("(encrypted)", "privateKeyPassword = {{env:NETSUITE_PRIVATE_KEY_PASSWORD}}");
        assertThat(key()).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(SigningKey.read(key(), PASSWORD).usual().name()).isEqualTo("ES256");
    }

    @Test
    void aPasswordThatIsAskedForIsAskedForTwice() throws Exception {
        Outcome differs =
                CommandLineRun.in(directory).typing(PASSWORD, PASSWORD + "x").run("keygen", "--password");
        assertThat(differs.exitCode()).isEqualTo(2);
        assertThat(differs.err()).startsWith("Option --password: the two passwords differ");
        assertThat(directory).isEmptyDirectory();
        Outcome nothing = CommandLineRun.in(directory).typing("", "").run("keygen", "--password");
        assertThat(nothing.err()).startsWith("Option --password is empty");
        assertThat(directory).isEmptyDirectory();

        Outcome made =
                CommandLineRun.in(directory).typing(PASSWORD, PASSWORD).run("keygen", "--password", "--days", "3");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(SigningKey.read(key(), PASSWORD).usual().name()).isEqualTo("ES256");
    }

    @Test
    void whereNobodyIsAtATerminalThePasswordIsTheInput() throws Exception {
        Path input = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        try (JavaProcess process = JavaProcess.startReading(input, directory, "keygen", "--password")) {
            assertThat(process.exitCode()).as(process.err()).isZero();
            assertThat(process.out() + process.err()).doesNotContain(PASSWORD);
        }
        assertThat(SigningKey.read(key(), PASSWORD).usual().name()).isEqualTo("ES256");
    }

    @Test
    void aFileInsteadOfAFolder() throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), "mine");

        assertThat(keygen("--out", "keys").err())
                .startsWith("Option --out is " + file.toAbsolutePath() + ", which is a file: give a folder");
        assertThat(keygen("--out", "keys/below").err())
                .startsWith("Option --out: " + file.toAbsolutePath().resolve("below") + " can't be written to (")
                .contains("neither file was made");
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @CsvSource({"ec", "rsa"})
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void ofFilesThatCannotBeWrittenWholeNothingStays(String algorithm) throws Exception {
        try (JavaProcess process =
                JavaProcess.startWithoutSpace(directory, "keygen", "--algorithm", algorithm, "--out", "keys")) {
            assertThat(process.exitCode()).as(process.err()).isEqualTo(2);
            assertThat(process.err())
                    .contains("Option --out: ", "keys can't be written to (File too large); neither file was made");
        }
        assertThat(directory.resolve("keys")).isEmptyDirectory();
        assertThat(keygen("--out", "keys").exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"netsuite-key.pem", "netsuite-certificate.pem"})
    void nothingIsOverwritten(String name) throws Exception {
        Path mine = Files.writeString(directory.resolve(name), "mine");

        Outcome refused = keygen();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errLines())
                .singleElement()
                .asString()
                .startsWith(mine.toAbsolutePath() + " is there already, and may be in use: keygen overwrites nothing");
        assertThat(mine).hasContent("mine");
        assertThat(directory).isDirectoryNotContaining(file -> !file.equals(mine));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--days 731                     | Option --days is 731: give 1 to 730, since NetSuite takes no certificate for longer than two years",
                "--days 0                       | Option --days is 0: give 1 to 730",
                "--algorithm dsa                | Option --algorithm is 'dsa': give ec or rsa",
                "--algorithm rsa --bits 2048    | Option --bits is 2048: give 3072 or 4096",
                "--curve secp256k1              | Option --curve is 'secp256k1': give P-256, P-384 or P-521",
                "--bits 3072                    | Option --bits is for --algorithm rsa",
                "--algorithm rsa --curve P-256  | Option --curve is for --algorithm ec",
                "--name=                        | Option --name takes 1 to 64 characters",
                "--password=                    | Option --password is empty"
            })
    void whatNetSuiteDoesNotTakeIsRefused(String options, String text) {
        Outcome refused = keygen(options.split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith(text);
        assertThat(directory).isEmptyDirectory();
    }

    private Sandbox account() throws IOException {
        return Sandbox.builder()
                .customers(40)
                .contacts(30)
                .certificate(Files.readString(directory.resolve("netsuite-certificate.pem")))
                .start();
    }

    @Test
    void withItsKeyAndTheSandboxsVariablesARunDeliversAll() throws Exception {
        keygen();
        try (Sandbox account = account()) {
            assertThat(account.environment())
                    .containsOnlyKeys(
                            "NETSUITE_ACCOUNT_ID",
                            "NETSUITE_CLIENT_ID",
                            "NETSUITE_CERTIFICATE_ID",
                            "NETSUITE_BASE_URL");
            Outcome run = CommandLineRun.in(directory)
                    .account(account)
                    .environment("NETSUITE_PRIVATE_KEY", "netsuite-key.pem")
                    .run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("customers: 40 records", "contacts: 30 records");
            assertThat(Files.readAllLines(directory.resolve("netsuite/customers.jsonl")))
                    .hasSize(40);
            assertThat(Files.readAllLines(directory.resolve("netsuite/contacts.jsonl")))
                    .hasSize(30);
        }
    }

    @Test
    void theBlockThatItPrintsIsAllThatARunNeeds() throws Exception {
        Outcome made = keygen("--algorithm", "rsa", "--password", PASSWORD);
        try (Sandbox account = account()) {
            Map<String, String> values = account.environment();
            String block = made.out()
                    .substring(made.out().indexOf("camel.component"))
                    .replace("(Setup > Company > Company Information)", values.get("NETSUITE_ACCOUNT_ID"))
                    .replace("(Client ID)", values.get("NETSUITE_CLIENT_ID"))
                    .replace("(Certificate ID)", values.get("NETSUITE_CERTIFICATE_ID"));
            Files.writeString(
                    directory.resolve("application.properties"),
                    block + "camel.component.netsuite-tba.baseUrl = " + account.baseUrl());
            Outcome run = CommandLineRun.in(directory)
                    .environment("NETSUITE_PRIVATE_KEY_PASSWORD", PASSWORD)
                    .run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("customers: 40 records", "contacts: 30 records");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c++", "100%25", "Jürgen", "a b", "back\\slash", "a#b!c:d=e"})
    void theBlockAndThePathWorkInEveryFolder(String folder) throws Exception {
        Path there = Files.createDirectories(directory.resolve(folder));
        Outcome made = CommandLineRun.in(there).run("keygen");
        String certificate = Files.readString(there.resolve("netsuite-certificate.pem"));
        try (Sandbox account = Sandbox.builder()
                .customers(3)
                .contacts(2)
                .certificate(certificate)
                .start()) {
            Map<String, String> values = account.environment();
            Path properties = Files.writeString(
                    directory.resolve("acme.properties"),
                    made.out()
                                    .substring(made.out().indexOf("camel.component"))
                                    .replace(
                                            "(Setup > Company > Company Information)",
                                            values.get("NETSUITE_ACCOUNT_ID"))
                                    .replace("(Client ID)", values.get("NETSUITE_CLIENT_ID"))
                                    .replace("(Certificate ID)", values.get("NETSUITE_CERTIFICATE_ID"))
                            + "camel.component.netsuite-tba.baseUrl = " + account.baseUrl());
            String routes = CommandLineRun.SHIPPED_ROUTES.toString();
            Outcome byBlock = CommandLineRun.in(directory)
                    .run("run", "--once", "--routes", routes, "--properties", properties.toString());
            assertThat(byBlock.exitCode()).as(byBlock.out() + byBlock.err()).isZero();
            Outcome byPath = CommandLineRun.in(directory)
                    .account(account)
                    .environment("NETSUITE_PRIVATE_KEY", folder + "/netsuite-key.pem")
                    .run("run", "--once", "--routes", routes);
            assertThat(byPath.exitCode()).as(byPath.out() + byPath.err()).isZero();
        }
    }

    @Test
    void aBeanOfKeysAndTokensBesideTheVariablesOfACertificate() throws Exception {
        keygen();
        try (Sandbox account = account()) {
            SandboxCredentials tokens = account.credentials();
            Path own = Files.createDirectories(directory.resolve("own"));
            Files.writeString(own.resolve("own.yaml"), """
                    - route:
                        id: own
                        from:
                          uri: netsuite-tba:customer?credentials=#bean:acme
                          steps: [{to: "log:own"}]
                    """);
            Outcome run = CommandLineRun.in(directory)
                    .account(account)
                    .environment("NETSUITE_PRIVATE_KEY", "netsuite-key.pem")
                    .javaProperty("camel.beans.acme", "#class:io.github.camelnetsuite.tba.NetSuiteCredentials")
                    .javaProperty("camel.beans.acme.accountId", tokens.accountId())
                    .javaProperty("camel.beans.acme.consumerKey", tokens.consumerKey())
                    .javaProperty("camel.beans.acme.consumerSecret", tokens.consumerSecret())
                    .javaProperty("camel.beans.acme.accessToken", tokens.tokenId())
                    .javaProperty("camel.beans.acme.accessTokenSecret", tokens.tokenSecret())
                    .run("run", "--once", "--routes", own.toString());

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("own: 40 records");
        }
    }

    @Test
    void aKeyAsATextInTheEnvironment() throws Exception {
        keygen("--curve", "P-384");
        try (Sandbox account = account()) {
            Outcome run = CommandLineRun.in(directory)
                    .account(account)
                    .environment("NETSUITE_PRIVATE_KEY", key().replace("\n", "\\n"))
                    .run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        }
    }

    @Test
    void whereKeysAndTokensAreSetTooTheyLogIn() throws Exception {
        try (Sandbox account = Sandbox.builder().customers(3).contacts(2).start()) {
            Outcome run = CommandLineRun.in(directory)
                    .account(account)
                    .environment("NETSUITE_CLIENT_ID", "a")
                    .environment("NETSUITE_CERTIFICATE_ID", "b")
                    .environment("NETSUITE_PRIVATE_KEY", "nowhere.pem")
                    .run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        }
    }

    @Test
    void theSandboxCommandTakesItsCertificate() throws Exception {
        keygen();
        CommandLineRun.Running sandbox = CommandLineRun.in(directory)
                .start("sandbox", "--customers", "1", "--contacts", "1", "--certificate", "netsuite-certificate.pem")
                .until("Ctrl-C");

        assertThat(sandbox.stop().out())
                .contains(
                        "NETSUITE_ACCOUNT_ID=", "NETSUITE_CLIENT_ID=", "NETSUITE_CERTIFICATE_ID=", "NETSUITE_BASE_URL=")
                .contains("# NETSUITE_PRIVATE_KEY is for you to set")
                .doesNotContain("NETSUITE_TOKEN", "NETSUITE_CONSUMER");
        Outcome refused = CommandLineRun.in(directory).run("sandbox", "--certificate", "netsuite-key.pem");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("That holds a private key: upload the certificate only");
        assertThat(CommandLineRun.in(directory)
                        .run("sandbox", "--certificate", "nowhere.pem")
                        .err())
                .startsWith("Option --certificate: there is no file ");
    }

    @Test
    void aCertificateBeginsNow() throws Exception {
        Instant before = Instant.now();
        keygen("--days", "1");

        assertThat(certificate().getNotBefore().toInstant()).isBetween(before.minusSeconds(1), Instant.now());
        assertThat(certificate().getNotAfter().toInstant())
                .isBetween(
                        before.plus(Duration.ofDays(1)).minusSeconds(1),
                        Instant.now().plus(Duration.ofDays(1)));
    }
}
