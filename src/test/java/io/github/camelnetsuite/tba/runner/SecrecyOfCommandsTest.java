package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.AccountFolder;
import io.github.camelnetsuite.tba.LogCapture;
import io.github.camelnetsuite.tba.auth.TestKey;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.SecretScan;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.sandbox.SandboxCertificate;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line prints and logs, however much it is told to log, holds no secret and nobody's data. */
@Catalogue("67")
class SecrecyOfCommandsTest {

    private static final String EMAIL = "zsofia.planted-quux@mail-7731.example";
    private static final String COMPANY = "Fjordkvist Planted Soner 8842 AB";
    private static final String PROXY_PASSWORD = "pr0xy+Planted/=5&%pass-word";
    private static final String KEY_PASSWORD = "planted password of a key 6620";
    private static final Map<String, String> WRONG = Map.of(
            "NETSUITE_CONSUMER_KEY", "0c5f1e7aa9d24b8836fe0b917d3c55e24a1798bd60e3f2c47b9d8015ac6e3f71",
            "NETSUITE_CONSUMER_SECRET", "5e8809c1b7fd42a66e1f93c0d84b7a25f1036e9dc2b857a04419ef7826bd5c30",
            "NETSUITE_TOKEN_ID", "7ab30d94ef158c26b0e7f4a85d1c93621fe0856bd2947ac3318e5fd07c6ba249",
            "NETSUITE_TOKEN_SECRET", "d21c6f0be8934a7715f0c3e6a98d4b52876e10fc3ad9b5e24076c81f9ea3d64b");

    @TempDir
    private Path directory;

    private final SmallSandbox account = new SmallSandbox();

    @AfterEach
    void close() {
        account.close();
    }

    private SecretScan scan() {
        SandboxCredentials right = account.sandbox.credentials();
        SecretScan scan = new SecretScan()
                .plant("consumer key", right.consumerKey())
                .plant("token id", right.tokenId())
                .plant("wrong consumer key", WRONG.get("NETSUITE_CONSUMER_KEY"))
                .plant("wrong token id", WRONG.get("NETSUITE_TOKEN_ID"));
        return secrets(scan);
    }

    private SecretScan secrets(SecretScan scan) {
        SandboxCredentials right = account.sandbox.credentials();
        return scan.plant("consumer secret", right.consumerSecret())
                .plant("token secret", right.tokenSecret())
                .plant("wrong consumer secret", WRONG.get("NETSUITE_CONSUMER_SECRET"))
                .plant("wrong token secret", WRONG.get("NETSUITE_TOKEN_SECRET"))
                .plant("proxy password", PROXY_PASSWORD)
                .plant("e-mail", EMAIL)
                .plant("company", COMPANY);
    }

    private static LogCapture everything() {
        return LogCapture.of("io.github.camelnetsuite", "org.apache.camel", "org.apache.hc");
    }

    private Path routes(String credentials) throws IOException {
        account.plant("{\"type\":\"customer\",\"updates\":40,\"set\":{\"email\":\"" + EMAIL + "\",\"companyName\":\""
                + COMPANY + "\"}}");
        Path folder = Files.createDirectories(directory.resolve("own"));
        Files.writeString(folder.resolve("own.yaml"), """
                - route:
                    id: own
                    from:
                      uri: netsuite-tba:customer?delay=50%s
                      steps: [{marshal: {json: {library: Jackson}}}, {to: "jsonl:%s/own.jsonl"}]
                """.formatted(credentials, directory));
        return folder;
    }

    private static void read(SecretScan scan, Outcome outcome) {
        scan.read("command line", outcome.out() + "\n" + outcome.err());
    }

    private static String[] talkative(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        for (String property : List.of(
                "camel.main.autoConfigurationLogSummary=true",
                "camel.main.devConsoleEnabled=true",
                "camel.main.messageHistory=true",
                "camel.main.startupRecorder=java")) {
            all.add("-D");
            all.add(property);
        }
        return all.toArray(String[]::new);
    }

