package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.FaultBench.Moment;
import io.github.camelnetsuite.tba.FaultBench.Seen;
import io.github.camelnetsuite.tba.faults.Breakage.Place;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.faults.Fault;
import io.github.camelnetsuite.tba.faults.Trouble;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes between, and whenever: nothing is lost, invented or repeated, and the next poll makes it good. */
class FaultBenchTest {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE = NetSuiteSandbox.with(
            account -> account.customers(3).contacts(FaultBench.CONTACTS).clock(TIME));

    private static final FaultRun RUN = new FaultRun(NETSUITE, TIME, "suiteql");

    static Stream<Arguments> transportFaults() {
        return faults("10", "21");
    }

    static Stream<Arguments> statusFaults() {
        return faults("22", "31");
    }

    static Stream<Arguments> payloadFaults() {
        return faults("32", "39");
    }

    static Stream<Arguments> orderFaults() {
        return faults("49", "49");
    }

    /** Each fault with each moment, and of its further variants each with one. */
    private static Stream<Arguments> faults(String first, String last) {
        return Arrays.stream(Fault.values())
                .filter(fault ->
                        fault.row().compareTo(first) >= 0 && fault.row().compareTo(last) <= 0)
                .flatMap(fault ->
                        moments(fault).stream().map(moment -> Arguments.of(fault, moment, dealtTo(moment, fault))));
    }

    private static List<Moment> moments(Fault fault) {
        return switch (fault.reaction()) {
            case NOBODY_THERE -> List.of(Moment.CLOCK, Moment.CHANGES);
            // These take their time in earnest.
            case GIVES_UP_AT_THE_DEADLINE -> List.of(Moment.BETWEEN_PAGES, Moment.CHANGES);
            default ->
                Arrays.stream(Moment.values())
                        .filter(moment -> moment != Moment.CLOCK || !fault.isAboutRows())
                        .toList();
        };
    }

    private static List<Consumer<Place>> dealtTo(Moment moment, Fault fault) {
        List<Moment> moments = moments(fault);
        List<Consumer<Place>> all = fault.variants();
        return IntStream.range(0, all.size())
                .filter(index -> index == 0 || index % moments.size() == moments.indexOf(moment))
                .mapToObj(all::get)
                .toList();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("transportFaults")
    @Catalogue({"10", "14", "15", "16", "17", "18", "19", "20", "21"})
    void aBrokenWayLosesNothing(Fault fault, Moment moment, List<Consumer<Place>> variants) throws Exception {
        RUN.meet(fault, moment, variants);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("statusFaults")
    @Catalogue({"22", "23", "24", "25", "26", "28", "29", "30", "31"})
    void aRefusalLosesNothing(Fault fault, Moment moment, List<Consumer<Place>> variants) throws Exception {
        RUN.meet(fault, moment, variants);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("payloadFaults")
    @Catalogue({"32", "33", "34", "35", "36", "38", "39"})
    void anOddPageLosesNothing(Fault fault, Moment moment, List<Consumer<Place>> variants) throws Exception {
        RUN.meet(fault, moment, variants);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("orderFaults")
    @Catalogue("49")
    void aPageInAnotherOrderLosesNothing(Fault fault, Moment moment, List<Consumer<Place>> variants) throws Exception {
        RUN.meet(fault, moment, variants);
    }

    @Test
    @Catalogue("19")
    void aKilobyteASecondIsEnoughForAPageWhenThereIsTime() throws Exception {
        try (FaultBench bench = new FaultBench(NETSUITE, TIME, AMPLE)) {
            Seen seen = bench.meet(place -> place.onTheWay(Trouble.bandwidth(1000)), Moment.CHANGES, 1);

            assertThat(seen.outcome()).isEqualTo("as if nothing had happened");
            Evidence.of("19").outcome(seen.outcome()).lost(seen.lost());
        }
    }
}
