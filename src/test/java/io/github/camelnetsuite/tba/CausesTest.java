package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.doctor.Cause;
import io.github.camelnetsuite.tba.doctor.Check;
import io.github.camelnetsuite.tba.doctor.Finding;
import io.github.camelnetsuite.tba.doctor.Report;
import io.github.camelnetsuite.tba.sandbox.AccountConditions;
import io.github.camelnetsuite.tba.sandbox.Feature;
import io.github.camelnetsuite.tba.sandbox.LoginCause;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * What an examination makes of everything that can be the matter. NetSuite answers all refused logins alike: where the
 * cause shows from outside it has to come first, elsewhere it has to be among those that are named.
 */
class CausesTest {

    private static final Path COMMITTED = Path.of("src/test/causes.md");

    /** What is the matter in the account, and how the examination calls it. */
    private static final Map<LoginCause, Cause> NAMES = names();

    /** What was accepted belongs together for good: no key gets another secret, and no token another record. */
    private static final Set<LoginCause> NEVER_AFTER_IT_HAD_WORKED = Set.of(
            LoginCause.CONSUMER_SECRET_WRONG, LoginCause.TOKEN_SECRET_WRONG, LoginCause.TOKEN_OF_OTHER_INTEGRATION);

    private final HeldTime time = new HeldTime();
    private final List<String> table = new ArrayList<>();

    private static Map<LoginCause, Cause> names() {
        Map<LoginCause, Cause> names = new EnumMap<>(LoginCause.class);
        names.put(LoginCause.CONSUMER_KEY_UNKNOWN, Cause.CONSUMER_KEY_UNKNOWN);
        names.put(LoginCause.INTEGRATION_BLOCKED, Cause.INTEGRATION_BLOCKED);
        names.put(LoginCause.CONSUMER_SECRET_WRONG, Cause.CONSUMER_SECRET_WRONG);
        names.put(LoginCause.TOKEN_REVOKED, Cause.TOKEN_UNKNOWN);
        names.put(LoginCause.TOKEN_INACTIVE, Cause.TOKEN_UNKNOWN);
        names.put(LoginCause.TOKEN_OF_OTHER_INTEGRATION, Cause.TOKEN_OF_OTHER_INTEGRATION);
        names.put(LoginCause.TOKEN_OF_OTHER_ACCOUNT, Cause.TOKEN_OF_OTHER_ACCOUNT);
        names.put(LoginCause.TOKEN_SECRET_WRONG, Cause.TOKEN_SECRET_WRONG);
        names.put(LoginCause.USER_INACTIVE, Cause.USER_INACTIVE);
        names.put(LoginCause.ROLE_INACTIVE, Cause.ROLE_INACTIVE);
        names.put(LoginCause.ROLE_TAKEN_FROM_USER, Cause.ROLE_NOT_ASSIGNED);
        names.put(LoginCause.ROLE_INACTIVATED_BY_USER, Cause.ROLE_NOT_ASSIGNED);
        names.put(LoginCause.ROLE_WITHOUT_TOKEN_LOGIN, Cause.ROLE_WITHOUT_LOGIN);
        names.put(LoginCause.USER_LOCKED, Cause.USER_LOCKED);
        names.put(LoginCause.FEATURE_OFF, Cause.FEATURE_OFF);
        names.put(LoginCause.IP_RULE, Cause.IP_ADDRESS_RULE);
        names.put(LoginCause.AUTHORIZATION_FLOW_REQUIRED, Cause.FLOW_REQUIRED);
        names.put(LoginCause.CLOCKS_APART, Cause.CLOCK);
        names.put(LoginCause.REQUEST_REWRITTEN, Cause.ADDRESS_DIFFERS);
        names.put(LoginCause.REQUEST_REPEATED, Cause.REPLAYED);
        names.put(LoginCause.NONCE_CUT, Cause.NONCE_CHANGED);
        names.put(LoginCause.PARAMETER_MANGLED, Cause.PARAMETER_CHANGED);
        names.put(LoginCause.PARAMETER_LOST, Cause.PARAMETER_LOST);
        names.put(LoginCause.VERSION_REPLACED, Cause.VERSION_CHANGED);
        names.put(LoginCause.ALGORITHM_REPLACED, Cause.ALGORITHM_CHANGED);
        return names;
    }

    private Sandbox account(AccountConditions conditions) {
        return Sandbox.builder()
                .customers(4)
                .contacts(3)
                .clock(time)
                .conditions(conditions)
                .start();
    }

    private Integration client(Sandbox account) {
        return new Integration(account, time);
    }

    private static AccountConditions conditions(LoginCause cause) {
        return AccountConditions.USUAL.with(cause);
    }

