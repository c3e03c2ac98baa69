package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.sandbox.AccountConditions;
import io.github.camelnetsuite.tba.sandbox.LoginCause;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From five pasted values to a running sync: what verify recommends works as it is printed. */
class VerifyCommandTest {

    private static final String OPTION = "camel.component.netsuite-tba.";

    @TempDir
    private Path directory;

    private static Sandbox account(SandboxRole role) {
        return Sandbox.builder().customers(7).contacts(5).role(role).start();
    }

    private CommandLineRun with(Sandbox account) {
        return CommandLineRun.in(directory).account(account);
    }

    /** Pastes what was recommended and reads everything by it. */
    private void readAsRecommended(Sandbox account, Outcome verified) throws IOException {
        List<String> block = verified.outLines().stream()
                .filter(line -> line.contains(OPTION))
                .toList();
        assertThat(block).isNotEmpty();
        Path pasted = Files.write(directory.resolve("pasted.properties"), block);
        Outcome run = with(account)
                .run(
                        "run",
                        "--once",
                        "--routes",
                        CommandLineRun.SHIPPED_ROUTES.toString(),
                        "--properties",
                        pasted.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("customers: 7 records", "contacts: 5 records");
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleCanBeReadAsRecommendedOrIsToldExactlyWhatToAdd(SandboxRole role) throws Exception {
        try (Sandbox account = account(role)) {
            Outcome verified = with(account).run("verify");

            if (role == SandboxRole.GUIDE) {
                assertThat(verified.exitCode()).isEqualTo(1);
                assertThat(verified.out())
                        .contains("the role needs besides: Lists > Customers, Lists > Contacts. Add them");
                account.conditions(AccountConditions.USUAL.withGranted(named(verified)));
                verified = with(account).run("verify");
            }
            assertThat(verified.exitCode()).as(verified.out()).isZero();
            readAsRecommended(account, verified);
        }
    }

    /** What the report says to add, as the role's form calls it. */
    private static Set<Permission> named(Outcome verified) {
        String list = verified.out().replaceAll("(?s).*needs besides: (.*?)\\. Add them.*", "$1");
        return List.of(list.split(", ", -1)).stream()
                .map(path -> Permission.parse(path.replaceFirst(".* > ", "")))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "LOG_IN_USING_OAUTH2_ACCESS_TOKENS",
                "EMPLOYEES",
                "SUBSIDIARIES",
                "CURRENCY",
                "TRANSACTIONS",
                "VENDORS",
                "ITEMS"
            })
    void aRoleForRestThatLosesOnePermissionIsReadInAnotherWayOrToldThatOne(Permission lost) throws Exception {
        try (Sandbox account = Sandbox.builder()
                .customers(7)
                .contacts(5)
                .role(SandboxRole.REST)
                .conditions(AccountConditions.USUAL.withWithheld(Set.of(lost)))
                .start()) {
            Outcome verified = with(account).run("verify");

            if (verified.exitCode() == 0) {
                readAsRecommended(account, verified);
            } else if (lost == Permission.LOG_IN_USING_ACCESS_TOKENS) {
                // One text for a role without this and for one without web services: it can't be told, and is not.
                assertThat(verified.exitCode()).isEqualTo(1);
                assertThat(verified.out()).contains("add Log in using Access Tokens", "add REST Web Services");
            } else {
                assertThat(verified.exitCode()).isEqualTo(1);
                account.conditions(AccountConditions.USUAL.withGranted(named(verified)));
                readAsRecommended(account, with(account).run("verify"));
            }
        }
    }

    @Test
    void aRefusedLoginIsExitCodeOneAndNamesTheNextSafeAttempt() {
        try (Sandbox account = account(SandboxRole.FULL)) {
            account.conditions(AccountConditions.USUAL.with(LoginCause.TOKEN_REVOKED));
            Outcome first = with(account).run("verify");
            Outcome second = with(account).run("verify");

            assertThat(first.exitCode()).isEqualTo(1);
            assertThat(first.out())
                    .contains("login-refused.never-accepted", "token_rejected: ", "View Login Audit Trail")
                    .contains("Refused, after 3 requests. The next login with these values is safe at ");
            assertThat(second.out())
                    .contains("not tried, since it was refused before", "after 1 request.")
                    .containsPattern("is safe at [0-9T:-]{19}Z");
        }
    }

    @Test
    void whatSeveralChecksOrCausesHaveInCommonIsSaidOnce() {
        try (Sandbox account = account(SandboxRole.FULL)) {
            account.conditions(AccountConditions.USUAL.with(LoginCause.TOKEN_REVOKED));
            Outcome verified = with(account).run("verify");

            assertThat(verified.out())
                    .containsOnlyOnce("what comes before has failed")
                    .containsOnlyOnce("Let proxies and gateways pass the header Authorization on as it is.");
        }
    }

    @Test
    void anAccountWithoutContactsIsReadBySoapAsRecommended() throws Exception {
        try (Sandbox account = Sandbox.builder()
                .customers(7)
                .contacts(0)
                .role(SandboxRole.GUIDE_LISTS)
                .start()) {
            Outcome verified = with(account).run("verify");

            assertThat(verified.exitCode()).isZero();
            assertThat(verified.out())
                    .contains("Customers can be read, and contacts as soon as one is visible", "Lists > Contacts");
            Outcome run = with(account)
                    .run(
                            "run",
                            "--once",
                            "--routes",
                            CommandLineRun.SHIPPED_ROUTES.toString(),
                            "-D",
                            OPTION + "transport=soap");
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("customers: 7 records");
        }
    }

    @Test
    void aValueThatIsUnusualIsNotCalledUsual() {
        try (Sandbox account = account(SandboxRole.FULL)) {
            Outcome verified = with(account)
                    .environment("NETSUITE_TOKEN_SECRET", "e".repeat(63))
                    .run("verify");

            assertThat(verified.out())
                    .contains("not all is as usual", "accessTokenSecret has 63 characters")
                    .doesNotContain("all five have the shape of NetSuite's");
        }
    }

    @Test
    void jsonHasAStableShape() throws Exception {
        try (Sandbox account = account(SandboxRole.GUIDE_LISTS)) {
            Outcome verified = with(account).run("verify", "--json");
            JsonNode report = new ObjectMapper().readTree(verified.out());

            assertThat(report.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "account",
                            "address",
                            "result",
                            "requests",
                            "nextAttempt",
                            "checks",
                            "permissionsToAdd",
                            "permissionsToCheck",
                            "recommended",
                            "alsoPossible");
            assertThat(report.get("recommended").toString()).isEqualTo("{\"transport\":\"soap\"}");
            assertThat(report.get("checks").findValuesAsText("check"))
                    .containsExactly(
                            "values",
                            "account",
                            "tls",
                            "clock",
                            "login",
                            "permission.log-in",
                            "permission.rest-web-services",
                            "permission.suiteanalytics-workbook",
                            "permission.soap-web-services",
                            "permission.customers",
                            "permission.contacts",
                            "permission.deleted-records",
                            "columns",
                            "rows",
                            "surplus",
                            "concurrency",
                            "calendar",
                            "certificate");
            assertThat(report.get("checks").findValuesAsText("status")).containsOnly("passed", "failed", "not-reached");
        }
    }

    @Test
    void anAccountThatCannotBeReachedIsExitCodeTwo() {
        try (Sandbox account = account(SandboxRole.FULL)) {
            Outcome verified = with(account)
                    .environment("NETSUITE_BASE_URL", "http://127.0.0.1:1")
                    .run("verify");

            assertThat(verified.exitCode()).isEqualTo(2);
            assertThat(verified.out()).contains("[unreachable]", "Could not tell, after ");
        }
    }

    @Test
    void valuesThatCannotBeRightAreAllNamedAndNotTried() {
        try (Sandbox account = account(SandboxRole.FULL)) {
            Outcome verified = with(account)
                    .environment("NETSUITE_ACCOUNT_ID", "https://1234567.app.netsuite.com/app/center")
                    .environment("NETSUITE_TOKEN_ID", " 1234 ")
                    .run("verify");

            assertThat(verified.exitCode()).isEqualTo(1);
            assertThat(verified.out())
                    .contains(
                            "accountId looks like a URL",
                            "accessToken begins or ends with a blank",
                            "after 0 requests");
        }
    }

    @Test
    void aRoleThatCanOnlyLogInIsToldAllInOneRound() {
        try (Sandbox account = Sandbox.builder()
                .customers(7)
                .contacts(5)
                .role(SandboxRole.GUIDE)
                .conditions(AccountConditions.USUAL.withWithheld(Set.of(Permission.SOAP_WEB_SERVICES)))
                .start()) {
            Outcome verified = with(account).run("verify");

            assertThat(verified.exitCode()).isEqualTo(1);
            assertThat(verified.out())
                    .contains("needs besides: Setup > REST Web Services. Add them")
                    .contains(
                            "Look whether it has these too, which could not be told from here: Setup > Log in using"
                                    + " Access Tokens, Reports > SuiteAnalytics Workbook, Lists > Customers, Lists > Contacts.");
        }
    }

    @Test
    void whatTheSettingsWantAndTheRoleLacksIsPartOfWhatIsRecommended() throws Exception {
        try (Sandbox account = account(SandboxRole.REST)) {
            Files.writeString(directory.resolve("application.properties"), OPTION + "includeDeleted = true\n");
            Outcome verified = with(account).run("verify");

            assertThat(verified.exitCode()).isZero();
            assertThat(verified.out()).contains(OPTION + "includeDeleted = false");
            readAsRecommended(account, verified);
        }
    }

    @Test
    void aFilterRulesSoapOut() {
        try (Sandbox account = account(SandboxRole.GUIDE_LISTS)) {
            Outcome verified = with(account).run("verify", "-D", OPTION + "filter=subsidiary = 3");

            assertThat(verified.exitCode()).isEqualTo(1);
            assertThat(verified.out())
                    .contains("needs besides: Setup > REST Web Services")
                    .contains(
                            "SOAP web services answer, but an option is set that only SuiteQL has (filter, expand=companies)");
        }
    }

    @Test
    void theOnlyBeanOfCredentialsIsTheAccountAndOfSeveralOneHasToBeNamed() throws Exception {
        try (Sandbox account = account(SandboxRole.REST)) {
            bean("acme", account);
            assertThat(CommandLineRun.in(directory).run("verify").exitCode()).isZero();

            bean("other", account);
            Outcome several = CommandLineRun.in(directory).run("verify");
            assertThat(several.exitCode()).isEqualTo(2);
            assertThat(several.err()).contains("There are 2 beans of credentials", "acme, other");
        }
    }

    private void bean(String name, Sandbox account) throws IOException {
        String bean = "camel.beans." + name;
        Files.writeString(
                directory.resolve("application.properties"),
                OPTION + "baseUrl = " + account.baseUrl() + "\n"
                        + bean + " = #class:io.github.camelnetsuite.tba.NetSuiteCredentials\n"
                        + bean + ".accountId = " + account.credentials().accountId() + "\n"
                        + bean + ".consumerKey = " + account.credentials().consumerKey() + "\n"
                        + bean + ".consumerSecret = " + account.credentials().consumerSecret() + "\n"
                        + bean + ".accessToken = " + account.credentials().tokenId() + "\n"
                        + bean + ".accessTokenSecret = " + account.credentials().tokenSecret() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Test
    void withoutAnAccountItSaysWhatToSet() {
        Outcome verified = CommandLineRun.in(directory).run("verify");

        assertThat(verified.exitCode()).isEqualTo(2);
        assertThat(verified.err()).startsWith("No NetSuite account: set NETSUITE_ACCOUNT_ID");
    }
}
