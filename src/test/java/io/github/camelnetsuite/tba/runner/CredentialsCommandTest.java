package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.auth.TestKey;
import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.FileCursorStore;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The credentials of tenants are kept as files that only their owner can read, and never shown. */
class CredentialsCommandTest {

    private static final String KEY = "0c5f1e7aa9d24b8836fe0b917d3c55e24a1798bd60e3f2c47b9d8015ac6e3f71";
    private static final String SECRET = "5e8809c1b7fd42a66e1f93c0d84b7a25f1036e9dc2b857a04419ef7826bd5c30";
    private static final String ID = "7ab30d94ef158c26b0e7f4a85d1c93621fe0856bd2947ac3318e5fd07c6ba249";
    private static final String TOKEN = "d21c6f0be8934a7715f0c3e6a98d4b52876e10fc3ad9b5e24076c81f9ea3d64b";
    private static final String OTHER = ID + "," + TOKEN + ",1234567_SB1";
    private static final Map<String, String> KEPT = Map.of(
            "accountId", "1234567_SB1",
            "consumerKey", KEY,
            "consumerSecret", SECRET,
            "accessToken", ID,
            "accessTokenSecret", TOKEN);

    @TempDir
    private Path directory;

    private CommandLineRun here;

    @BeforeEach
    void begin() {
        here = CommandLineRun.in(directory);
    }