    @Test
    void theCauseComesFirstWhereItShowsFromOutsideAndIsNamedWhereNot() throws Exception {
        table.add("# What `verify` makes of what is the matter");
        table.add("");
        table.add(
                "Written by `CausesTest` with the simulated account, whose refusals of a login differ in nothing but the"
                        + " date and ids; `mvn test -Dtest=CausesTest -DrefreshCauses` writes it anew. A rank is the place of the"
                        + " true cause among those that are listed.");
        table.add("");
        table.add(
                "| in the account | Login Audit Trail | first login: evidence | rank | after it had worked: evidence | rank |");
        table.add("|---|---|---|---|---|---|");
        for (LoginCause cause : LoginCause.values()) {
            table.add("| " + cause.label() + " | " + cause.detail() + " | " + firstLogin(cause) + " | "
                    + afterItHadWorked(cause) + " |");
        }
        table.add("");
        table.add("| in what was pasted | Login Audit Trail | evidence | rank |");
        table.add("|---|---|---|---|");
        pasted();
        table.add("");
        table.add("| besides the login | check | code | what is named |");
        table.add("|---|---|---|---|");
        besidesTheLogin();
        compare(String.join("\n", table) + "\n");
    }

    private String firstLogin(LoginCause cause) throws InterruptedException {
        try (Sandbox account = account(conditions(cause));
                Integration client = client(account)) {
            return ranked(client.verify(), NAMES.get(cause), cause == LoginCause.CLOCKS_APART);
        }
    }

    private String afterItHadWorked(LoginCause cause) throws InterruptedException {
        if (NEVER_AFTER_IT_HAD_WORKED.contains(cause)) {
            return "can't come about | –";
        }
        try (Sandbox account = account(AccountConditions.USUAL);
                Integration client = client(account)) {
            assertThat(client.verify().result()).isEqualTo(Report.Result.FINE);
            account.conditions(conditions(cause));
            return ranked(client.verify(), NAMES.get(cause), cause == LoginCause.CLOCKS_APART);
        }
    }

    private static String ranked(Report report, Cause cause, boolean shows) {
        assertThat(report.result()).isEqualTo(Report.Result.REFUSED);
        Finding login = report.of(Check.LOGIN);
        int rank = login.causes().indexOf(cause) + 1;
        assertThat(rank).as("%s in %s", cause, login.causes()).isPositive();
        assertThat(login.code()).startsWith("login-refused.");
        if (shows) {
            assertThat(rank).as(cause.code()).isEqualTo(1);
        }
        return login.code().substring("login-refused.".length()) + " | " + rank + " of "
                + login.causes().size();
    }

    private void pasted() throws Exception {
        String other = "e".repeat(64);
        pasted("pairs exchanged", "consumer_key_unknown", Cause.PAIRS_EXCHANGED, true, (client, right) -> {
            client.component.setConsumerKey(right.tokenId());
            client.component.setConsumerSecret(right.tokenSecret());
            client.component.setAccessToken(right.consumerKey());
            client.component.setAccessTokenSecret(right.consumerSecret());
        });
        pasted(
                "another consumer key",
                "consumer_key_unknown",
                Cause.CONSUMER_KEY_UNKNOWN,
                false,
                (client, right) -> client.component.setConsumerKey(other));
        pasted(
                "another consumer secret",
                "InvalidSignature",
                Cause.CONSUMER_SECRET_WRONG,
                false,
                (client, right) -> client.component.setConsumerSecret(other));
        pasted(
                "another Token ID",
                "token_rejected",
                Cause.TOKEN_UNKNOWN,
                false,
                (client, right) -> client.component.setAccessToken(other));
        pasted(
                "another Token Secret",
                "InvalidSignature",
                Cause.TOKEN_SECRET_WRONG,
                false,
                (client, right) -> client.component.setAccessTokenSecret(other));
        pasted(
                "a Token Secret that lacks a character",
                "InvalidSignature",
                Cause.TOKEN_SECRET_WRONG,
                true,
                (client, right) -> client.component.setAccessTokenSecret(
                        right.tokenSecret().substring(1)));
        pasted("another account", "InvalidSignature", Cause.ACCOUNT_WRONG, true, (client, right) -> client.component
                .getConfiguration()
                .setAccountId("7654321_SB2"));
    }

    private interface Mistake {
        void make(Integration client, SandboxCredentials right);
    }

    private void pasted(String what, String auditTrail, Cause cause, boolean shows, Mistake mistake) throws Exception {
        try (Sandbox account = account(AccountConditions.USUAL);
                Integration client = client(account)) {
            mistake.make(client, account.credentials());
            table.add("| " + what + " | " + auditTrail + " | " + ranked(client.verify(), cause, shows) + " |");
        }
    }

