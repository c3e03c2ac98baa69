package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelnetsuite.tba.auth.RolePermission.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RolePermissionTest {

    @Test
    void bySuiteQlWithTokens() {
        assertThat(RolePermission.least(Way.SUITEQL_TBA, false))
                .containsExactly(
                        RolePermission.LOG_IN_WITH_TOKENS,
                        RolePermission.REST,
                        RolePermission.WORKBOOK,
                        RolePermission.CUSTOMERS,
                        RolePermission.CONTACTS);
    }

    @Test
    void bySuiteQlWithACertificate() {
        assertThat(RolePermission.least(Way.SUITEQL_OAUTH2, false))
                .containsExactly(
                        RolePermission.LOG_IN_WITH_OAUTH2,
                        RolePermission.REST,
                        RolePermission.WORKBOOK,
                        RolePermission.CUSTOMERS,
                        RolePermission.CONTACTS);
    }

    @Test
    void bySoap() {
        assertThat(RolePermission.least(Way.SOAP_TBA, false))
                .containsExactly(
                        RolePermission.LOG_IN_WITH_TOKENS,
                        RolePermission.SOAP,
                        RolePermission.CUSTOMERS,
                        RolePermission.CONTACTS);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void deletionsNeedOneMore(Way way) {
        assertThat(RolePermission.least(way, true))
                .containsAll(RolePermission.least(way, false))
                .hasSize(RolePermission.least(way, false).size() + 1)
                .endsWith(RolePermission.DELETED_RECORDS);
    }

    @ParameterizedTest
    @CsvSource({
        "suiteql, tba,    SUITEQL_TBA,    false, false",
        "SuiteQL, OAuth2, SUITEQL_OAUTH2, false, true",
        "' soap', tba,    SOAP_TBA,       true,  false"
    })
    void aWayIsThatOfItsOptions(String transport, String authentication, Way way, boolean soap, boolean certificate) {
        assertThat(Way.of(transport, authentication)).isEqualTo(way);
        assertThat(way.soap()).isEqualTo(soap);
        assertThat(way.certificate()).isEqualTo(certificate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rest    | tba    | Option transport is 'rest': give suiteql or soap",
                "suiteql | nlauth | Option authentication is 'nlauth': give tba or oauth2",
                "soap    | oauth2 | Option authentication is oauth2, which NetSuite does not have for SOAP: give"
                        + " transport=suiteql or authentication=tba"
            })
    void whatThereIsNotIsNamed(String transport, String authentication, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Way.of(transport, authentication))
                .withMessage(text);
    }

    @Test
    void aPermissionIsFoundByItsTabNameAndLevel() {
        assertThat(RolePermission.WORKBOOK.tab()).isEqualTo("Reports");
        assertThat(RolePermission.WORKBOOK.label()).isEqualTo("SuiteAnalytics Workbook");
        assertThat(RolePermission.WORKBOOK.level()).isEqualTo("Edit");
    }
}
