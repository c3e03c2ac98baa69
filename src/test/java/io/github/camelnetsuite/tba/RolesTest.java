package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxRole;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a route gets with the roles that administrators make, by either transport. */
class RolesTest {

    private static final HeldTime TIME = new HeldTime();
    private static final int CUSTOMERS = 30;
    private static final int CONTACTS = 40;

    private static Sandbox account(SandboxRole role, SoapSettings soap) {
        return Sandbox.builder()
                .customers(CUSTOMERS)
                .contacts(CONTACTS)
                .clock(TIME)
                .role(role)
                .soap(soap)
                .start();
    }

    private static Integration reading(Sandbox account, String transport) throws Exception {
        Integration integration = new Integration(account, TIME);
        integration.component.getConfiguration().setTransport(transport);
        return integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
    }

    @ParameterizedTest
    @CsvSource({"FULL,suiteql", "FULL,soap", "REST,suiteql", "GUIDE_LISTS,soap"})
    void aRoleForThisTransportReadsAll(SandboxRole role, String transport) throws Exception {
        try (Sandbox account = account(role, SoapSettings.PLAUSIBLE);
                Integration integration = reading(account, transport)) {
            integration.poll("customer").poll("contact");

            assertThat(integration.trouble("customer")).isNull();
            assertThat(integration.trouble("contact")).isNull();
            assertThat(integration.arrivals.count()).isEqualTo(CUSTOMERS + CONTACTS);
        }
    }

    @Test
    void aRoleForSoapIsToldWhatSuiteQlNeedsAndTheOtherWayOut() throws Exception {
        try (Sandbox account = account(SandboxRole.GUIDE_LISTS, SoapSettings.PLAUSIBLE);
                Integration integration = reading(account, "suiteql")) {
            integration.poll("customer");

            assertThat(integration.trouble("customer"))
                    .isInstanceOf(PermissionMissingException.class)
                    .hasMessageContainingAll(
                            "Two ways out",
                            "Setup > REST Web Services",
                            "Reports > SuiteAnalytics Workbook",
                            "transport=soap",
                            "Setup > SOAP Web Services");
            assertThat(integration.arrivals.count()).isZero();
        }
    }

    @Test
    void aRoleForRestIsToldWhatSoapNeeds() throws Exception {
        try (Sandbox account = account(SandboxRole.REST, SoapSettings.PLAUSIBLE);
                Integration integration = reading(account, "soap")) {
            integration.poll("contact");

            assertThat(integration.trouble("contact"))
                    .isInstanceOf(PermissionMissingException.class)
                    .hasMessageContaining("Setup > SOAP Web Services");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SoapSettings.MissingPermission.class,
            names = {"REFUSAL", "FAULT"})
    void theGuidesRoleIsToldThatItLacksTheLists(SoapSettings.MissingPermission way) throws Exception {
        try (Sandbox account = account(SandboxRole.GUIDE, SoapSettings.PLAUSIBLE.with(way));
                Integration integration = reading(account, "soap")) {
            integration.poll("customer").poll("contact");

            for (String type : new String[] {"customer", "contact"}) {
                assertThat(integration.trouble(type))
                        .isInstanceOf(PermissionMissingException.class)
                        .hasMessageContainingAll("Lists > Customers", "Lists > Contacts", "Manage Roles");
            }
            assertThat(integration.arrivals.count()).isZero();
        }
    }

    @Test
    void aRoleThatSeesNothingIsNotTakenForAnEmptyAccount() throws Exception {
        try (Sandbox account =
                        account(SandboxRole.GUIDE, SoapSettings.PLAUSIBLE.with(SoapSettings.MissingPermission.EMPTY));
                LogCapture log = LogCapture.of("io.github.camelnetsuite.tba");
                Integration integration = reading(account, "soap")) {
            integration.poll("customer").poll("contact");
            integration.poll("customer");

            assertThat(integration.trouble("customer")).isNull();
            assertThat(String.join("\n", log.lines()))
                    .containsOnlyOnce("0 customers visible: permission, or an empty account?");
            assertThat(String.join("\n", log.lines()))
                    .containsOnlyOnce("0 contacts visible: permission, or an empty account?");
        }
    }
}
