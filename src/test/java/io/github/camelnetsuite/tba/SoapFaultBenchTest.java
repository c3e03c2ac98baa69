package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.FaultBench.Moment;
import io.github.camelnetsuite.tba.faults.Breakage;
import io.github.camelnetsuite.tba.faults.Breakage.Place;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Fault;
import io.github.camelnetsuite.tba.faults.SoapFault;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link FaultBenchTest}, read by SOAP: faults of any transport, and SOAP's own. */
class SoapFaultBenchTest {

    /** Those that have nothing to do with what an answer says. */
    private static final Set<Fault> OF_ANY_TRANSPORT = EnumSet.of(
            Fault.CONNECTION_REFUSED,
            Fault.RESET_BEFORE_HEADERS,
            Fault.RESET_IN_BODY,
            Fault.EMPTY_REPLY,
            Fault.GARBAGE,
            Fault.CUT_BEFORE_ITS_LENGTH,
            Fault.CUT_BETWEEN_CHUNKS,
            Fault.CUT_BY_CLOSE,
            Fault.STALL_IN_BODY,
            Fault.SLOW_LINE,
            Fault.PACKETS_OF_A_BYTE,
            Fault.PROXY_WANTS_A_LOGIN,
            Fault.CAPTIVE_PORTAL,
            Fault.THROTTLED_FOR_SECONDS,
            Fault.THROTTLED_UNTIL_A_DATE,
            Fault.THROTTLED,
            Fault.THROTTLED_ABSURDLY,
            Fault.IN_TROUBLE,
            Fault.REDIRECT,
            Fault.OTHER_STATUS,
            Fault.INTERIM_ANSWER,
            Fault.UNKNOWN_ENCODING);

    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE = NetSuiteSandbox.with(
            account -> account.customers(3).contacts(FaultBench.CONTACTS).clock(TIME));

    private static final FaultRun RUN = new FaultRun(NETSUITE, TIME, "soap");

    static Stream<Arguments> faultsOfAnyTransport() {
        return OF_ANY_TRANSPORT.stream().flatMap(SoapFaultBenchTest::arguments);
    }

    static Stream<Arguments> faultsOfSoap() {
        return Arrays.stream(SoapFault.values()).flatMap(SoapFaultBenchTest::arguments);
    }

    /** Each variant with one moment. */
    private static Stream<Arguments> arguments(Breakage fault) {
        List<Moment> moments = moments(fault);
        List<Consumer<Place>> all = fault.variants();
        return IntStream.range(0, Math.min(moments.size(), all.size()))
                .mapToObj(at -> Arguments.of(
                        fault,
                        moments.get(at),
                        IntStream.range(0, all.size())
                                .filter(index -> index % moments.size() == at)
                                .mapToObj(all::get)
                                .toList()));
    }

    private static List<Moment> moments(Breakage fault) {
        return switch (fault.reaction()) {
            case NOBODY_THERE -> List.of(Moment.CLOCK);
            case GIVES_UP_AT_THE_DEADLINE -> List.of(Moment.BETWEEN_PAGES);
            default ->
                fault.isAboutRows() || fault.row().equals("28")
                        ? List.of(Moment.BETWEEN_PAGES, Moment.CHANGES)
                        : List.of(Moment.BETWEEN_PAGES_OF_CHANGES, Moment.CLOCK, Moment.BETWEEN_PAGES);
        };
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faultsOfAnyTransport")
    @Catalogue({"10", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "30", "31", "39"})
    void aBrokenWayLosesNothing(Breakage fault, Moment moment, List<Consumer<Place>> variants) throws Exception {
        RUN.meet(fault, moment, variants);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faultsOfSoap")
    @Catalogue({"7", "24", "28", "29", "32", "33", "34", "35", "36", "38", "39", "41", "49"})
    void anOddAnswerLosesNothing(Breakage fault, Moment moment, List<Consumer<Place>> variants) throws Exception {
        RUN.meet(fault, moment, variants);
    }
}