    @Test
    void anAccountFromTheEnvironment() throws Exception {
        SecretScan scan = scan();
        String routes = routes("").toString();
        try (LogCapture log = everything()) {
            Outcome good = CommandLineRun.in(directory)
                    .account(account.sandbox)
                    .run(talkative("run", "--once", "--routes", routes));
            assertThat(good.exitCode()).as(good.err()).isZero();
            read(scan, good);
            CommandLineRun wrong = CommandLineRun.in(directory).account(account.sandbox);
            WRONG.forEach(wrong::environment);
            Outcome refused = wrong.run(talkative("run", "--once", "--routes", routes));
            assertThat(refused.exitCode()).isEqualTo(1);
            read(scan, refused);
            read(scan, CommandLineRun.in(directory).account(account.sandbox).run(talkative("verify")));
            read(scan, wrong.run(talkative("verify", "--json")));
            Outcome misshapen = CommandLineRun.in(directory)
                    .account(account.sandbox)
                    .environment("NETSUITE_TOKEN_SECRET", WRONG.get("NETSUITE_TOKEN_SECRET") + "\n")
                    .run(talkative("run", "--once", "--routes", routes));
            assertThat(misshapen.exitCode()).isEqualTo(2);
            read(scan, misshapen);
            for (String command : List.of("plan", "plan --json", "run --dry-run")) {
                String[] beginning = (command + " --routes").split(" ");
                String[] arguments = Arrays.copyOf(beginning, beginning.length + 1);
                arguments[beginning.length] = routes;
                Outcome foreseen =
                        CommandLineRun.in(directory).account(account.sandbox).run(talkative(arguments));
                assertThat(foreseen.exitCode()).as(foreseen.err()).isZero();
                read(scan, foreseen);
                CommandLineRun again = CommandLineRun.in(directory).account(account.sandbox);
                WRONG.forEach(again::environment);
                Outcome unreadable = again.run(talkative(arguments));
                assertThat(unreadable.exitCode()).as(unreadable.out()).isEqualTo(1);
                read(scan, unreadable);
            }
            scan.read("plan", Files.readString(directory.resolve(".netsuite-tba/plan.json")));
            for (String[] command : new String[][] {
                {"resync", "1234567_SB1-customer"},
                {"resync", "1234567_SB1-customer"},
                {"cursor", "list"},
                {"cursor", "show", "1234567_SB1-customer"},
                {"cursor", "show", "1234567_SB1-customer-resync"}
            }) {
                read(scan, CommandLineRun.in(directory).account(account.sandbox).run(command));
            }
            Outcome again = CommandLineRun.in(directory)
                    .account(account.sandbox)
                    .run(talkative("run", "--once", "--routes", routes));
            assertThat(again.out()).contains("40 by resync");
            read(scan, again);
            Files.writeString(directory.resolve("ids"), EMAIL);
            read(
                    scan,
                    CommandLineRun.in(directory)
                            .account(account.sandbox)
                            .run("resync", "1234567_SB1-customer", "--ids-file", "ids"));
            assertThat(log.lines())
                    .as("Camel's summary of its settings")
                    .anyMatch(line -> line.contains("Auto-configuration summary"));
            scan.read("log", log.lines());
        }
        assertThat(SmallSandbox.idsIn(directory.resolve("own.jsonl"))).hasSize(80);
        scan.assertClean();
    }

    @Test
    void aPeekShowsWhatFieldsHoldAndNoSecret() throws Exception {
        SandboxCredentials right = account.sandbox.credentials();
        SecretScan scan = new SecretScan()
                .plant("consumer key", right.consumerKey())
                .plant("token id", right.tokenId())
                .plant("consumer secret", right.consumerSecret())
                .plant("token secret", right.tokenSecret());
        SecretScan ofTheLog = scan();
        routes("");
        try (LogCapture log = everything()) {
            for (String transport : List.of("suiteql", "soap")) {
                Outcome shown = CommandLineRun.in(directory)
                        .account(account.sandbox)
                        .run(talkative("peek", "customer", "--transport", transport));
                assertThat(shown.out()).contains(EMAIL, COMPANY);
                read(scan, shown);
            }
            ofTheLog.read("log", log.lines());
        }
        scan.assertClean();
        ofTheLog.assertClean();
    }

