package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A route does not notice by which service its records come. */
class TransportsTest {

    private static final HeldTime TIME = new HeldTime();

    /**
     * What NetSuite itself makes different: a decimal custom field is a double in SOAP's schema (DoubleCustomFieldRef in
     * platform.core.xsd) and holds 15 to 17 digits.
     */
    private static final List<String> DOUBLES = List.of("custentity_score");

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE = NetSuiteSandbox.with(
            account -> account.customers(2300).contacts(1700).clock(TIME));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer",
                "customer?stage=all",
                "customer?stage=lead",
                "contact",
                "customer?expand=addresses",
                "customer?fields=%2BaltName,altEmail,mobilePhone,comments,terms,creditLimit,balance,overdueBalance,"
                        + "daysOverdue,custentity_crm_id,custentity_vip:boolean,custentity_score:number,custentity_renewal:date,"
                        + "custentity_last_call:datetime,custentity_region:reference",
                "contact?fields=%2Bsalutation,officePhone,altEmail,fax,subsidiary,supervisor,comments,"
                        + "custentity_newsletter:boolean,custentity_birthday:date,custentity_last_seen:datetime,"
                        + "custentity_language:reference,custentity_nickname",
                "customer?fields=custentity_vip,custentity_region,custentity_crm_id"
            })
    void equalRecordsComeByEither(String endpoint) throws Exception {
        Map<String, NetSuiteRecord> bySuiteQl = read(NETSUITE, "netsuite-tba:" + endpoint, "suiteql");
        Map<String, NetSuiteRecord> bySoap = read(NETSUITE, "netsuite-tba:" + endpoint, "soap");

        assertThat(bySoap.keySet()).isEqualTo(bySuiteQl.keySet()).isNotEmpty();
        bySuiteQl.forEach((id, record) -> assertThat(bySoap.get(id)).as(id).isEqualTo(asDoubles(record)));
    }

    @Test
    void anAccountWithoutSubsidiariesHasNoneByEither() throws Exception {
        NetSuiteSandbox small = NetSuiteSandbox.with(
                account -> account.customers(30).contacts(20).oneWorld(false).clock(TIME));
        small.beforeEach(null);
        try {
            for (String type : List.of("customer", "contact")) {
                Map<String, NetSuiteRecord> bySuiteQl = read(small, "netsuite-tba:" + type, "suiteql");
                assertThat(read(small, "netsuite-tba:" + type, "soap")).isEqualTo(bySuiteQl);
                assertThat(bySuiteQl.values()).isNotEmpty().allSatisfy(record -> assertThat(record)
                        .doesNotContainKey("subsidiary"));
            }
        } finally {
            small.afterEach(null);
        }
    }

    private static NetSuiteRecord asDoubles(NetSuiteRecord record) {
        NetSuiteRecord same = record;
        for (String field : DOUBLES) {
            if (record.get(field) instanceof BigDecimal number) {
                BigDecimal held = BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros();
                same = same.with(field, held.scale() < 0 ? held.setScale(0) : held);
            }
        }
        return same;
    }

    private static Map<String, NetSuiteRecord> read(NetSuiteSandbox account, String uri, String transport)
            throws Exception {
        try (Integration integration = new Integration(account.sandbox(), TIME)) {
            integration.component.getConfiguration().setTransport(transport);
            String type = uri.replaceAll("netsuite-tba:(\\w+).*", "$1");
            integration.reading(uri).poll(type);

            assertThat(integration.trouble(type)).isNull();
            Map<String, NetSuiteRecord> records = new LinkedHashMap<>();
            integration.arrivals.records().forEach(record -> records.put(record.id(), record));
            return records;
        }
    }
}
