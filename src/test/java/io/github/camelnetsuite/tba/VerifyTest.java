package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelnetsuite.tba.doctor.Cause;
import io.github.camelnetsuite.tba.doctor.Check;
import io.github.camelnetsuite.tba.doctor.Finding;
import io.github.camelnetsuite.tba.doctor.Report;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.AccountConditions;
import io.github.camelnetsuite.tba.sandbox.Feature;
import io.github.camelnetsuite.tba.sandbox.LoginCause;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.SandboxRole;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.StageColumn;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An examination costs an account little, and never a lock. */
class VerifyTest {

    /** More than are asked for one by one. */
    private static final Set<String> MANY_COLUMNS = Set.of(
            "customer.category",
            "customer.parent",
            "customer.salesrep",
            "customer.url",
            "customer.phone",
            "customer.startdate",
            "customer.enddate",
            "customer.currency",
            "contact.title",
            "contact.middlename",
            "contact.mobilephone",
            "contact.isprivate",
            "contact.globalsubscriptionstatus");

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(6).contacts(5).clock(time));

    @TempDir
    private Path directory;

    private Integration client() {
        return new Integration(netsuite.sandbox(), time);
    }

    /** One that keeps its cursors, and what it knows of logins, in files. */
    private Integration process() {
        Integration client = client();
        client.component.getConfiguration().setCursorStore(null);
        client.component.getConfiguration().setCursorDirectory(directory.toString());
        return client;
    }

    private int refusedLogins() {
        return netsuite.stats().get("refusedLogins").asInt();
    }

    @ParameterizedTest
    @EnumSource
    void itSendsNoMoreThan25RequestsAndWritesNothing(SandboxRole role) throws Exception {
        try (Sandbox account = Sandbox.builder()
                        .customers(6)
                        .contacts(5)
                        .clock(time)
                        .role(role)
                        .conditions(AccountConditions.USUAL.withMissingColumns(MANY_COLUMNS))
                        .start();
                Integration client = new Integration(account, time)) {
            Report report = client.verify();

            assertThat(report.requests()).isBetween(6, 25);
            assertThat(report.findings()).hasSameSizeAs(Check.values());
            assertThat(report.findings()).extracting(Finding::evidence).doesNotContain("25 requests are enough");
        }
    }

    @Test
    void whatIsKnownWhenRequestsRunOutIsRecommendedAsItIs() throws Exception {
        netsuite.sandbox().conditions(AccountConditions.USUAL.withMissingColumns(MANY_COLUMNS));
        netsuite.fault("{\"match\":{\"bodyContains\":\"ROWNUM\"},\"status\":503}");
        try (Integration client = client()) {
            Report report = client.verify();

            assertThat(report.requests()).isEqualTo(25);
            assertThat(report.of(Check.SURPLUS).evidence()).isEqualTo("25 requests are enough");
            assertThat(report.toMap().get("recommended")).isEqualTo(Map.of("transport", "suiteql"));
        }
    }

    @Test
    void anAccountWithoutSubsidiariesIsCountedAllTheSame() throws Exception {
        try (Sandbox account = Sandbox.builder()
                        .customers(6)
                        .contacts(5)
                        .clock(time)
                        .oneWorld(false)
                        .stageColumn(StageColumn.STAGE)
                        .start();
                Integration client = new Integration(account, time)) {
            Report report = client.verify();

            assertThat(report.of(Check.ROWS).evidence()).contains("6 of stage customer", "5 contacts");
            assertThat(report.of(Check.COLUMNS).evidence()).contains("this account has no customer.subsidiary;");
        }
    }

    @Test
    void theRequestsThatItCountsAreThoseThatNetSuiteSees() throws Exception {
        try (Integration client = client()) {
            Report report = client.verify();

            assertThat(netsuite.stats().get("requests").asInt()).isEqualTo(report.requests());
            assertThat(netsuite.stats().get("byKind").fieldNames())
                    .toIterable()
                    .containsOnly(
                            "soap.getDataCenterUrls",
                            "serverTime",
                            "soap.getServerTime",
                            "suiteql",
                            "governanceLimits");
        }
    }

    @Test
    void aRefusedLoginIsTriedTwiceAndThenNotForHalfAnHour() throws Exception {
        netsuite.sandbox().conditions(AccountConditions.USUAL.with(LoginCause.TOKEN_REVOKED));
        try (Integration client = client()) {
            Report first = client.verify();
            Report second = client.verify();

            assertThat(refusedLogins()).isEqualTo(2);
            assertThat(first.nextAttempt()).isEqualTo(time.instant().plus(Duration.ofMinutes(30)));
            assertThat(second.nextAttempt()).isEqualTo(first.nextAttempt());
            assertThat(second.of(Check.LOGIN).evidence()).startsWith("not tried, since it was refused before");
            time.advance(Duration.ofMinutes(31));
            client.verify();
            assertThat(refusedLogins()).isEqualTo(4);
        }
    }

    @Test
    void neitherARestartNorARunningRouteMakesItMore() throws Exception {
        netsuite.sandbox().conditions(AccountConditions.USUAL.with(LoginCause.TOKEN_REVOKED));
        try (Integration client = process()) {
            client.verify();
        }
        try (Integration restarted = process()) {
            restarted.reading("netsuite-tba:customer").poll("customer");

            assertThat(restarted.trouble("customer")).isInstanceOf(LoginRefusedException.class);
            assertThat(restarted.verify().nextAttempt()).isNotNull();
        }
        assertThat(refusedLogins()).isEqualTo(2);
    }

    @Test
    void aRunningRouteAndAnotherProcessThatVerifiesAreRefusedTwiceTogether() throws Exception {
        try (Integration running = process();
                Integration other = process()) {
            running.reading("netsuite-tba:customer").poll("customer");
            netsuite.sandbox().conditions(AccountConditions.USUAL.with(LoginCause.TOKEN_REVOKED));

            other.verify();
            running.poll("customer").poll("customer");

            assertThat(refusedLogins()).isEqualTo(2);
        }
    }

    @Test
    void nobodyLogsInByAClockThatNetSuiteWouldRefuse() throws Exception {
        netsuite.sandbox().conditions(AccountConditions.USUAL.with(LoginCause.CLOCKS_APART));
        try (Integration client = process()) {
            Finding login = client.verify().of(Check.LOGIN);

            assertThat(refusedLogins()).isZero();
            assertThat(login.code()).isEqualTo("login-refused.clock-off");
            assertThat(login.fix()).isEqualTo("Set the clock here by NTP.");
            netsuite.sandbox().conditions(AccountConditions.USUAL);
            assertThat(client.verify().result()).isEqualTo(Report.Result.FINE);
        }
    }

    @Test
    void nothingIsSignedForSomebodyElse() throws Exception {
        netsuite.fault("{\"status\":401,\"body\":\"<html>Please log in to this network</html>\","
                + "\"contentType\":\"text/html\"}");
        try (Integration client = client()) {
            Report report = client.verify();

            assertThat(report.requests()).isEqualTo(1);
            assertThat(report.of(Check.ACCOUNT).code()).isEqualTo("not-netsuite");
            assertThat(report.result()).isEqualTo(Report.Result.UNKNOWN);
            assertThat(report.nextAttempt()).isNull();
        }
    }

    @Test
    void changedValuesMayBeTriedAtOnce() throws Exception {
        try (Integration client = process()) {
            client.component.setAccessTokenSecret("e".repeat(64));
            assertThat(client.verify().result()).isEqualTo(Report.Result.REFUSED);

            client.component.setAccessTokenSecret(netsuite.credentials().tokenSecret());
            Report mended = client.verify();

            assertThat(mended.result()).isEqualTo(Report.Result.FINE);
            assertThat(mended.nextAttempt()).isNull();
        }
    }

    @Test
    void aRouteThatWasRefusedOnceLeavesOneAttemptAndNoneForExchangedPairs() throws Exception {
        netsuite.fault("{\"login\":\"token_rejected\",\"match\":{\"times\":1}}");
        try (Integration client = client()) {
            client.component.getConfiguration().setMaxAttempts(1);
            client.reading("netsuite-tba:customer").poll("customer");
            netsuite.sandbox().conditions(AccountConditions.USUAL.with(LoginCause.TOKEN_REVOKED));

            Report report = client.verify();

            assertThat(refusedLogins()).isEqualTo(2);
            assertThat(report.of(Check.LOGIN).causes().toString()).contains("PAIRS_EXCHANGED");
        }
    }

    @Test
    void valuesThatAreHeldBackBecauseOthersWereRefusedAreNotCalledRefused() throws Exception {
        try (Integration client =
                new Integration(netsuite.sandbox(), time, new MemoryCursorStore(), Integration::withHealth)) {
            for (char wrong : "abc".toCharArray()) {
                client.component.setAccessTokenSecret(String.valueOf(wrong).repeat(64));
                client.verify();
            }
            client.logInWith(netsuite.credentials());
            Report report = client.verify();
            client.reading("netsuite-tba:customer").poll("customer");

            assertThat(refusedLogins()).isEqualTo(4);
            assertThat(report.result()).isEqualTo(Report.Result.UNKNOWN);
            assertThat(report.nextAttempt()).isNotNull();
            assertThat(report.of(Check.LOGIN).code()).isEqualTo("login-not-tried");
            assertThat(report.of(Check.LOGIN).causes()).isEmpty();
            assertThat(client.readiness("customer").getDetails())
                    .containsEntry("netsuite.code", "login-not-tried")
                    .doesNotContainKey("netsuite.causes");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatBecameOfExchangedPairsIsKnownToTheNextProcess(boolean exchanged) throws Exception {
        for (int run = 0; run < 2; run++) {
            try (Integration client = process()) {
                SandboxCredentials right = netsuite.credentials();
                client.component.setConsumerKey(exchanged ? right.tokenId() : right.consumerKey());
                client.component.setConsumerSecret(exchanged ? right.tokenSecret() : "0".repeat(64));
                client.component.setAccessToken(exchanged ? right.consumerKey() : right.tokenId());
                client.component.setAccessTokenSecret(exchanged ? right.consumerSecret() : right.tokenSecret());
                Finding login = client.verify().of(Check.LOGIN);

                assertThat(login.causes().get(0) == Cause.PAIRS_EXCHANGED).isEqualTo(exchanged);
                assertThat(login.causes().contains(Cause.PAIRS_EXCHANGED)).isEqualTo(exchanged);
            }
        }
        assertThat(refusedLogins()).isEqualTo(2);
    }

    @Test
    void whatIsThrottledIsAskedOnceMore() throws Exception {
        netsuite.fault("{\"status\":429,\"match\":{\"path\":\"serverTime\",\"times\":1}}");
        try (Integration client = client()) {
            assertThat(client.verify().result()).isEqualTo(Report.Result.FINE);
        }
    }

    @Test
    void anAccountThatIsDownIsNotCalledRefused() throws Exception {
        netsuite.fault("{\"status\":503}");
        try (Integration client = client()) {
            Report report = client.verify();

            assertThat(report.result()).isEqualTo(Report.Result.UNKNOWN);
            assertThat(report.of(Check.LOGIN).code()).isEqualTo("unavailable");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRoleWithoutListsIsToldExactlyWhatToAddHoweverNetSuiteRefuses(SoapSettings.MissingPermission way)
            throws Exception {
        try (Sandbox account = Sandbox.builder()
                        .customers(6)
                        .contacts(5)
                        .clock(time)
                        .role(SandboxRole.GUIDE)
                        .soap(SoapSettings.PLAUSIBLE.with(way))
                        .start();
                Integration client = new Integration(account, time)) {
            Report report = client.verify();

            assertThat(report.recommendation()).isNull();
            assertThat(report.permissionsToAdd()).containsExactly("Lists > Customers", "Lists > Contacts");
        }
    }

    private Sandbox.Builder by(SandboxRole role) {
        return Sandbox.builder().customers(6).contacts(5).clock(time).role(role);
    }

    @ParameterizedTest
    @EnumSource(names = {"GUIDE_LISTS", "REST"})
    void anAccountThatHasNoContactsIsReadAndToldWhatThatMayMean(SandboxRole role) throws Exception {
        try (Sandbox account = by(role).contacts(0).start();
                Integration client = new Integration(account, time)) {
            Report report = client.verify();

            assertThat(report.result()).isEqualTo(Report.Result.FINE);
            assertThat(report.of(Check.CONTACTS).status()).isEqualTo(Finding.Status.NOT_REACHED);
            assertThat(report.of(Check.CONTACTS).code()).isEqualTo("nothing-visible");
            assertThat(report.permissionsToCheck()).containsExactly("Lists > Contacts");
            assertThat(report.of(Check.ROWS).evidence()).contains("6 of stage customer", "0 contacts");
        }
    }

    @Test
    void anAccountThatShowsContactsAndNoCustomerIsNotCalledFine() throws Exception {
        try (Sandbox account = by(SandboxRole.GUIDE_LISTS)
                        .soap(SoapSettings.PLAUSIBLE.with(SoapSettings.MissingPermission.EMPTY))
                        .conditions(AccountConditions.USUAL.withWithheld(Set.of(Permission.CUSTOMERS)))
                        .start();
                Integration client = new Integration(account, time)) {
            Report report = client.verify();

            assertThat(report.result()).isEqualTo(Report.Result.UNKNOWN);
            assertThat(report.permissionsToCheck()).contains("Lists > Customers");
            assertThat(report.of(Check.ROWS).evidence()).isEqualTo("5 contacts");
        }
    }

    @Test
    void aStageThatCouldNotBeCountedIsNotCalledEmpty() throws Exception {
        onlyBySoap();
        try (Integration client = client()) {
            netsuite.fault("{\"match\":{\"bodyContains\":\"_lead\"},\"status\":503}");
            Report report = client.verify();

            assertThat(report.result()).isEqualTo(Report.Result.FINE);
            assertThat(report.of(Check.ROWS).evidence())
                    .contains("6 of stage customer", "those of stage lead could not be counted: NetSuite is in trouble")
                    .doesNotContain("0 of stage lead");
        }
    }

    private void onlyBySoap() {
        netsuite.sandbox().conditions(AccountConditions.USUAL.withWithheld(Set.of(Permission.REST_WEB_SERVICES)));
    }

    /** A timeout that requests do not meet on a busy machine, and delayed ones exceed. */
    private static Integration impatient(Integration client) {
        client.component.getConfiguration().setRequestTimeout(2000);
        return client;
    }

    @Test
    void whatTakesTooLongToCountIsReadAllTheSame() throws Exception {
        netsuite.fault("{\"match\":{\"bodyContains\":\"COUNT(*) AS howmany FROM customer\"},\"delayMs\":6000}");
        try (Integration client = impatient(client())) {
            Report report = client.verify();

            assertThat(report.result()).isEqualTo(Report.Result.FINE);
            assertThat(report.of(Check.CUSTOMERS).status()).isEqualTo(Finding.Status.PASSED);
            assertThat(report.of(Check.CUSTOMERS).evidence()).isEqualTo("SuiteQL answers for customers");
            assertThat(report.of(Check.ROWS).evidence())
                    .isEqualTo("5 contacts; customers could not be counted within 2 s");
            assertThat(report.of(Check.COLUMNS).status()).isEqualTo(Finding.Status.PASSED);
        }
    }

    @Test
    void whatTakesTooLongToCountBySoapIsKnownByWhatWasModifiedLately() throws Exception {
        onlyBySoap();
        try (Integration client = impatient(client())) {
            // The first search of all counts the customers; the second one is for those of the last month.
            netsuite.edit("{\"type\":\"customer\",\"updates\":1,\"seed\":7}");
            netsuite.fault("{\"match\":{\"bodyContains\":\"CustomerSearchBasic\",\"nth\":1},\"delayMs\":6000}");
            Report report = client.verify();

            assertThat(report.result()).isEqualTo(Report.Result.FINE);
            assertThat(report.of(Check.CUSTOMERS).evidence()).isEqualTo("SOAP shows customers");
        }
    }

    @Test
    void whereNothingIsCountedInTimeItIsNotToldAndNotRefused() throws Exception {
        onlyBySoap();
        try (Integration client = impatient(client())) {
            netsuite.fault("{\"match\":{\"bodyContains\":\"ContactSearchBasic\"},\"delayMs\":6000}");
            Report report = client.verify();

            assertThat(report.result()).isEqualTo(Report.Result.UNKNOWN);
            assertThat(report.of(Check.CONTACTS).status()).isEqualTo(Finding.Status.NOT_REACHED);
            assertThat(report.of(Check.CONTACTS).evidence()).isEqualTo("no answer within 2 s");
            assertThat(report.of(Check.CONTACTS).fix()).contains("requestTimeout");
            assertThat(report.of(Check.ROWS).evidence()).contains("contacts could not be counted within 2 s");
        }
    }

    @Test
    void whatSuiteQlRefusesToAnswerIsReadBySoapWhereTheRoleMay() throws Exception {
        netsuite.fault("{\"match\":{\"bodyContains\":\"FROM contact\"},\"status\":400,"
                + "\"contentType\":\"application/json\",\"body\":{\"status\":400,\"o:errorDetails\":[{\"detail\":"
                + "\"Invalid search query. Search error occurred: Invalid or unsupported search.\","
                + "\"o:errorCode\":\"INVALID_PARAMETER\"}]}}");
        try (Integration client = client()) {
            Report report = client.verify();

            assertThat(report.result()).isEqualTo(Report.Result.FINE);
            assertThat(report.requests()).isLessThanOrEqualTo(25);
            assertThat(report.toMap().get("recommended")).isEqualTo(Map.of("transport", "soap", "maxConcurrency", "2"));
            assertThat(report.of(Check.WORKBOOK).evidence())
                    .startsWith("SuiteQL answers, but not what is asked of contacts: NetSuite refused the request")
                    .contains("Invalid or unsupported search");
            assertThat(report.of(Check.CONTACTS).evidence()).isEqualTo("SOAP shows 5 contacts");
        }
        try (Integration filtering = client()) {
            filtering.component.getConfiguration().setFilter("subsidiary = 3");
            assertThat(filtering.verify().recommendation()).isNull();
        }
    }

    @Test
    void soapIsNotRecommendedToARouteThatExpandsCompanies() throws Exception {
        onlyBySoap();
        try (Integration client = client()) {
            Report report = client.camel
                    .getEndpoint("netsuite-tba:contact?expand=companies", NetSuiteTbaEndpoint.class)
                    .verify();

            assertThat(report.recommendation()).isNull();
            assertThat(report.permissionsToAdd()).containsExactly("Setup > REST Web Services");
        }
    }

    @Test
    void aFeatureThatIsSaidToBeOffIsNotAskedOfTheRole() throws Exception {
        netsuite.sandbox().conditions(AccountConditions.USUAL.withFeaturesOff(Set.of(Feature.SOAP_WEB_SERVICES)));
        try (Integration client = client()) {
            assertThat(client.verify().of(Check.SOAP_WEB_SERVICES).fix())
                    .isEqualTo("Setup > Company > Enable Features > SuiteCloud: tick SOAP Web Services.");
        }
    }

    @Test
    void surplusPermissionsThatCouldNotBeLookedForAreNotCalledAbsent() throws Exception {
        netsuite.fault("{\"match\":{\"bodyContains\":\"FROM item\"},\"status\":503}");
        netsuite.fault("{\"match\":{\"path\":\"governanceLimits\"},\"status\":503}");
        try (Integration client = client()) {
            Report report = client.verify();

            assertThat(report.of(Check.SURPLUS).evidence())
                    .contains(
                            "the role may also read by Lists > Employees, Transactions",
                            "not be told of Lists > Items");
            assertThat(report.of(Check.CONCURRENCY).code()).isEqualTo("not-told");
        }
    }

    @Test
    void whatTheRoleMayNotReadIsNotSaidToHaveAllColumnsOrNoRecords() throws Exception {
        netsuite.sandbox().conditions(AccountConditions.USUAL.withWithheld(Set.of(Permission.CUSTOMERS)));
        try (Integration client = client()) {
            Report withoutCustomers = client.verify();
            netsuite.sandbox()
                    .conditions(
                            AccountConditions.USUAL.withWithheld(Set.of(Permission.CUSTOMERS, Permission.CONTACTS)));
            Report withoutBoth = client.verify();

            assertThat(withoutCustomers.of(Check.COLUMNS).evidence())
                    .endsWith("published fields are there of contacts");
            assertThat(withoutCustomers.of(Check.ROWS).evidence()).isEqualTo("5 contacts");
            assertThat(withoutBoth.of(Check.COLUMNS).status()).isEqualTo(Finding.Status.NOT_REACHED);
            assertThat(withoutBoth.of(Check.ROWS).status()).isEqualTo(Finding.Status.NOT_REACHED);
            assertThat(withoutBoth.result()).isEqualTo(Report.Result.REFUSED);
        }
    }

    @Test
    void theProducerHandsTheReportToTheRoute() {
        try (Integration client = client()) {
            Map<?, ?> report = client.camel
                    .createProducerTemplate()
                    .requestBody("netsuite-tba:customer?operation=verify", null, Map.class);

            assertThat(report.get("result")).isEqualTo("fine");
            assertThat(report.get("account")).isEqualTo("1234567_SB1");
            assertThat(report.get("recommended")).isEqualTo(Map.of("transport", "suiteql", "maxConcurrency", "2"));
        }
    }

    @Test
    void anUnknownOperationIsRefusedByName() {
        try (Integration client = client()) {
            assertThat(catchThrowable(() -> client.camel
                            .createProducerTemplate()
                            .requestBody("netsuite-tba:customer?operation=guess", (Object) null)))
                    .rootCause()
                    .hasMessageContaining("Option operation is 'guess': there is verify");
        }
    }

    @Test
    void healthKnowsFromTheRefusalThatItIsTheClock() throws Exception {
        netsuite.sandbox().conditions(AccountConditions.USUAL.with(LoginCause.CLOCKS_APART));
        try (Integration client =
                new Integration(netsuite.sandbox(), time, new MemoryCursorStore(), Integration::withHealth)) {
            client.reading("netsuite-tba:customer").poll("customer").poll("customer");
            HealthCheck.Result refused = client.readiness("customer");

            assertThat(refused.getMessage()).hasValueSatisfying(text -> assertThat(text)
                    .contains("The clock here is ", "Not tried again before"));
            assertThat(refused.getDetails())
                    .containsEntry("netsuite.code", "login-refused.clock-off")
                    .containsEntry("netsuite.causes", "clock");
        }
    }

    @Test
    void healthNamesTheTroubleAsTheExaminationDoes() throws Exception {
        netsuite.sandbox().conditions(AccountConditions.USUAL.with(LoginCause.USER_INACTIVE));
        try (Integration client =
                new Integration(netsuite.sandbox(), time, new MemoryCursorStore(), Integration::withHealth)) {
            client.reading("netsuite-tba:customer").poll("customer");
            HealthCheck.Result refused = client.readiness("customer");
            netsuite.sandbox()
                    .conditions(AccountConditions.USUAL.withWithheld(Set.of(Permission.SUITEANALYTICS_WORKBOOK)));
            time.advance(Duration.ofMinutes(61));
            client.poll("customer");
            HealthCheck.Result forbidden = client.readiness("customer");

            assertThat(refused.getDetails()).containsEntry("netsuite.code", "login-refused.never-accepted");
            assertThat(refused.getDetails().get("netsuite.causes").toString()).contains("user-inactive");
            assertThat(forbidden.getDetails())
                    .containsEntry("netsuite.code", "permission-missing")
                    .doesNotContainKey("netsuite.causes");
        }
    }
}
