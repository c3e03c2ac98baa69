package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.ModelStep.Answer;
import io.github.camelnetsuite.tba.ModelStep.Trouble;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;

/** The whole component against a simulated account: whatever happens, in whatever order, the promise holds. */
class IntegrationModelTest {

    private static final int TRIES = 40;

    private int tries;

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(LongRun.class)
    @Catalogue("54")
    void whateverHappensThePromiseHolds(
            @ForAll("lookbacks") Duration lookback,
            @ForAll ModelStep.By first,
            @ForAll("soap") SoapSettings soap,
            @ForAll("steps") List<ModelStep> steps)
            throws Exception {
        try (ModelIntegration run = new ModelIntegration(lookback, first, soap)) {
            for (ModelStep step : steps) {
                run.happens(step);
            }
            run.calmsDown();
        }
        tries++;
    }

    @AfterProperty
    void tellTheReport() {
        if (tries > 0) {
            Evidence.of("54")
                    .outcome("the promise held in the whole component", tries)
                    .lost(0);
        }
    }

    @Provide
    Arbitrary<Duration> lookbacks() {
        return Arbitraries.frequency(Tuple.of(3, Duration.ofMinutes(2)), Tuple.of(1, Duration.ofMillis(1)));
    }

    /** In which ways NetSuite's SOAP may have. */
    @Provide
    Arbitrary<SoapSettings> soap() {
        return Combinators.combine(
                        Arbitraries.of(SoapSettings.Granularity.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(500, 200),
                        Arbitraries.of(SoapSettings.MissingPermission.class),
                        Arbitraries.of(SoapSettings.Order.class))
                .as((granularity, upperEnds, faults, missing, order) -> SoapSettings.PLAUSIBLE
                        .with(granularity)
                        .withUpperEndIncluded(upperEnds)
                        .withFaultStatus(faults)
                        .with(missing)
                        .with(order));
    }

    @Provide
    Arbitrary<List<ModelStep>> steps() {
        Arbitrary<ModelStep> step = Arbitraries.frequencyOf(
                Tuple.of(4, edits().map(edit -> edit)),
                Tuple.of(2, durations().map(ModelStep.Tick::new)),
                Tuple.of(6, polls().map(poll -> poll)),
                Tuple.of(
                        1,
                        Arbitraries.of(0, 4, -4, 60, -60, 1440, -1440)
                                .map(minutes -> new ModelStep.OurClock(Duration.ofMinutes(minutes)))),
                Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(false, false, false, true))
                                .as(ModelStep.Resync::new)),
                Tuple.of(1, Arbitraries.of(ModelStep.By.class).map(ModelStep.Restart::new)));
        return step.list().ofMinSize(8).ofMaxSize(30);
    }

    private static Arbitrary<ModelStep.Edit> edits() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, 1)),
                        Arbitraries.longs().between(0, 99),
                        Arbitraries.frequency(
                                Tuple.of(5, 0L),
                                Tuple.of(1, 5L),
                                Tuple.of(2, 90L),
                                Tuple.of(1, 120L),
                                Tuple.of(1, 200L)))
                .as(ModelStep.Edit::new);
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.integers().between(1, 900)),
                        Tuple.of(2, Arbitraries.integers().between(1_000, 60_000)),
                        Tuple.of(2, Arbitraries.integers().between(60_000, 300_000)),
                        Tuple.of(2, Arbitraries.integers().between(3_600_000, 90_000_000)))
                .map(Duration::ofMillis);
    }

    private static Arbitrary<ModelStep.Poll> polls() {
        Arbitrary<Answer> answers = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Answer.GOOD)), Tuple.of(2, Arbitraries.of(Answer.class)));
        Arbitrary<Trouble> troubles = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(Trouble.NONE, Trouble.SUSPENDED)),
                Tuple.of(3, Arbitraries.of(Trouble.class)));
        return Combinators.combine(
                        troubles,
                        Arbitraries.integers().between(0, 11),
                        answers,
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 6),
                        edits(),
                        Arbitraries.of(ModelStep.By.class))
                .as(ModelStep.Poll::new);
    }
}
