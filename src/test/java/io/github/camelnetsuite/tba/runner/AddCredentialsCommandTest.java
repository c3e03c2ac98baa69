package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.auth.TestKey;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code credentials add} keeps of a tenant, and what it does not take. */
class AddCredentialsCommandTest extends CredentialsBench {

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
                "--token-secret={{vault:acme}}");

        assertThat(kept("acme"))
                .containsEntry("consumerSecret", "{{env:ACME_SECRET}}")
                .containsEntry("accessTokenSecret", "{{vault:acme}}");
        assertThat(added.out()).contains("secrets: {{env:ACME_SECRET}}, {{vault:\u2026}})");
    }

    @Test
    void whatIsForJasyptIsSentToWhereCamelAsksIt() {
        assertThat(refused(
                        "add",
                        "acme",
                        "--username=" + KEY,
                        "--password=ENC(bm9ib2R5IGRlY3J5cHRzIHRoaXM=)",
                        "--other=" + OTHER))
                .isEqualTo(
                        "password is ENC(\u2026), which Camel's Jasypt resolves for its own properties only: put it into"
                                + " application.properties and name it here as {{name}}");
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

    @Test
    void oneSecretIsRotatedWithoutBeingShown() throws IOException {
        addAcme("--set", "property.crm=1");
        String rotated = SECRET.replace('5', '6');
        here.typing(rotated);
        done("add", "acme", "--replace", "--consumer-secret");
        assertThat(kept("acme")).containsEntry("consumerSecret", rotated).hasSize(6);

        here.typing(ID + "1", TOKEN + "2");
        done("add", "--replace", "--token-secret", "--token-id", "--", "acme");
        assertThat(kept("acme"))
                .containsEntry("accessToken", ID + "1")
                .containsEntry("accessTokenSecret", TOKEN + "2")
                .containsEntry("consumerSecret", rotated)
                .hasSize(6);

        here.typing(" ");
        assertThat(refused("add", "acme", "--replace", "--consumer-secret")).startsWith("consumerSecret is missing");
        assertThat(refused("add", "acme", "--replace", "--consumer-secret", "--stdin"))
                .startsWith("Option --stdin reads values from the input");
        assertThat(kept("acme")).containsEntry("consumerSecret", rotated);
    }
}
