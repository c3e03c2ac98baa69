package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.FakeTime;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many records a search asks for: as many as may be, less after what was too much, and then little by little more. */
class SoapPageSizesTest {

    private static final int CUSTOMERS = 14;
    private static final int LARGEST = 12;
    private static final Window ALL = new Window(null, null, null, null);

    /** Five of them fit in an answer, and six do not. */
    private static final String LONG = "x".repeat(3_000_000);

    private final FakeTime time = new FakeTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite = NetSuiteSandbox.with(
            account -> account.customers(CUSTOMERS).contacts(0).denseIds(true).clock(time));

    private final List<Integer> asked = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();
    private SandboxSession session;

    @BeforeEach
    void logIn() {
        session = new SandboxSession(netsuite.sandbox(), time);
        netsuite.records("customer").forEach(one -> ids.add(one.get("id").asLong()));
    }

    @AfterEach
    void logOut() {
        session.close();
    }

    private Answer<SoapClient.Found> search(Window window, int pageSize) throws InterruptedException {
        asked.add(pageSize);
        return session.soap.search(
                RecordType.CUSTOMER,
                Stage.CUSTOMER,
                window,
                pageSize,
                new SoapRecords(
                        RecordType.CUSTOMER,
                        FieldSelection.parse(RecordType.CUSTOMER, "companyName").fields(),
                        false));
    }

    private SizedSearch sized() {
        return new SizedSearch(this::search, LARGEST);
    }

    private SoapSource source(int pageSize) {
        return new SoapSource(
                session.soap,
                RecordType.CUSTOMER,
                FieldSelection.parse(RecordType.CUSTOMER, "companyName"),
                Stage.CUSTOMER,
                false,
                Duration.ofMinutes(10),
                pageSize);
    }

    private static List<Long> readAll(SoapSource source) throws InterruptedException {
        List<Long> read = new ArrayList<>();
        Page page;
        do {
            page = source.next(new Position.ById(read.isEmpty() ? null : read.get(read.size() - 1), null));
            page.records().stream().map(ReadRecord::id).forEach(read::add);
        } while (page.more());
        return read;
    }

    private void haveLongNames(List<Long> customers, String name) {
        netsuite.edit("{\"type\":\"customer\",\"ids\":" + customers + ",\"set\":{\"companyName\":\"" + name + "\"}}");
    }

    @Test
    void aPageThatIsTooLargeIsHalvedAtOnceAndGrowsAgainWithEachFullOne() throws InterruptedException {
        haveLongNames(ids, LONG);
        SizedSearch search = sized();

        assertThat(search.search(ALL).body().records()).hasSize(5);

        assertThat(asked).containsExactly(12, 6, 5);
        haveLongNames(ids, "short again");
        asked.clear();
        for (int i = 0; i < 10; i++) {
            assertThat(search.search(ALL).body().total()).isEqualTo(CUSTOMERS);
        }
        assertThat(asked).containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 12, 12);
    }

    @Test
    void aPageThatIsNotFullTellsNothingOfWhatWouldFit() throws InterruptedException {
        haveLongNames(ids, LONG);
        SizedSearch search = sized();
        search.search(ALL);
        int grown = search.pageSize();

        search.search(new Window(null, ids.get(2), null, null));

        assertThat(search.pageSize()).isEqualTo(grown);
    }

    @Test
    void recordsOfWhichFiveAreTooMuchAreToldRatherThanPassed() {
        haveLongNames(ids, "x".repeat(3_900_000));
        SizedSearch search = sized();

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> search.search(ALL))
                .withMessageContaining("characters")
                .matches(MalformedAnswerException::isTooLarge);
        assertThat(asked).containsExactly(12, 6, 5);
    }

    @Test
    void longRecordsAmongOthersAreAllRead() throws InterruptedException {
        haveLongNames(ids.subList(3, 12), LONG);

        assertThat(readAll(source(LARGEST))).isEqualTo(ids);
    }

    @Test
    void longRecordsAreReadByPagesThatHoldThemWhateverTheirIds() throws InterruptedException {
        haveLongNames(ids, LONG);

        assertThat(readAll(source(LARGEST))).isEqualTo(ids);
    }

    @Test
    void aPageThatTakesTooLongIsHalvedForTheNextPoll() throws InterruptedException {
        session.close();
        session = new SandboxSession(netsuite.sandbox(), time, Duration.ofSeconds(3));
        SizedSearch search = sized();
        netsuite.fault("{\"match\":{\"bodyContains\":\"pageSize>12<\"},\"stallAfterBytes\":200}");

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> search.search(ALL))
                .matches(e -> e.kind() == UnavailableException.Kind.TIMED_OUT);

        assertThat(search.search(ALL).body().records()).hasSize(6);
        assertThat(asked).containsExactly(12, 6);
        assertThat(search.pageSize()).isEqualTo(7);
    }

    @Test
    void otherTroubleHalvesNothing() {
        SizedSearch search = sized();
        netsuite.fault("{\"match\":{},\"status\":503}");

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> search.search(ALL));

        assertThat(search.pageSize()).isEqualTo(LARGEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5})
    void noPageIsSmallerThanNetSuiteAllows(int pageSize) throws InterruptedException {
        assertThat(readAll(source(pageSize))).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 1001})
    void aPageSizeThatNetSuiteRefusesIsToldAndNotTriedOtherwise(int pageSize) {
        SizedSearch search = new SizedSearch(this::search, pageSize);

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(() -> search.search(ALL))
                .withMessageContaining("INVALID_SEARCH_PAGE_SIZE");
        assertThat(asked).containsExactly(pageSize);
    }

    @Test
    void aRefusalOfTheSizeInTheMiddlePassesNothing() throws InterruptedException {
        SoapSource source = source(LARGEST);
        Page first = source.next(new Position.ById(null, null));
        ReadRecord last = first.records().get(first.records().size() - 1);
        netsuite.fault("{\"match\":{},\"body\":\"" + refusal() + "\",\"contentType\":\"text/xml\"}");
        Position.ById position = new Position.ById(last.id(), null);

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(() -> source.next(position))
                .withMessageContaining("WS_INVALID_SEARCH_PAGE_SIZE");

        netsuite.clearFaults();
        assertThat(source.next(position).records().get(0).id())
                .isEqualTo(ids.get(first.records().size()));
    }

    private static String refusal() {
        return "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><searchResponse><searchResult>"
                + "<status isSuccess='false'><statusDetail type='ERROR'><code>WS_INVALID_SEARCH_PAGE_SIZE</code>"
                + "<message>The page size is invalid.</message></statusDetail></status></searchResult></searchResponse>"
                + "</e:Body></e:Envelope>";
    }
}