    private void besidesTheLogin() throws Exception {
        condition(
                "a value is missing",
                Check.VALUES,
                "value-misshapen",
                "consumerSecret is missing",
                plain(),
                client -> client.component.setConsumerSecret(null));
        condition(
                "a value ends with a blank",
                Check.VALUES,
                "value-misshapen",
                "consumerKey begins or ends with a blank",
                plain(),
                client -> client.component.setConsumerKey("e".repeat(64) + " "));
        condition(
                "a URL as the account",
                Check.VALUES,
                "value-misshapen",
                "accountId looks like a URL",
                plain(),
                client -> client.component.getConfiguration().setAccountId("https://1234567.app.netsuite.com"));
        condition(
                "the same value twice",
                Check.VALUES,
                "value-misshapen",
                "accessToken is the same as consumerKey",
                plain(),
                client -> {
                    client.component.setConsumerKey("e".repeat(64));
                    client.component.setAccessToken("e".repeat(64));
                });
        condition(
                "an account that does not exist",
                Check.ACCOUNT,
                "no-such-host",
                "Account ID",
                plain(),
                client -> client.component
                        .getConfiguration()
                        .setBaseUrl("https://0000000.suitetalk.api.netsuite.invalid"));
        condition("nobody listens", Check.ACCOUNT, "unreachable", "proxy options", plain(), client -> client.component
                .getConfiguration()
                .setBaseUrl("http://127.0.0.1:1"));
        condition(
                "no permission to log in with tokens",
                Check.LOG_IN_PERMISSION,
                "permission-missing",
                "Log in using Access Tokens",
                without(Permission.LOG_IN_USING_ACCESS_TOKENS));
        condition(
                "no REST Web Services",
                Check.REST_WEB_SERVICES,
                "permission-missing",
                "REST Web Services",
                without(Permission.REST_WEB_SERVICES));
        condition(
                "REST Web Services switched off",
                Check.REST_WEB_SERVICES,
                "permission-missing",
                "Enable Features > SuiteCloud",
                off(Feature.REST_WEB_SERVICES));
        condition(
                "no SuiteAnalytics Workbook",
                Check.WORKBOOK,
                "permission-missing",
                "SuiteAnalytics Workbook",
                without(Permission.SUITEANALYTICS_WORKBOOK));
        condition(
                "SuiteAnalytics Workbook switched off",
                Check.WORKBOOK,
                "permission-missing",
                "Enable Features > Analytics",
                off(Feature.SUITEANALYTICS_WORKBOOK));
        condition(
                "no SOAP Web Services",
                Check.SOAP_WEB_SERVICES,
                "permission-missing",
                "SOAP Web Services",
                without(Permission.SOAP_WEB_SERVICES));
        condition(
                "SOAP Web Services switched off",
                Check.SOAP_WEB_SERVICES,
                "permission-missing",
                "Enable Features > SuiteCloud",
                off(Feature.SOAP_WEB_SERVICES));
        condition(
                "no Customers", Check.CUSTOMERS, "permission-missing", "add Customers", without(Permission.CUSTOMERS));
        condition("no Contacts", Check.CONTACTS, "permission-missing", "add Contacts", without(Permission.CONTACTS));
        condition(
                "no Deleted Records",
                Check.DELETED_RECORDS,
                "permission-missing",
                "add Deleted Records",
                without(Permission.DELETED_RECORDS));
        condition(
                "columns that the account lacks",
                Check.COLUMNS,
                "ok",
                "customer.category, customer.parent",
                conditions -> conditions.withMissingColumns(Set.of("customer.category", "customer.parent")));
        condition(
                "one subsidiary in sight",
                Check.ROWS,
                "ok",
                "Accessible Subsidiaries",
                conditions -> conditions.withSubsidiary(OptionalLong.of(1)));
        condition("more permissions than needed", Check.SURPLUS, "ok", "Lists > Employees", conditions -> conditions);
        condition(
                "scheduled maintenance",
                Check.LOGIN,
                "unavailable",
                "in some minutes",
                conditions -> conditions.withMaintenance(true));
        condition(
                "a redirect to another data center",
                Check.ACCOUNT,
                "redirected",
                "Company URLs",
                conditions -> conditions.withRedirect(Optional.of(URI.create("https://other.example"))));
    }

    private static UnaryOperator<AccountConditions> plain() {
        return conditions -> conditions;
    }

    private static UnaryOperator<AccountConditions> without(Permission permission) {
        return conditions -> conditions.withWithheld(Set.of(permission));
    }

    private static UnaryOperator<AccountConditions> off(Feature feature) {
        return conditions -> conditions.withFeaturesOff(Set.of(feature));
    }

    private void condition(
            String what, Check check, String code, String named, UnaryOperator<AccountConditions> conditions)
            throws Exception {
        condition(what, check, code, named, conditions, client -> {});
    }

    private void condition(
            String what,
            Check check,
            String code,
            String named,
            UnaryOperator<AccountConditions> conditions,
            Consumer<Integration> mistake)
            throws Exception {
        try (Sandbox account = account(conditions.apply(AccountConditions.USUAL));
                Integration client = client(account)) {
            mistake.accept(client);
            Finding finding = client.verify().of(check);
            assertThat(finding.code()).as("%s: %s", what, finding).isEqualTo(code);
            assertThat(finding.evidence() + " " + finding.fix()).as(what).contains(named);
            table.add("| " + what + " | " + check.code() + " | " + finding.code() + " | " + named + " |");
        }
    }

    private static void compare(String table) throws IOException {
        if (Boolean.getBoolean("refreshCauses")) {
            Files.writeString(COMMITTED, table);
        }
        assertThat(COMMITTED)
                .as("%s is stale: write it anew with mvn test -Dtest=CausesTest -DrefreshCauses", COMMITTED)
                .hasContent(table);
    }
}
