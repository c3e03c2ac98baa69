package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.touched;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.CursorAheadException;
import io.github.camelnetsuite.tba.progress.CursorMismatchException;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor that does not fit, because it stands in the future or was written for other records, is left as it is. */
class OldCursorTest {

    private static final String NAME = "1234567_SB1-customer";
    private static final String OLD = "netsuite-tba:customer?stage=all&since=2020-01-31T00:00:00Z&filter=RAW(id > 0)";

    private final HeldTime time = new HeldTime();
    private final MemoryCursorStore cursors = new MemoryCursorStore();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(20).contacts(0).clock(time));

    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(netsuite.sandbox(), time, cursors, context -> {
            context.disableJMX();
            Integration.withHealth(context);
        });
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    @Catalogue("50")
    @ParameterizedTest
    @ValueSource(strings = {"2999-01-01T00:00:00Z", "2026-04-14T08:41:01Z"})
    void aCursorInTheFutureStaysThereIsToldAndLosesNothingOnceItIsRewound(String future) throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.camel.getRouteController().stopRoute("customer");
        integration.arrivals.forget();
        Instant read = time.instant();
        Cursor ahead = cursors.read(NAME).orElseThrow().withPhase(new Phase.Tail(Instant.parse(future), null));
        cursors.replace(NAME, ahead);
        List<String> changed = touched(netsuite.edit("{\"type\":\"customer\",\"updates\":4,\"creates\":2,\"seed\":3}"));
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            integration.camel.getRouteController().startRoute("customer");
            long readToTheEnd = integration.consumer("customer").getPollsToTheEnd();
            for (int poll = 1; poll <= 3; poll++) {
                time.advance(Duration.ofSeconds(10));
                integration.poll("customer");
                assertThat(integration.consumer("customer").getErrorCounter()).isEqualTo(poll);
            }
            assertThat(integration.trouble("customer")).isInstanceOf(CursorAheadException.class);
            assertThat(integration.consumer("customer").getPollsToTheEnd())
                    .as("polls that claim to have read to the end")
                    .isEqualTo(readToTheEnd);
            assertThat(log.lines().stream().filter(line -> line.startsWith("WARN")))
                    .singleElement()
                    .asString()
                    .contains(future, "ahead of NetSuite's clock", "cursor rewind");
        }
        assertThat(integration.arrivals.bodies()).isEmpty();
        assertThat(integration.readiness("customer").getMessage())
                .hasValueSatisfying(text -> assertThat(text).contains(future, "cursor rewind"));
        assertThat(cursors.read(NAME)).contains(ahead);
        Evidence.of("50")
                .outcome("told as " + integration.trouble("customer").getClass().getSimpleName() + ", not moved");

        cursors.replace(NAME, cursors.read(NAME).orElseThrow().rewoundTo(read));
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.readiness("customer").getMessage()).isEmpty();
        List<String> ids = integration.arrivals.ids();
        assertThat(ids).containsExactlyInAnyOrderElementsOf(changed);
        Evidence.of("50")
                .lost((int) changed.stream().filter(id -> !ids.contains(id)).count())
                .outcome("delivered after cursor rewind");
    }

    @Catalogue("50")
    @Test
    void aCursorAheadByNoMoreThanTheOverlapSkipsNothingAndGoesNotBack() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.camel.getRouteController().stopRoute("customer");
        integration.arrivals.forget();
        Instant ahead = time.instant().plus(Duration.ofMinutes(10));
        cursors.replace(NAME, cursors.read(NAME).orElseThrow().withPhase(new Phase.Tail(ahead, null)));
        List<String> changed = touched(netsuite.edit("{\"type\":\"customer\",\"updates\":4,\"creates\":2,\"seed\":3}"));
        integration.camel.getRouteController().startRoute("customer");
        integration.poll("customer").poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        List<String> ids = integration.arrivals.ids();
        assertThat(ids).containsExactlyInAnyOrderElementsOf(changed);
        assertThat(cursors.read(NAME).orElseThrow().phase()).isEqualTo(new Phase.Tail(ahead, null));
        Evidence.of("50")
                .lost((int) changed.stream().filter(id -> !ids.contains(id)).count())
                .outcome("ahead within lookback: read, not moved back");
    }

    private Cursor readOnceAndStop() throws Exception {
        integration.reading(OLD).poll("customer");
        assertThat(integration.trouble("customer")).isNull();
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.removeRoute("customer");
        integration.arrivals.forget();
        time.advance(Duration.ofMinutes(1));
        return cursors.read(NAME).orElseThrow();
    }

    /** Options that decide which records are read. */
    enum Term {
        STAGE("stage", "stage=all", "stage=lead"),
        FILTER("filter", "id > 0", "id > 1"),
        NO_FILTER("filter", "&filter=RAW(id > 0)", ""),
        SINCE("since", "2020-01-31T00:00:00Z", "2020-01-31T00:00:01Z"),
        SINCE_NOW("since", "2020-01-31T00:00:00Z", "now");

        private final String option;
        private final String was;
        private final String is;

        Term(String option, String was, String is) {
            this.option = option;
            this.was = was;
            this.is = is;
        }

        String changed(String uri) {
            assertThat(uri).contains(was);
            return uri.replace(was, is);
        }
    }

    @Catalogue("53")
    @ParameterizedTest
    @EnumSource
    void anotherStageFilterOrSinceIsRefusedWithTheWaysOut(Term term) throws Exception {
        Cursor old = readOnceAndStop();

        integration.reading(term.changed(OLD)).poll("customer").poll("customer");

        showsRefusal(integration, old, term.option + " was ");
    }

    @Catalogue("53")
    @Test
    void anotherAccountIsRefusedWithTheWaysOut() throws Exception {
        Cursor old = readOnceAndStop();
        try (Sandbox another = Sandbox.builder()
                        .accountId("7654321")
                        .customers(3)
                        .contacts(0)
                        .clock(time)
                        .start();
                Integration reader = new Integration(another, time, cursors, context -> context.disableJMX())) {
            reader.reading(OLD + "&cursorName=" + NAME).poll("customer");

            showsRefusal(reader, old, "account was 1234567_SB1 and is now 7654321");
        }
    }

    private void showsRefusal(Integration reader, Cursor old, String difference) {
        Throwable trouble = reader.trouble("customer");
        assertThat(trouble)
                .isInstanceOf(CursorMismatchException.class)
                .hasMessageContainingAll(difference, "keep the old value", "cursor reset", "cursorName");
        assertThat(reader.arrivals.bodies()).isEmpty();
        assertThat(cursors.read(NAME)).contains(old);
        Evidence.of("53").outcome("refused as " + trouble.getClass().getSimpleName() + ", the cursor left as it is");
    }

    @Catalogue("53")
    @Test
    void theOldOptionsGoOnWhereTheyStoodAfterARefusal() throws Exception {
        readOnceAndStop();
        List<String> changed = touched(netsuite.edit("{\"type\":\"customer\",\"updates\":4,\"seed\":3}"));
        integration.reading(Term.STAGE.changed(OLD)).poll("customer");
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.removeRoute("customer");

        integration.reading(OLD).poll("customer");

        List<String> ids = integration.arrivals.ids();
        assertThat(ids).containsExactlyInAnyOrderElementsOf(changed);
        Evidence.of("53")
                .lost((int) changed.stream().filter(id -> !ids.contains(id)).count())
                .outcome("goes on with the old options");
    }

    @Catalogue("53")
    @ParameterizedTest
    @CsvSource({"fields=email", "fields=%2BcreditLimit", "expand=addresses", "batchSize=5", "lookback=60000"})
    void whatSaysNothingAboutWhichRecordsMayChange(String option) throws Exception {
        readOnceAndStop();
        List<String> changed = touched(netsuite.edit("{\"type\":\"customer\",\"updates\":4,\"seed\":3}"));

        integration.reading(OLD + "&" + option).poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        List<String> ids = integration.arrivals.ids();
        assertThat(ids).containsExactlyInAnyOrderElementsOf(changed);
        Evidence.of("53")
                .lost((int) changed.stream().filter(id -> !ids.contains(id)).count())
                .outcome("goes on with other fields and expansions");
    }
}
