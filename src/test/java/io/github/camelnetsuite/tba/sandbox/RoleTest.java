package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {
    private static final String NO_PERMISSION = "Your current role does not have permission to perform this action."
            + " Please contact your account administrator.";

    private static Sandbox sandbox(SandboxRole role) {
        return Sandbox.builder().customers(10).contacts(10).role(role).start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"guide", "guide+lists"})
    void aRoleWithoutRestWebServicesIsRefusedEveryRestCall(String role) throws Exception {
        try (Sandbox sandbox = sandbox(SandboxRole.parse(role))) {
            SignedClient client = new SignedClient(sandbox);
            for (HttpResponse<String> response : java.util.List.of(
                    client.query("SELECT id FROM customer", ""),
                    client.get("/services/rest/record/v1/customer"),
                    client.get("/services/rest/system/v1/serverTime"))) {
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(response.body()).contains("USER_ERROR", NO_PERMISSION);
            }
        }
    }

    @Test
    void aLostListPermissionMakesTheRecordUnknownToSuiteQlAndForbiddenToRest() throws Exception {
        try (Sandbox sandbox = sandbox(SandboxRole.REST)) {
            SignedClient client = new SignedClient(sandbox);
            assertThat(client.query("SELECT id FROM customer", "").statusCode()).isEqualTo(200);
            client.control("POST", "faults", "{\"permission\":\"Customers\"}");
            HttpResponse<String> response = client.query("SELECT id FROM customer", "");
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("Record 'customer' was not found.");
            assertThat(client.query("SELECT id FROM contact", "").statusCode()).isEqualTo(200);
            HttpResponse<String> record = client.get("/services/rest/record/v1/customer");
            assertThat(record.statusCode()).isEqualTo(403);
            assertThat(record.body()).contains("INSUFFICIENT_PERMISSION");
            client.control("DELETE", "faults", "");
            assertThat(client.query("SELECT id FROM customer", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void suiteQlAndFiltersNeedTheWorkbook() throws Exception {
        try (Sandbox sandbox = sandbox(SandboxRole.FULL)) {
            SignedClient client = new SignedClient(sandbox);
            client.control("POST", "faults", "{\"permission\":[\"SuiteAnalytics Workbook\"]}");
            assertThat(client.query("SELECT id FROM customer", "").body()).contains(NO_PERMISSION);
            assertThat(client.get("/services/rest/record/v1/customer?q=isInactive%20IS%20false")
                            .body())
                    .contains(NO_PERMISSION);
            assertThat(client.get("/services/rest/record/v1/customer").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void governanceLimitsAreForAdministrators() throws Exception {
        try (Sandbox full = sandbox(SandboxRole.FULL);
                Sandbox rest = sandbox(SandboxRole.REST)) {
            String path = "/services/rest/system/v1/governanceLimits";
            assertThat(new SignedClient(full).get(path).body()).contains("\"accountConcurrencyLimit\":5");
            assertThat(new SignedClient(rest).get(path).statusCode()).isEqualTo(403);
            assertThat(new SignedClient(rest)
                            .get("/services/rest/system/v1/serverTime")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutOneWorldThereAreNoSubsidiaries() throws Exception {
        try (Sandbox sandbox =
                Sandbox.builder().customers(10).contacts(10).oneWorld(false).start()) {
            SignedClient client = new SignedClient(sandbox);
            assertThat(client.query("SELECT subsidiary FROM customer", "").body())
                    .contains("Unknown identifier 'subsidiary'");
            assertThat(client.control("records/customer").get(0).has("subsidiary"))
                    .isFalse();
        }
    }

    @Test
    void theStageHasTheColumnThatWasChosen() throws Exception {
        try (Sandbox sandbox = Sandbox.builder()
                .customers(10)
                .contacts(1)
                .stageColumn(StageColumn.STAGE)
                .start()) {
            SignedClient client = new SignedClient(sandbox);
            assertThat(client.query("SELECT searchstage FROM customer", "").statusCode())
                    .isEqualTo(400);
            assertThat(client.page("SELECT id FROM customer WHERE stage = 'CUSTOMER'", "")
                            .get("count")
                            .asInt())
                    .isEqualTo(10);
        }
    }

    @Test
    void rolesHaveTheirNames() {
        assertThat(SandboxRole.parse("guide+lists")).isEqualTo(SandboxRole.GUIDE_LISTS);
        assertThat(SandboxRole.parse("FULL")).isEqualTo(SandboxRole.FULL);
        assertThatThrownBy(() -> SandboxRole.parse("admin")).hasMessageContaining("guide+lists");
    }
}
