package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The credentials of tenants are kept as files that only their owner can read, and never shown. */
class CredentialsCommandTest extends CredentialsBench {

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

    @Test
    void anotherFolderIsAnotherSetOfTenants() throws IOException {
        addAcme("--accounts", "elsewhere");
        assertThat(files()).isEmpty();
        assertThat(done("list", "--accounts", "elsewhere").out()).contains("acme");
        assertThat(done("--accounts", "elsewhere", "list").out()).contains("acme");
        assertThat(done("remove", "acme", "--accounts", "elsewhere").out()).contains("removed");
    }
}
