package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.gateway.FakeTime;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the first read of a large account costs by SOAP, where a request may bring a thousand records. */
class RequestsBySoapTest {

    private static final int CUSTOMERS = 50_000;
    private static final int PAGES = CUSTOMERS / SoapSource.PAGE_SIZE;

    private final FakeTime time = new FakeTime();

    @Nested
    class WithoutGapsBetweenIds {

        @RegisterExtension
        final NetSuiteSandbox netsuite = NetSuiteSandbox.with(account ->
                account.customers(CUSTOMERS).contacts(0).denseIds(true).clock(time));

        @Test
        void itIsAThirdMoreThanThePagesAtMost() throws InterruptedException {
            assertThat(requestsFor(netsuite)).isLessThanOrEqualTo((int) (1.3 * PAGES) + 20);
        }
    }

    @Nested
    class WithClustersOfIdsAndGapsBetweenThem {

        @RegisterExtension
        final NetSuiteSandbox netsuite = NetSuiteSandbox.with(
                account -> account.customers(CUSTOMERS).contacts(0).clock(time));

        @Test
        void itIsTwiceThePagesAtMost() throws InterruptedException {
            assertThat(requestsFor(netsuite)).as("requests").isLessThanOrEqualTo(2 * PAGES);
        }
    }

    @Nested
    class WithClustersOfIdsInTheirOrder {

        @RegisterExtension
        final NetSuiteSandbox netsuite = NetSuiteSandbox.with(account -> account.customers(CUSTOMERS)
                .contacts(0)
                .soap(SoapSettings.PLAUSIBLE.with(SoapSettings.Order.ID))
                .clock(time));

        @Test
        void itIsTwiceThePagesAtMost() throws InterruptedException {
            assertThat(requestsFor(netsuite)).as("requests").isLessThanOrEqualTo(2 * PAGES);
        }
    }

    private int requestsFor(NetSuiteSandbox netsuite) throws InterruptedException {
        try (SandboxSession session = new SandboxSession(netsuite.sandbox(), time)) {
            RecordSource source = new SoapSource(
                    session.soap,
                    RecordType.CUSTOMER,
                    FieldSelection.parse(RecordType.CUSTOMER, "companyName"),
                    Stage.CUSTOMER,
                    false,
                    Duration.ofMinutes(10),
                    SoapSource.PAGE_SIZE);
            Position position = new Position.ById(null, null);
            int read = 0;
            Page page;
            do {
                page = source.next(position);
                for (ReadRecord record : page.records()) {
                    position = position.movedTo(record);
                }
                read += page.records().size();
            } while (page.more());

            assertThat(read).isEqualTo(CUSTOMERS);
            return netsuite.stats().get("requests").asInt();
        }
    }
}