    @Test
    void anAccountFromPropertiesWithABean() throws Exception {
        SecretScan scan = scan();
        SandboxCredentials right = account.sandbox.credentials();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(
                "camel.component.netsuite-tba.base-url",
                account.sandbox.baseUrl().toString());
        properties.put("camel.component.netsuite-tba.consumer-key", WRONG.get("NETSUITE_CONSUMER_KEY"));
        properties.put("camel.component.netsuite-tba.consumerSecret", WRONG.get("NETSUITE_CONSUMER_SECRET"));
        properties.put("camel.component.netsuite-tba.accessToken", WRONG.get("NETSUITE_TOKEN_ID"));
        properties.put("camel.component.netsuite-tba.accessTokenSecret", WRONG.get("NETSUITE_TOKEN_SECRET"));
        properties.put("camel.component.netsuite-tba.proxyAuthPassword", PROXY_PASSWORD);
        properties.put("camel.component.netsuite-tba.proxyAuthUsername", "somebody");
        properties.put("camel.beans.acme", "#class:io.github.camelnetsuite.tba.NetSuiteCredentials");
        properties.put("camel.beans.acme.accountId", right.accountId());
        properties.put("camel.beans.acme.consumerKey", right.consumerKey());
        properties.put("camel.beans.acme.consumerSecret", right.consumerSecret());
        properties.put("camel.beans.acme.accessToken", right.tokenId());
        properties.put("camel.beans.acme.accessTokenSecret", right.tokenSecret());
        Files.writeString(
                directory.resolve("application.properties"),
                properties.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        String routes = routes("&credentials=#bean:acme").toString();
        try (LogCapture log = everything()) {
            Outcome good = CommandLineRun.in(directory).run(talkative("run", "--once", "--routes", routes));
            assertThat(good.exitCode()).as(good.err()).isZero();
            read(scan, good);
            scan.read("log", log.lines());
        }
        scan.assertClean();
    }

    @Test
    void manyAccounts() throws Exception {
        SecretScan scan = scan();
        account.plant("{\"type\":\"customer\",\"updates\":40,\"set\":{\"email\":\"" + EMAIL + "\",\"companyName\":\""
                + COMPANY + "\"}}");
        SandboxCredentials right = account.sandbox.credentials();
        new AccountFolder(directory.resolve("accounts"))
                .account("good", account.sandbox)
                .account(
                        "refused",
                        account.sandbox,
                        new SandboxCredentials(
                                right.accountId(),
                                WRONG.get("NETSUITE_CONSUMER_KEY"),
                                WRONG.get("NETSUITE_CONSUMER_SECRET"),
                                WRONG.get("NETSUITE_TOKEN_ID"),
                                WRONG.get("NETSUITE_TOKEN_SECRET")))
                .write("misspelt", "accountId = 1234567", "consumer_secret = " + right.consumerSecret())
                .account("spoilt", account.sandbox, "tokenSecret = " + right.tokenSecret())
                .write("torn", "accountId = 1234567", "accessTokenSecret = " + right.tokenSecret() + "{{nowhere}}")
                .write("broken", "consumerSecret = " + right.consumerSecret() + "\\u00");
        String routes =
                Path.of("examples/many-accounts/routes").toAbsolutePath().toString();
        try (LogCapture log = everything()) {
            Outcome run = CommandLineRun.in(directory).run(talkative("run", "--once", "--routes", routes));
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
            read(scan, run);
            read(scan, CommandLineRun.in(directory).run("status"));
            read(scan, CommandLineRun.in(directory).run("status", "--json"));
            scan.read("status", Files.readString(directory.resolve(".netsuite-tba/status.json")));
            scan.read("log", log.lines());
        }
        scan.assertClean();
        assertThat(SmallSandbox.idsIn(directory.resolve("netsuite/good/customer.jsonl")))
                .hasSize(40);
    }

    private CommandLineRun withCertificate(String key) {
        SandboxCertificate mapped = account.sandbox.register(TestKey.file("ec-certificate-P-256.pem"));
        return CommandLineRun.in(directory)
                .environment(
                        "NETSUITE_ACCOUNT_ID", account.sandbox.credentials().accountId())
                .environment("NETSUITE_BASE_URL", account.sandbox.baseUrl().toString())
                .environment("NETSUITE_CLIENT_ID", mapped.clientId())
                .environment("NETSUITE_CERTIFICATE_ID", mapped.certificateId())
                .environment("NETSUITE_PRIVATE_KEY", key)
                .environment("NETSUITE_PRIVATE_KEY_PASSWORD", KEY_PASSWORD);
    }

    /** Its lines, and all of them as one; in Base64 once more, as some keep it in a variable. */
    private static SecretScan scanForKey(String pem) {
        SecretScan scan = new SecretScan().plant("password", KEY_PASSWORD);
        String body = pem.lines().filter(line -> !line.contains("-----")).collect(Collectors.joining());
        scan.plant("private key", body).plant("private key", encoded(pem));
        pem.lines().filter(line -> line.length() > 40).forEach(line -> scan.plant("private key", line));
        Matcher pieces = Pattern.compile(".{40}").matcher(encoded(pem));
        pieces.results().forEach(piece -> scan.plant("private key", piece.group()));
        return scan;
    }

    @Test
    void aKeyFromTheEnvironment() throws Exception {
        String key = TestKey.file("ec-pkcs8-P-256.pem");
        SecretScan scan = scanForKey(key);
        String routes = routes("").toString();
        try (LogCapture log = everything()) {
            Outcome good = withCertificate(key).run(talkative("run", "--once", "--routes", routes));
            assertThat(good.exitCode()).as(good.err()).isZero();
            read(scan, good);
            scan.read("log", log.lines());
        }
        assertThat(SmallSandbox.idsIn(directory.resolve("own.jsonl"))).hasSize(40);
        scan.assertClean();
    }

    @Test
    void aVariableThatIsNoUsableKeyIsNamedAndNotShown() throws Exception {
        String key = TestKey.file("ec-pkcs8-P-256.pem");
        SecretScan scan = scanForKey(key);
        String routes = routes("").toString();
        String body = key.replaceAll("-----.*-----\n", "");
        try (LogCapture log = everything()) {
            for (String unusable : List.of(
                    body,
                    body.replace("\n", ""),
                    encoded(key),
                    key.replace("-----BEGIN", "----BEGIN"),
                    key.replace("\n", "\\n").replace("BEGIN ", "BEGIN_"),
                    "/nowhere/netsuite-key.pem")) {
                Outcome refused = withCertificate(unusable).run(talkative("run", "--once", "--routes", routes));
                assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(2);
                assertThat(refused.errLines())
                        .singleElement()
                        .asString()
                        .startsWith(
                                "NETSUITE_PRIVATE_KEY is neither the path of a file that is there nor a private key");
                read(scan, refused);
            }
            for (String unusable : List.of("file:" + body, "file:/nowhere/" + encoded(key), "classpath:" + body)) {
                Outcome refused = withCertificate(unusable).run(talkative("run", "--once", "--routes", routes));
                assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(2);
                assertThat(refused.err()).contains("Option privateKey says ", ":…, which is not there");
                read(scan, refused);
            }
            scan.read("log", log.lines());
        }
        scan.assertClean();
    }

    private static String encoded(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsSignedIsShownWithoutTheSecrets() {
        SecretScan scan = secrets(new SecretScan());
        try (LogCapture log = everything()) {
            Outcome signed = CommandLineRun.in(directory)
                    .account(account.sandbox)
                    .run("sign", "GET", account.sandbox.baseUrl() + "/services/rest?a=b", "--show-base-string");
            assertThat(signed.out()).contains("oauth_signature=");
            read(scan, signed);
            read(
                    scan,
                    CommandLineRun.in(directory)
                            .account(account.sandbox)
                            .environment("NETSUITE_CONSUMER_SECRET", WRONG.get("NETSUITE_CONSUMER_SECRET") + " ")
                            .run("sign", "GET", "no url"));
            assertThat(log.lines()).as("signing logs nothing").isEmpty();
        }
        scan.assertClean();
    }

    /** Wherever somebody puts them, be it into the wrong column. */
    @Test
    void credentialsAreKeptCheckedAndRemovedWithoutBeingShown() throws Exception {
        SecretScan scan = scan();
        SandboxCredentials right = account.sandbox.credentials();
        String other = right.tokenId() + "," + right.tokenSecret() + "," + right.accountId();
        String swapped = right.accountId() + "," + right.tokenId() + "," + right.tokenSecret();
        String key = WRONG.get("NETSUITE_CONSUMER_KEY");
        String secret = WRONG.get("NETSUITE_CONSUMER_SECRET");
        String pem = TestKey.file("ec-pkcs8-P-256.pem");
        pem.lines().filter(line -> line.length() > 40).forEach(line -> scan.plant("private key", line));
        List<String> tables = List.of(
                "name,Client ID/Username,API Key/Password,Other\nbeta,%s,%s,\"%s\"".formatted(key, secret, swapped),
                "name,Client ID/Username,API Key/Password,Other\n%s,beta,%s,\"%s\"".formatted(key, secret, other),
                "name,Client ID/Username,API Key/Password,Other\nx,%s,%s,%s".formatted(key, secret, other),
                "name,Client ID/Username,API Key/Password,Other\nx,\"%s\"%s,%s".formatted(key, secret, other),
                "name,accountId,consumerKey\nx,%s,%s".formatted(secret, key),
                "x,%s,%s,%s\ny,%s".formatted(key, secret, other, secret),
                "name,transport,fields,authentication\nx,%s,%s,%s".formatted(key, secret, other.replace(',', ' ')),
                "name,batchSize\nx,%s".formatted(secret));
        List<String[]> commands = new java.util.ArrayList<>(List.of(
                new String[] {
                    "add",
                    "acme",
                    "--username",
                    key,
                    "--password",
                    secret,
                    "--other",
                    other,
                    "--set",
                    "baseUrl=" + account.sandbox.baseUrl()
                },
                new String[] {"add", "acme", "--replace", "--username", key, "--password", secret, "--other", swapped},
                new String[] {"add", "b", "--username", key, "--password", secret, "--other", key + "," + secret},
                new String[] {"add", "b", "--username", key, "--password", secret, "--other", other + "," + secret},
                new String[] {"add", "b", "--username", key, "--password", secret, "--other", key + "," + other},
                new String[] {"add", "b", "--username", key, "--password", secret, "--other", other.replace(',', '|')},
                new String[] {"add", "b", "--account-id", secret, "--consumer-key", key, "--client-id", key},
                new String[] {"add", "b", "--account-id", "1", "--client-id", key, "--private-key", pem},
                new String[] {"add", "b", "--account-id", "1", "--client-id", key, "--private-key", secret},
                new String[] {"add", "b", "--replace", "--set", secret + "=" + key, "--username", key},
                new String[] {
                    "add", "b", "--username", key, "--password", secret, "--other", other, "--set", "stage=" + key
                },
                new String[] {"add", secret},
                new String[] {
                    "add", "ref", "--username={{env:K}}", "--password={{env:S:" + secret + "}}", "--other={{env:O}}"
                },
                new String[] {
                    "add",
                    "enc",
                    "--username=ENC(bm9ib2R5IGRlY3J5cHRz)",
                    "--password={{x:" + secret + "}}",
                    "--other={{env:O}}"
                },
                new String[] {"list"},
                // Camel prints at DEBUG what it is to resolve, defaults included.
                new String[] {"remove", "ref"},
                new String[] {"check", "acme"},
                new String[] {"check", "--all", "--form-only"},
                new String[] {"check", secret},
                new String[] {"remove", secret},
                new String[] {"remove", "acme", "--forget"}));
        for (int i = 0; i < tables.size(); i++) {
            Files.writeString(directory.resolve(i + ".csv"), tables.get(i));
            commands.add(2, new String[] {"add", "--from-csv", i + ".csv"});
        }
        try (LogCapture log = everything()) {
            int good = 0;
            for (String[] command : commands) {
                List<String> all = new java.util.ArrayList<>(List.of("credentials"));
                all.addAll(List.of(command));
                Outcome outcome = CommandLineRun.in(directory)
                        .environment("K", key)
                        .environment("O", other)
                        .typing(key, secret, other, secret)
                        .run(all.toArray(String[]::new));
                good += outcome.exitCode() == 0 ? 1 : 0;
                read(scan, outcome);
            }
            assertThat(good).as("commands that did something").isEqualTo(8);
            assertThat(log.lines()).isNotEmpty();
            scan.read("log", log.lines());
        }
        scan.assertClean();
    }

    @Test
    void theSimulatedAccountShowsOnlyItsOwnKeys() {
        SecretScan scan = new SecretScan();
        WRONG.forEach(scan::plant);
        try (LogCapture log = everything()) {
            CommandLineRun here = CommandLineRun.in(directory);
            WRONG.forEach(here::environment);
            read(
                    scan,
                    here.start("sandbox", "--customers", "1", "--contacts", "1")
                            .until("NETSUITE_BASE_URL=")
                            .stop());
            assertThat(log.lines()).as("the simulated account logs nothing").isEmpty();
        }
        scan.assertClean();
    }

    @Test
    void aProcessThatLogsEverything() throws Exception {
        SecretScan scan = scan();
        Path loud = Files.writeString(directory.resolve("loud.xml"), """
                <Configuration>
                  <Appenders>
                    <Console name="console" target="SYSTEM_ERR"><PatternLayout pattern="%p %c [%t] %m%n%ex"/></Console>
                  </Appenders>
                  <Loggers><Root level="TRACE"><AppenderRef ref="console"/></Root></Loggers>
                </Configuration>
                """);
        String routes = routes("").toString();
        try (JavaProcess process = JavaProcess.startJar(
                Path.of("none.jar"),
                directory,
                account.sandbox.environment(),
                "-Dlog4j2.configurationFile=" + loud,
                "run",
                "--once",
                "--routes",
                routes)) {
            assertThat(process.exitCode()).as(process.err()).isZero();
            assertThat(process.err()).contains("TRACE org.apache.camel.").contains("DEBUG org.apache.hc.");
            scan.read("process", process.out() + process.err());
        }
        scan.assertClean();
    }
}
