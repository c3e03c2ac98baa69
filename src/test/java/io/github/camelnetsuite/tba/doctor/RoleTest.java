package io.github.camelnetsuite.tba.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.doctor.Role.Transport;
import io.github.camelnetsuite.tba.doctor.Verdict.Granted;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a role makes what is recommended, what is to be added to it, and what is left open. */
class RoleTest {

    private static final String REST = "Setup > REST Web Services";
    private static final String WORKBOOK = "Reports > SuiteAnalytics Workbook";
    private static final String SOAP = "Setup > SOAP Web Services";
    private static final String CUSTOMERS = "Lists > Customers";
    private static final String CONTACTS = "Lists > Contacts";
    private static final String LOG_IN = "Setup > Log in using Access Tokens";

    private final Findings findings = new Findings();
    private final Role role = new Role(Permission.LOG_IN, false, true, findings);
    private final Role forSuiteQl = new Role(Permission.LOG_IN, true, true, findings);

    private static void put(Role role, Granted granted, Permission... permissions) {
        for (Permission permission : permissions) {
            role.put(new Verdict(permission, granted, Finding.notReached(permission.check(), granted.name())));
        }
    }

    private static void letReadBySuiteQl(Role role) {
        put(role, Granted.YES, Permission.LOG_IN, Permission.REST_WEB_SERVICES, Permission.WORKBOOK);
        role.readBy(Transport.SUITEQL);
        put(role, Granted.YES, Permission.CUSTOMERS, Permission.CONTACTS);
    }

    private static Tally nothing() {
        return new Tally();
    }

    private static Map<String, String> recommended(Role role) {
        Recommendation recommendation = role.recommendation();
        return recommendation == null ? Map.of() : recommendation.options();
    }

    @Test
    void ofWhichNothingIsKnownNothingFollows() {
        assertThat(role.recommendation()).isNull();
        assertThat(role.permissionsToAdd()).isEmpty();
        assertThat(role.permissionsToCheck()).isEmpty();
        assertThat(role.isOpen()).isFalse();
    }

    @Test
    void isRecommendedAsItWasRead() {
        letReadBySuiteQl(role);
        put(role, Granted.YES, Permission.DELETED_RECORDS);

        assertThat(recommended(role)).isEqualTo(Map.of("transport", "suiteql"));
        role.readBy(Transport.SOAP);
        assertThat(recommended(role)).isEqualTo(Map.of("transport", "soap"));
        assertThat(role.isOpen()).isFalse();
    }

    @Test
    void isNotRecommendedBySoapWhereOnlySuiteQlDoes() {
        letReadBySuiteQl(forSuiteQl);
        assertThat(forSuiteQl.recommendation()).isNotNull();

        forSuiteQl.readBy(Transport.SOAP);
        assertThat(forSuiteQl.recommendation()).isNull();
    }

    @Test
    void logsInByOAuth2AsRecommendedToo() {
        Role byOAuth2 = new Role(Permission.LOG_IN_BY_OAUTH2, true, false, findings);
        letReadBySuiteQl(byOAuth2);

        assertThat(recommended(byOAuth2)).isEqualTo(Map.of("authentication", "oauth2", "transport", "suiteql"));
    }

    @Test
    void isRecommendedDeletionsOnlyWhereItMayReadThem() {
        letReadBySuiteQl(role);
        put(role, Granted.NO, Permission.DELETED_RECORDS);

        assertThat(recommended(role)).containsEntry("includeDeleted", "false");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "25, 2"})
    void leavesOneOfTheAccountsRequestsToOthersAndTakesTwoAtMost(int limit, String recommended) {
        letReadBySuiteQl(role);
        role.limitTo(OptionalInt.of(limit));

        assertThat(recommended(role)).containsEntry("maxConcurrency", recommended);
    }

    @Test
    void withoutAContactInSightCanBeReadAndIsToBeLookedAt() {
        letReadBySuiteQl(role);
        put(role, Granted.NONE_SEEN, Permission.CONTACTS);

        assertThat(role.recommendation()).isNotNull();
        assertThat(role.permissionsInDoubt()).containsExactly(CONTACTS);
    }

    @Test
    void withoutACustomerInSightCanNotBeRead() {
        letReadBySuiteQl(role);
        put(role, Granted.NONE_SEEN, Permission.CUSTOMERS);

        assertThat(role.recommendation()).isNull();
        assertThat(role.isOpen()).isTrue();
        assertThat(role.permissionsToCheck()).containsExactly(CUSTOMERS);
    }

    @Test
    void thatSeesNothingMayLackBothLists() {
        letReadBySuiteQl(role);
        role.see(nothing());

        assertThat(role.recommendation()).isNull();
        assertThat(role.permissionsToAdd()).containsExactly(CUSTOMERS, CONTACTS);
        assertThat(role.isOpen()).isTrue();
        assertThat(findings.all("").get(Check.ROWS.ordinal()).code()).isEqualTo("nothing-visible");
    }

    @Test
    void thatMaySeeNothingIsNotSaidToSeeNothing() {
        letReadBySuiteQl(role);
        put(role, Granted.NO, Permission.CUSTOMERS, Permission.CONTACTS);
        role.see(nothing());

        assertThat(role.isOpen()).isFalse();
        assertThat(findings.all("").get(Check.ROWS.ordinal()).code()).isEqualTo("not-reached");
    }

    @Test
    void lacksWhatTheNearestWayNeeds() {
        put(role, Granted.NO, Permission.REST_WEB_SERVICES, Permission.WORKBOOK, Permission.SOAP_WEB_SERVICES);

        assertThat(role.permissionsToAdd()).containsExactly(SOAP);
        assertThat(role.permissionsToCheck()).containsExactly(LOG_IN, CUSTOMERS, CONTACTS);
    }

    @Test
    void lacksWhatSuiteQlNeedsWhereBothWaysLackAsMuchOrOnlySuiteQlDoes() {
        put(role, Granted.NO, Permission.REST_WEB_SERVICES, Permission.SOAP_WEB_SERVICES);
        assertThat(role.permissionsToAdd()).containsExactly(REST);

        put(forSuiteQl, Granted.NO, Permission.REST_WEB_SERVICES, Permission.WORKBOOK);
        assertThat(forSuiteQl.permissionsToAdd()).containsExactly(REST, WORKBOOK);
    }

    @Test
    void isOpenOnlyWhereNothingIsKnownToBeLacking() {
        put(role, Granted.OPEN, Permission.WORKBOOK);
        assertThat(role.isUntold(Permission.WORKBOOK)).isTrue();
        assertThat(role.isOpen()).isTrue();

        put(role, Granted.NO, Permission.CUSTOMERS);
        assertThat(role.isOpen()).isFalse();
    }

    @Test
    void hasSoapTooWhereItMayUseItAndNoOptionIsAgainstIt() {
        for (Role each : List.of(role, forSuiteQl)) {
            assertThat(each.hasSoapToo()).isFalse();
            put(each, Granted.YES, Permission.SOAP_WEB_SERVICES);
        }
        assertThat(role.hasSoapToo()).isTrue();
        assertThat(forSuiteQl.hasSoapToo()).isFalse();
    }
}
