package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.StorageFault;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Progress that cannot be saved: nothing passes what is not put down, and nothing that was is touched. */
class StorageFaultsTest {

    private static final HeldTime TIME = new HeldTime();
    private static final int CUSTOMERS = 25;
    private static final int PAGE = 10;
    private static final String CURSOR = "1234567_SB1-customer";

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE = NetSuiteSandbox.with(
            account -> account.customers(CUSTOMERS).contacts(0).clock(TIME));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @Catalogue("65")
    void whatCannotBeSavedEndsThePollBeforeTheNextPage(StorageFault fault) throws Exception {
        StorageFault.Place place = new StorageFault.Place(directory);
        AtomicReference<Cursor> before = new AtomicReference<>();
        try (Integration integration = new Integration(NETSUITE.sandbox(), TIME)) {
            integration.component.readPagesOf(PAGE);
            integration.component.getConfiguration().setCursorStore(place.store());
            integration.route(
                    "customer", Integration.held("netsuite-tba:customer"), route -> route.process(integration.arrivals)
                            .process(exchange -> {
                                if (integration.arrivals.count() == PAGE + 1) {
                                    before.set(place.saved(CURSOR));
                                    place.begin(fault, CURSOR);
                                }
                            }));
            integration.poll("customer");

            assertThat(integration.trouble("customer"))
                    .isInstanceOf(CursorException.class)
                    .hasMessageContaining(CURSOR);
            assertThat(integration.arrivals.count()).as("no third page").isEqualTo(2 * PAGE);
            assertThat(place.saved(CURSOR)).isEqualTo(before.get());

            integration.poll("customer");
            assertThat(integration.trouble("customer")).isInstanceOf(CursorException.class);
            assertThat(place.saved(CURSOR)).isEqualTo(before.get());
            int repeatedByTheSecond = integration.arrivals.count() - 2 * PAGE;
            place.end(CURSOR);
            integration.poll("customer");
            assertThat(integration.trouble("customer")).isNull();
            List<String> ids = integration.arrivals.ids();

            int lost = CUSTOMERS - new LinkedHashSet<>(ids).size();
            Evidence.of("65")
                    .outcome(fault + ": the poll ends before the next page, what was saved stands")
                    .lost(lost)
                    .atMost("repeated a failed poll", repeatedByTheSecond, PAGE)
                    .atMost("repeated a failed poll", ids.size() - CUSTOMERS - repeatedByTheSecond, PAGE);
        }
    }
}