    private Outcome credentials(String... arguments) {
        Outcome outcome = here.run(
                Stream.concat(Stream.of("credentials"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(outcome.out() + outcome.err()).doesNotContain(KEY, SECRET, ID, TOKEN);
        return outcome;
    }

    private Outcome done(String... arguments) {
        Outcome outcome = credentials(arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        return outcome;
    }

    private String refused(String... arguments) {
        Outcome outcome = credentials(arguments);
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines()).hasSize(1);
        return outcome.errLines().get(0);
    }

    private Path file(String name) {
        return directory.resolve("accounts").resolve(name + ".properties");
    }

    private Map<String, String> kept(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        Map<String, String> kept = new TreeMap<>();
        properties.stringPropertyNames().forEach(option -> kept.put(option, properties.getProperty(option)));
        return kept;
    }

    private List<String> files() throws IOException {
        Path folder = directory.resolve("accounts");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Outcome addAcme(String... more) {
        return done(Stream.concat(
                        Stream.of("add", "acme", "--username", KEY, "--password", SECRET, "--other", OTHER),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void theFormIsKeptValueByValueForItsOwnerOnly() throws IOException {
        assertThat(addAcme().outLines())
                .containsExactly("acme: added (account 1234567_SB1, tba, secrets: in the file) in " + file("acme"));

        assertThat(kept("acme")).isEqualTo(KEPT);
        assertThat(files()).containsExactly("acme.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("acme"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file("acme").getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsNotGivenIsAskedFor() throws IOException {
        here.typing(KEY + " ", SECRET, " " + OTHER);
        done("add", "acme");
        assertThat(kept("acme")).isEqualTo(KEPT);

        here.typing(SECRET, OTHER);
        done("add", "beta", "--username", KEY);
        assertThat(kept("beta")).isEqualTo(KEPT);

        here.typing(SECRET, TOKEN);
        done("add", "gamma", "--account-id", "1234567_SB1", "--consumer-key", KEY, "--token-id", ID);
        assertThat(kept("gamma")).isEqualTo(KEPT);
    }

    @Test
    void whatWasReadInAnotherWayIsSaid() throws IOException {
        Outcome added = done(
                "add",
                "acme",
                "--username",
                KEY,
                "--password",
                SECRET,
                "--other",
                "1234567_SB1 \uff0c" + ID + "," + TOKEN);

        assertThat(added.outLines()).hasSize(2);
        assertThat(added.outLines().get(0))
                .startsWith("acme: Other held the account ID as its first value and not as its last");
        assertThat(kept("acme")).isEqualTo(KEPT);
    }

    @Test
    void placeholdersAreKeptAndNotResolved() throws IOException {
        here.environment("ACME_SECRET", SECRET);
        Outcome added = done(
                "add",
                "acme",
                "--account-id=1234567",
                "--consumer-key=" + KEY,
                "--consumer-secret={{env:ACME_SECRET}}",
                "--token-id=" + ID,
                "--token-secret=ENC(bm9ib2R5IGRlY3J5cHRzIHRoaXM=)");

        assertThat(kept("acme"))
                .containsEntry("consumerSecret", "{{env:ACME_SECRET}}")
                .containsEntry("accessTokenSecret", "ENC(bm9ib2R5IGRlY3J5cHRzIHRoaXM=)");
        assertThat(added.out()).contains("secrets: ENC(\u2026), {{env:ACME_SECRET}})");
    }

    @Test
    void aFormInPlaceholdersIsKeptAsAForm() throws IOException {
        done(
                "add",
                "acme",
                "--username={{secret:acme#user}}",
                "--password={{secret:acme#key}}",
                "--other={{env:OTHER}}");

        assertThat(kept("acme"))
                .isEqualTo(Map.of(
                        "username", "{{secret:acme#user}}",
                        "password", "{{secret:acme#key}}",
                        "token", "{{env:OTHER}}"));
        assertThat(done("list").outLines().get(1))
                .isEqualTo("acme  {{env:OTHER}}  tba             suiteql    {{env:OTHER}}, {{secret:\u2026}}");
    }

    @Test
    void aCertificateIsKeptByWhereItsKeyIs() throws IOException {
        Files.writeString(directory.resolve("acme.pem"), TestKey.file("ec-pkcs8-P-256.pem"));
        done(
                "add",
                "acme",
                "--username",
                "client",
                "--other",
                "1234567,certificate",
                "--private-key",
                "acme.pem",
                "--authentication",
                "oauth2",
                "--set",
                "property.crm=https://crm.example/a=b");

        assertThat(kept("acme"))
                .isEqualTo(Map.of(
                        "accountId", "1234567",
                        "authentication", "oauth2",
                        "clientId", "client",
                        "certificateId", "certificate",
                        "privateKey", "file:" + directory.resolve("acme.pem"),
                        "property.crm", "https://crm.example/a=b"));
        assertThat(done("list").outLines().get(1)).isEqualTo("acme  1234567  oauth2          suiteql    a key file");
        assertThat(done("check", "acme", "--form-only").out())
                .contains("acme: the form is right (account 1234567, oauth2, suiteql)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--other=I,T                         | Other holds 2 values; give tokenId,tokenSecret,accountId",
                "--other=K,T,1234567                 | accessToken is the same as consumerKey",
                "--other=I,T,T                       | accountId is too long for an account ID (is it a key or a secret?)",
                "--other=I,T,https://x.example/a     | accountId looks like a URL or a host name;",
                "--username=                         | consumerKey is missing; paste the Consumer Key",
                "--set=fieldz=x                      | fieldz is neither a value of credentials nor an option",
                "--set=transport=rest                | Option transport is 'rest': give suiteql or soap",
                "--set=batchSize=many                | Option batchSize has a value that does not fit",
                "--set=credentials=#x                | credentials is neither",
                "--set=c0=x                          | One of the names is neither",
                "--set=transport                     | Option --set takes KEY=VALUE",
                "--set=transport=I,T                 | Option transport is '\u2026,\u2026': give suiteql or soap",
                "--set=batchSize=I,T                 | Option batchSize has a value that does not fit",
                "--account-id=7654321                | accountId is given twice"
            })
    void whatCannotBeRightIsNotKept(String option, String error) throws IOException {
        String given = option.replace("I,", ID + ",").replace("K,", KEY + ",").replace(",T", "," + TOKEN);
        String[] arguments = Stream.concat(
                        Stream.of("--username=" + KEY, "--password=" + SECRET, "--other=" + OTHER)
                                .filter(usual -> !given.startsWith(usual.split("=", 2)[0])),
                        Stream.of(given))
                .toArray(String[]::new);

        assertThat(refused(Stream.concat(Stream.of("add", "acme"), Stream.of(arguments))
                        .toArray(String[]::new)))
                .startsWith(error);
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../acme", "a/b", ".acme", "-", "acme.", "a b", "\u00e4", "a:b", KEY})
    void whatIsNoNameIsRefusedAndNotShown(String name) throws IOException {
        assertThat(refused("add", "--username", KEY, "--password", SECRET, "--other", OTHER, "--", name))
                .startsWith("name")
                .doesNotContain(name);
        assertThat(files()).isEmpty();
    }

    @Test
    void nothingIsReplacedUnasked() throws IOException {
        addAcme("--set", "property.crm=1", "--set", "transport=soap");
        assertThat(refused("add", "acme", "--consumer-secret", ID + "0"))
                .isEqualTo("There are credentials of acme: give --replace for others, or another name");
        assertThat(kept("acme")).containsEntry("consumerSecret", SECRET);

        String rotated = SECRET.replace('5', '6');
        assertThat(done("add", "acme", "--replace", "--consumer-secret", rotated)
                        .out())
                .startsWith("acme: replaced (account 1234567_SB1, tba, ");
        assertThat(kept("acme"))
                .hasSize(7)
                .containsAllEntriesOf(Map.of(
                        "consumerSecret", rotated,
                        "consumerKey", KEY,
                        "accessTokenSecret", TOKEN,
                        "property.crm", "1",
                        "transport", "soap"));

        done("add", "acme", "--replace", "--set", "transport=suiteql");
        assertThat(kept("acme")).containsEntry("transport", "suiteql").containsEntry("consumerSecret", rotated);
    }

    @Test
    void credentialsOfAnotherKindReplaceAllThatWereThere() throws IOException {
        addAcme("--set", "property.crm=1");
        Files.writeString(directory.resolve("key.pem"), TestKey.file("ec-pkcs8-P-256.pem"));
        done(
                "add",
                "acme",
                "--replace",
                "--account-id",
                "1234567",
                "--client-id",
                "c",
                "--certificate-id",
                "d",
                "--private-key",
                "key.pem");

        assertThat(kept("acme"))
                .containsOnlyKeys("accountId", "clientId", "certificateId", "privateKey", "property.crm");

        addAcme("--replace");
        assertThat(kept("acme")).hasSize(6).containsAllEntriesOf(KEPT).containsEntry("property.crm", "1");
    }

    @Test
    void awkwardValuesSurviveTheFile() throws IOException {
        String awkward = " a=b:c#d!e\\f\t\u00fc\u4e2d\"' ";
        addAcme("--set", "property.a b:=" + awkward);

        assertThat(kept("acme")).containsEntry("property.a b:", awkward);
    }

    @Test
    void theFileInTheReadmeIsOneThatCanBeKept() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String block = readme.substring(readme.indexOf("```ini\n") + 7);
        AccountValues account = AccountValues.parse(block.substring(0, block.indexOf("```")));

        account.requireKnown();
        assertThat(account.values()).hasSize(7);
        assertThat(account.secrets()).isEqualTo("{{env:ACME_SECRET}}, {{env:ACME_TOKEN_SECRET}}");
        assertThat(AccountValues.parse(account.text())).isEqualTo(account);
    }

    private Path csv(String... lines) throws IOException {
        return Files.writeString(directory.resolve("many.csv"), String.join("\r\n", lines) + "\r\n");
    }

    @Test
    void manyAtOnceByTheLabelsOfTheGuide() throws IOException {
        csv(
                "\ufeffSource name;API Key/Password;\"Client ID/Username\";Other;Name;transport;property.crm",
                "NetSuite Account;" + SECRET + ";" + KEY + ";" + OTHER + ";acme;;1",
                "NetSuite Account;" + SECRET + ";" + KEY + ";\"1234567_SB1, " + ID + ", " + TOKEN + "\";beta.co;soap;",
                ";;;;;;");

        Outcome added = done("add", "--from-csv", "many.csv");
        assertThat(added.outLines()).hasSize(3);
        assertThat(added.outLines().get(0))
                .startsWith("many.csv, row 3: Other held the account ID as its first value and not as its last");
        assertThat(added.outLines().get(1)).startsWith("acme: added (account 1234567_SB1, tba, ");
        assertThat(kept("acme")).hasSize(6).containsAllEntriesOf(KEPT).containsEntry("property.crm", "1");
        assertThat(kept("beta.co")).hasSize(6).containsAllEntriesOf(KEPT).containsEntry("transport", "soap");
    }

    @Test
    void manyAtOnceByOurNames() throws IOException {
        csv(
                "tenant,accountId,Consumer Key,consumer_secret,Token ID,tokenSecret",
                "acme,1234567_SB1," + KEY + "," + SECRET + "," + ID + "," + TOKEN,
                "beta,7654321," + KEY + ",{{env:BETA}}," + ID + "," + TOKEN);

        done("add", "--from-csv", "many.csv");
        assertThat(kept("acme")).isEqualTo(KEPT);
        assertThat(kept("beta")).containsEntry("consumerSecret", "{{env:BETA}}");
    }

    @Test
    void oneWrongRowAndNoneIsWrittenAndAllErrorsAreTold() throws IOException {
        csv(
                "name,Client ID/Username,API Key/Password,Other",
                "acme," + KEY + "," + SECRET + ",\"" + OTHER + "\"",
                KEY + "," + KEY + "," + SECRET + ",\"" + OTHER + "\"",
                "ACME," + KEY + "," + SECRET + ",\"" + OTHER + "\"",
                "beta," + KEY + "," + SECRET + ",\"" + ID + "," + TOKEN + "\"",
                "gamma," + KEY + "," + SECRET + ",\"" + ID + " x," + TOKEN + ",1234567\"",
                "delta," + KEY + ",," + "\"" + OTHER + "\"");

        Outcome refused = credentials("add", "--from-csv", "many.csv");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.errLines()).hasSize(6);
        assertThat(refused.errLines().get(0)).startsWith("many.csv, row 3, column 1: name looks like a key or a token");
        assertThat(refused.errLines().get(1)).isEqualTo("many.csv, row 4, column 1: name: another row has it too");
        assertThat(refused.errLines().get(2)).startsWith("many.csv, row 5, column 4: Other holds 2 values");
        assertThat(refused.errLines().get(3)).startsWith("many.csv, row 6, column 4: accessToken holds a blank");
        assertThat(refused.errLines().get(4)).startsWith("many.csv, row 7, column 3: consumerSecret is missing");
        assertThat(refused.errLines().get(5)).isEqualTo("Nothing was written: correct these 5, and run it once more");
        assertThat(files()).isEmpty();
    }

    @Test
    void manyReplaceOthersOnlyWhenTold() throws IOException {
        addAcme("--set", "property.crm=1");
        String rotated = SECRET.replace('5', '6');
        csv(
                "name,Client ID/Username,API Key/Password,Other",
                "beta," + KEY + "," + SECRET + ",\"" + OTHER + "\"",
                "acme," + KEY + "," + rotated + ",\"" + OTHER + "\"");

        Outcome refused = credentials("add", "--from-csv", "many.csv");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errLines().get(0))
                .isEqualTo("many.csv, row 3: there are credentials of this name: give --replace for others");
        assertThat(files()).containsExactly("acme.properties");

        assertThat(done("add", "--from-csv", "many.csv", "--replace").outLines())
                .anyMatch(line -> line.startsWith("acme: replaced"))
                .anyMatch(line -> line.startsWith("beta: added"));
        assertThat(kept("acme")).containsEntry("consumerSecret", rotated).containsEntry("property.crm", "1");
    }

    @Test
    void whatWasWrittenBeforeADiskFailsIsTakenBack() throws IOException {
        addAcme();
        String before = Files.readString(file("acme"));
        Files.createDirectories(file("beta").resolve("in the way"));
        csv(
                "name,Client ID/Username,API Key/Password,Other,property.crm",
                "acme," + KEY + "," + SECRET + ",\"" + OTHER + "\",2",
                "alpha," + KEY + "," + SECRET + ",\"" + OTHER + "\",2",
                "beta," + KEY + "," + SECRET + ",\"" + OTHER + "\",2");

        assertThat(refused("add", "--from-csv", "many.csv", "--replace")).contains(directory.toString());
        assertThat(files()).containsExactly("acme.properties", "beta.properties");
        assertThat(Files.readString(file("acme"))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,Other,Colour                    | row 1, column 3 names nothing that is known",
                "S,K,I                                | row 1, column 1 names nothing that is known",
                "Other,name,OTHER                     | row 1, column 3 names what column 1 does, too",
                "accountid,other                      | row 1 names no column of tenants: call it name",
                "''                                   | row 1 is empty",
                "name,Other                           | many.csv, there is no row below the header"
            })
    void aHeaderThatIsNoneIsNotShown(String header, String error) throws IOException {
        csv(header.replace("S", SECRET)
                .replace("K", KEY)
                .replace("I,", ID + ",")
                .replaceAll("I$", ID));

        Outcome refused = credentials("add", "--from-csv", "many.csv");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith(error);
    }

    @Test
    void aTableThatIsNotThereOrNotInUtf8() throws IOException {
        assertThat(refused("add", "--from-csv", "none.csv")).startsWith("Option --from-csv: there is no file ");
        Files.write(directory.resolve("latin.csv"), "name,Other\n\u00e4,b".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused("add", "--from-csv", "latin.csv")).endsWith("is not in UTF-8: save it as CSV UTF-8");
        assertThat(refused("add", "acme", "--from-csv", "latin.csv")).startsWith("Option --from-csv goes with");
        assertThat(refused("add")).startsWith("Give the NAME of a tenant, or --from-csv");
    }

    @Test
    void listShowsWhereSecretsAreAndNoneOfThem() throws IOException {
        assertThat(done("list").outLines())
                .containsExactly("No credentials are kept in " + directory.resolve("accounts"));
        addAcme("--set", "transport=soap");
        Files.writeString(
                file("other"),
                "accountId=" + SECRET + "\nconsumerSecret={{env:A:" + SECRET + "}}\naccessTokenSecret={{vault:x:"
                        + TOKEN + "}}\nauthentication=" + KEY + "\nprivateKeyPassword={{" + ID + "}}\n");
        Files.write(file("broken"), new byte[] {(byte) 0xff, '\n'});
        Files.writeString(file("escaped"), "a=\\uZZZZ" + SECRET);

        assertThat(done("list").outLines())
                .containsExactly(
                        "NAME     ACCOUNT            AUTHENTICATION  TRANSPORT  SECRETS",
                        "acme     1234567_SB1        tba             soap       in the file",
                        "broken   " + file("broken") + " is not in UTF-8: save it in UTF-8",
                        "escaped  " + file("escaped") + " is no properties file: a backslash and a u begin four"
                                + " hexadecimal digits there, and a backslash is written as two",
                        "other    not an account ID  unknown         suiteql    {{env:\u2026}}, {{vault:\u2026}},"
                                + " {{\u2026}}");
    }

    @Test
    void checkResolvesWhatStandsBehindPlaceholders() throws IOException {
        done("add", "acme", "--username=" + KEY, "--password={{env:ACME_SECRET}}", "--other={{acme.other}}");
        Files.writeString(directory.resolve("application.properties"), "acme.other=" + OTHER + "\n");

        assertThat(refusedCheck("acme"))
                .containsExactly(
                        "acme: password is {{env:ACME_SECRET}}, which nothing stands behind here: check how it is"
                                + " spelt, and that what resolves it is set and on the class path");
        here.environment("ACME_SECRET", SECRET);
        assertThat(done("check", "acme", "--form-only").outLines())
                .containsExactly(
                        "acme: the form is right (account 1234567_SB1, tba, suiteql)",
                        "This checks form only: NetSuite was not asked whether it accepts them.");
        here.environment("ACME_SECRET", SECRET + "\u00a0x");
        assertThat(refusedCheck("acme"))
                .singleElement()
                .asString()
                .startsWith("acme: consumerSecret holds a character outside ASCII");
    }

    @Test
    void checkAsksCamelForItsOtherFunctions() throws IOException {
        Files.createDirectories(directory.resolve("accounts"));
        Files.writeString(
                file("acme"),
                "accountId = {{env:NOT_SET_ANYWHERE:1234567}}\nconsumerKey = a\nconsumerSecret = {{none:such}}\n"
                        + "accessToken = c\naccessTokenSecret = ENC(abc)\n");
        assertThat(refusedCheck("acme"))
                .singleElement()
                .asString()
                .startsWith("acme: consumerSecret is {{none:\u2026}}, which nothing stands behind here");
        Files.writeString(file("acme"), Files.readString(file("acme")).replace("{{none:such}}", "{{nosuch}}"));
        assertThat(refusedCheck("acme"))
                .singleElement()
                .asString()
                .startsWith("acme: consumerSecret is {{\u2026}}, which nothing stands behind here");
        Files.writeString(file("acme"), Files.readString(file("acme")).replace("{{nosuch}}", "{{nosuch:b}}"));
        Files.writeString(directory.resolve("application.properties"), "nosuch=b2\n");
        assertThat(refusedCheck("acme"))
                .singleElement()
                .asString()
                .isEqualTo("acme: accessTokenSecret is ENC(\u2026), which Camel's Jasypt resolves for its own"
                        + " properties only: put it into application.properties and name it here as {{name}}");
        Files.writeString(file("acme"), Files.readString(file("acme")).replace("ENC(abc)", "d"));
        assertThat(done("check", "acme", "--form-only").out())
                .contains("the form is right (account 1234567, tba, suiteql)");
    }

    private List<String> refusedCheck(String name) {
        Outcome outcome = credentials("check", name, "--form-only");
        assertThat(outcome.exitCode()).isEqualTo(2);
        return outcome.errLines();
    }

    @Test
    void checkOfAllTellsEachAndCounts() throws IOException {
        addAcme();
        Files.writeString(file("soap"), Files.readString(file("acme")) + "transport = soap\nfilter = x = 1\n");
        Files.writeString(file("typo"), Files.readString(file("acme")) + "tranport = soap\n");
        Files.write(file("broken"), new byte[] {(byte) 0xff, '\n'});

        Outcome checked = credentials("check", "--all", "--form-only");
        assertThat(checked.exitCode()).isEqualTo(2);
        assertThat(checked.outLines())
                .contains("4 checked, 3 wrong")
                .first()
                .asString()
                .startsWith("acme: the form");
        assertThat(checked.errLines())
                .anyMatch(line -> line.startsWith("soap: Option filter is a SuiteQL condition, which transport=soap"))
                .anyMatch(line -> line.startsWith("typo: tranport is neither"))
                .anyMatch(line -> line.startsWith("broken: ") && line.contains("UTF-8"));
        assertThat(refused("check")).isEqualTo("Give the NAME of one tenant, or --all");
        assertThat(refused("check", "nobody"))
                .isEqualTo("No credentials of that name are kept in " + directory.resolve("accounts")
                        + "; there are those of acme, broken, soap, typo");
    }

    @Test
    void checkAsksNetSuiteToo() {
        try (SmallSandbox account = new SmallSandbox(5)) {
            SandboxCredentials made = account.sandbox.credentials();
            String other = made.tokenId() + "," + made.tokenSecret() + "," + made.accountId();
            String url = "baseUrl=" + account.sandbox.baseUrl();
            done(
                    "add",
                    "right",
                    "--username",
                    made.consumerKey(),
                    "--password",
                    made.consumerSecret(),
                    "--other",
                    other,
                    "--set",
                    url);
            done(
                    "add",
                    "wrong",
                    "--username",
                    made.consumerKey(),
                    "--password",
                    SECRET,
                    "--other",
                    other,
                    "--set",
                    url);

            assertThat(done("check", "right").out())
                    .startsWith("right: the form is right (account 1234567_SB1, tba, suiteql)\n  ");
            Outcome refused = credentials("check", "wrong");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.out())
                    .startsWith("wrong: the form is right")
                    .contains("Login Audit Trail")
                    .doesNotContain(made.consumerKey(), made.consumerSecret(), made.tokenId(), made.tokenSecret());
        }
    }

    private FileCursorStore progress() {
        return new FileCursorStore(directory.resolve(".netsuite-tba"));
    }

    private void keepProgress(String... names) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(".netsuite-tba"));
        for (String name : names) {
            Files.writeString(folder.resolve(name + ".cursor"), "damaged is deleted, too");
        }
    }

    @Test
    void removeForgetsProgressOnlyWhenTold() throws IOException {
        addAcme();
        keepProgress(
                "acme-customer",
                "acme-customer-deleted",
                "acme-customer-resync",
                "acme-contact",
                "acme-other",
                "beta-customer",
                "acme");
        assertThat(done("remove", "acme").outLines()).containsExactly("acme: removed");
        assertThat(files()).isEmpty();
        assertThat(progress().names()).hasSize(7);

        assertThat(done("remove", "acme", "--forget").outLines())
                .containsExactly(
                        "acme: no credentials were kept",
                        "acme: progress forgotten (acme-customer, acme-customer-deleted, acme-customer-resync,"
                                + " acme-contact)");
        assertThat(progress().names()).containsExactly("acme", "acme-other", "beta-customer");

        addAcme();
        assertThat(done("remove", "acme", "--forget").outLines())
                .containsExactly("acme: removed", "acme: no progress was kept");
        assertThat(refused("remove", "acme"))
                .isEqualTo("No credentials of that name are kept in " + directory.resolve("accounts"));
        assertThat(refused("remove", "../acme")).startsWith("name: a tenant's name has");
    }

    @Test
    void whileARouteRunsNothingIsForgottenAndNothingRemoved() throws IOException {
        addAcme();
        keepProgress("acme-contact");
        try (CursorHandle held = progress().open("acme-customer")) {
            assertThat(held.toString()).isNotNull();
            keepProgress("acme-customer");
            assertThat(refused("remove", "acme", "--forget")).contains("in use");
        }
        assertThat(files()).containsExactly("acme.properties");
    }

    @Test
    void anotherFolderIsAnotherSetOfTenants() throws IOException {
        addAcme("--accounts", "elsewhere");
        assertThat(files()).isEmpty();
        assertThat(done("list", "--accounts", "elsewhere").out()).contains("acme");
        assertThat(done("--accounts", "elsewhere", "list").out()).contains("acme");
        assertThat(done("remove", "acme", "--accounts", "elsewhere").out()).contains("removed");
    }

    @Test
    void furtherValuesFromTheInput() throws Exception {
        Path input = Files.writeString(
                directory.resolve("input"), "consumerSecret = " + SECRET + "\naccessTokenSecret = " + TOKEN + "\n");
        try (JavaProcess process = JavaProcess.startReading(
                input,
                directory,
                "credentials",
                "add",
                "acme",
                "--stdin",
                "--account-id",
                "1234567_SB1",
                "--consumer-key",
                KEY,
                "--token-id",
                ID)) {
            assertThat(process.exitCode()).as(process.err()).isZero();
            assertThat(process.out())
                    .startsWith("acme: added (account 1234567_SB1")
                    .doesNotContain(KEY, SECRET);
        }
        assertThat(kept("acme")).isEqualTo(KEPT);
    }

    @Test
    void oneLineOfTheInputIsOneValueAndNoMore() throws Exception {
        Path input = Files.writeString(directory.resolve("input"), TOKEN + "\n");
        String[] known = {
            "credentials", "add", "acme", "--account-id=1234567_SB1", "--consumer-key=" + KEY, "--token-id=" + ID
        };
        try (JavaProcess process = JavaProcess.startReading(input, directory, known)) {
            assertThat(process.exitCode()).isEqualTo(2);
            assertThat(process.err())
                    .isEqualTo("More than one value is missing, and nobody can be asked for them here: give them by"
                            + " --stdin\n");
        }
        String[] allButOne = Stream.concat(Stream.of(known), Stream.of("--consumer-secret=" + SECRET))
                .toArray(String[]::new);
        try (JavaProcess process = JavaProcess.startReading(input, directory, allButOne)) {
            assertThat(process.exitCode()).as(process.err()).isZero();
        }
        assertThat(kept("acme")).isEqualTo(KEPT);
    }
}
