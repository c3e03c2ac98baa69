package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.FakeTime;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxRole;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.SoapSettings.MissingPermission;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SuiteTalk answers besides searches: records by their ids, its clock, and where it is. */
class SoapOperationsTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final long NOBODY = 99_999_999;

    private final FakeTime time = new FakeTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(20).contacts(10).clock(time));

    private SandboxSession session;

    @BeforeEach
    void logIn() {
        session = new SandboxSession(netsuite.sandbox(), time);
    }

    @AfterEach
    void logOut() {
        session.close();
    }

    private static SoapRecords records(RecordType type) {
        return new SoapRecords(type, FieldSelection.parse(type, "").fields(), false);
    }

    private static JsonNode json(NetSuiteRecord record) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(record));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<JsonNode> bodies(List<ReadRecord> records) {
        return records.stream()
                .map(ReadRecord::body)
                .map(SoapOperationsTest::json)
                .toList();
    }

    private List<JsonNode> held(RecordType type) {
        List<JsonNode> all = new ArrayList<>();
        netsuite.records(type.spelling()).forEach(all::add);
        return all;
    }

    private static List<Long> ids(List<JsonNode> records) {
        return records.stream().map(one -> one.get("id").asLong()).toList();
    }

    private Sandbox another(SandboxRole role, SoapSettings soap) {
        return Sandbox.builder()
                .customers(5)
                .contacts(5)
                .clock(time)
                .role(role)
                .soap(soap)
                .start();
    }

    @ParameterizedTest
    @EnumSource
    void getBringsARecordAsTheAccountHoldsIt(RecordType type) throws InterruptedException {
        for (JsonNode one : held(type)) {
            Answer<java.util.Optional<ReadRecord>> answer =
                    session.soap.get(type, one.get("id").asLong(), records(type));

            assertThat(answer.body()).hasValueSatisfying(record -> {
                assertThat(json(record.body())).isEqualTo(one);
                assertThat(record.lastModified())
                        .isEqualTo(one.get("lastModifiedDate").asText());
            });
            assertThat(answer.asOf()).isEqualTo(time.instant().truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Test
    void getOfARecordThatIsNotThereIsEmpty() throws InterruptedException {
        JsonNode deleted =
                netsuite.edit("{\"type\":\"customer\",\"deletes\":1}").at("/touched/0/id");

        assertThat(session.soap
                        .get(RecordType.CUSTOMER, NOBODY, records(RecordType.CUSTOMER))
                        .body())
                .isEmpty();
        assertThat(session.soap
                        .get(RecordType.CUSTOMER, deleted.asLong(), records(RecordType.CUSTOMER))
                        .body())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void getListBringsThoseThatExistInTheOrderAskedFor(RecordType type) throws InterruptedException {
        List<JsonNode> all = new ArrayList<>(held(type));
        Collections.reverse(all);
        List<Long> asked = new ArrayList<>(ids(all));
        asked.add(3, NOBODY);

        assertThat(bodies(session.soap.getList(type, asked, records(type)).body()))
                .isEqualTo(all);
    }

    @Test
    void getListBringsTheAddressesToo() throws InterruptedException {
        SoapRecords withAddresses = new SoapRecords(RecordType.CUSTOMER, List.of(), true);

        List<ReadRecord> read = session.soap
                .getList(RecordType.CUSTOMER, ids(held(RecordType.CUSTOMER)), withAddresses)
                .body();

        assertThat(bodies(read)).hasSize(20).allSatisfy(body -> assertThat(
                        body.at("/addressBook/items").isArray())
                .isTrue());
        assertThat(bodies(read))
                .anySatisfy(body -> assertThat(body.at("/addressBook/items/0/addressBookAddress/country")
                                .asText())
                        .hasSize(2));
    }

    @Test
    void getListTakesAThousandAndNotOneMore() throws InterruptedException {
        List<Long> thousand = LongStream.range(NOBODY, NOBODY + 1000).boxed().toList();
        List<Long> more = LongStream.range(NOBODY, NOBODY + 1001).boxed().toList();

        assertThat(session.soap
                        .getList(RecordType.CONTACT, thousand, records(RecordType.CONTACT))
                        .body())
                .isEmpty();
        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(() -> session.soap.getList(RecordType.CONTACT, more, records(RecordType.CONTACT)))
                .withMessageContaining("MAX_RCRDS_EXCEEDED");
    }

    @ParameterizedTest
    @EnumSource(
            value = MissingPermission.class,
            names = {"REFUSAL", "FAULT"})
    void withoutThePermissionGetSaysWhichOne(MissingPermission way) {
        try (Sandbox account = another(SandboxRole.GUIDE, SoapSettings.PLAUSIBLE.with(way));
                SandboxSession guide = new SandboxSession(account, time)) {
            assertThatExceptionOfType(PermissionMissingException.class)
                    .isThrownBy(() -> guide.soap.get(RecordType.CUSTOMER, 1, records(RecordType.CUSTOMER)))
                    .withMessageContaining("Lists > Customers");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SandboxRole.class,
            names = {"FULL", "GUIDE", "GUIDE_LISTS"})
    void anyRoleForSoapIsToldTheTime(SandboxRole role) throws InterruptedException {
        try (Sandbox account = another(role, SoapSettings.PLAUSIBLE);
                SandboxSession somebody = new SandboxSession(account, time)) {
            for (Duration passed :
                    List.of(Duration.ZERO, Duration.ofMillis(700), Duration.ofDays(120), Duration.ofDays(120))) {
                time.advance(passed);
                Instant now = time.instant().truncatedTo(ChronoUnit.SECONDS);

                Answer<Instant> answer = somebody.soap.serverTime();

                assertThat(answer.body().truncatedTo(ChronoUnit.SECONDS))
                        .as("in summer and in winter")
                        .isEqualTo(now);
                assertThat(answer.asOf()).isEqualTo(now);
                assertThat(somebody.soap.now()).isBetween(now, time.instant());
            }
        }
    }

    @Test
    void aRoleWithoutSoapIsNotToldTheTime() {
        try (Sandbox account = another(SandboxRole.REST, SoapSettings.PLAUSIBLE);
                SandboxSession rest = new SandboxSession(account, time)) {
            assertThatExceptionOfType(PermissionMissingException.class)
                    .isThrownBy(rest.soap::serverTime)
                    .withMessageContaining("Setup > SOAP Web Services");
        }
    }

    @ParameterizedTest
    @EnumSource
    void howeverTheResultIsSpeltItTellsWhereTheAccountIs(SoapSettings.DataCenterUrls spelling)
            throws InterruptedException {
        try (Sandbox account = another(SandboxRole.REST, SoapSettings.PLAUSIBLE.with(spelling));
                SandboxSession somebody = new SandboxSession(account, time)) {
            String here = account.baseUrl().toString();
            for (String id : List.of(account.credentials().accountId(), "1234567-sb1")) {
                assertThat(somebody.soap.dataCenterUrls(id).body())
                        .isEqualTo(new SoapClient.DataCenterUrls(here, here, here));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7654321", "no account", "<&>"})
    void anAccountThatIsNotKnownHasTheGeneralHosts(String account) throws InterruptedException {
        assertThat(session.soap.dataCenterUrls(account).body())
                .isEqualTo(new SoapClient.DataCenterUrls(
                        "https://rest.netsuite.com",
                        "https://webservices.netsuite.com",
                        "https://system.netsuite.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void noAccountIsRefusedWithItsReason(String account) {
        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(() -> session.soap.dataCenterUrls(account))
                .withMessageContaining("DATA_REQD: The account is required.");
    }

    @Test
    void whereTheAccountIsIsToldToThoseWhoMayNotLogIn() throws InterruptedException {
        netsuite.fault("{\"match\":{},\"revokeToken\":true}");
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(session.soap::serverTime);
        }
        int refused = netsuite.stats().get("refusedLogins").asInt();

        assertThat(session.soap
                        .dataCenterUrls(netsuite.credentials().accountId())
                        .body()
                        .rest())
                .isEqualTo(netsuite.baseUrl().toString());
        assertThat(netsuite.stats().get("refusedLogins").asInt()).isEqualTo(refused);
        assertThatExceptionOfType(LoginRefusedException.class)
                .as("it says nothing of the login")
                .isThrownBy(session.soap::serverTime)
                .withMessageContaining("Not tried again before");
    }
}
