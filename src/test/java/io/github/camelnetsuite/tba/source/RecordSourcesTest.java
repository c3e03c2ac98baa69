package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.SoapSettings.Granularity;
import io.github.camelnetsuite.tba.sandbox.SoapSettings.Order;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;

/** Every source keeps every promise, in each way that NetSuite is known or suspected to have. */
class RecordSourcesTest {

    private static final SoapSettings MINUTES = SoapSettings.PLAUSIBLE.with(Granularity.MINUTES);
    private static final SoapSettings UPPER_ENDS_EXCLUDED = SoapSettings.PLAUSIBLE.withUpperEndIncluded(false);
    private static final SoapSettings BY_ID =
            SoapSettings.PLAUSIBLE.with(Order.ID).withFaultStatus(200);

    abstract static class SuiteQl extends ChangesContract {

        @Override
        RecordSource source(Stage stage) {
            return new SuiteQlSource(
                    gateway(),
                    RecordType.CUSTOMER,
                    FieldSelection.parse(RecordType.CUSTOMER, "email"),
                    stage,
                    "",
                    false,
                    PAGE);
        }
    }

    abstract static class Soap extends ChangesContract {

        private final SoapSettings settings;

        Soap(SoapSettings settings) {
            this.settings = settings;
        }

        @Override
        void setUp(Sandbox.Builder account) {
            account.soap(settings);
        }

        @Override
        RecordSource source(Stage stage) {
            return new SoapSource(
                    soap(),
                    RecordType.CUSTOMER,
                    FieldSelection.parse(RecordType.CUSTOMER, "email"),
                    stage,
                    false,
                    Duration.ofMinutes(10),
                    PAGE);
        }
    }

    abstract static class LoggedBySoap extends DeletionsContract {

        private final SoapSettings settings;

        LoggedBySoap(SoapSettings settings) {
            this.settings = settings;
        }

        @Override
        void setUp(Sandbox.Builder account) {
            account.soap(settings);
        }

        @Override
        RecordSource source() {
            return new SoapDeletions(soap(), RecordType.CUSTOMER, Duration.ofMinutes(10), PAGE);
        }
    }

    @Nested
    class BySuiteQl extends SuiteQl {}

    @Nested
    class BySuiteQlInAnAccountFarEast extends SuiteQl {

        @Override
        void setUp(Sandbox.Builder account) {
            account.timezone(ZoneId.of("Asia/Kolkata")).dateFormat("dd.MM.yyyy");
        }
    }

    @Nested
    class BySoap extends Soap {

        BySoap() {
            super(SoapSettings.PLAUSIBLE);
        }
    }

    @Nested
    class BySoapWhoseBoundsAreCutToMinutes extends Soap {

        BySoapWhoseBoundsAreCutToMinutes() {
            super(MINUTES);
        }
    }

    @Nested
    class BySoapWhoseUpperEndsAreExcluded extends Soap {

        BySoapWhoseUpperEndsAreExcluded() {
            super(UPPER_ENDS_EXCLUDED);
        }
    }

    @Nested
    class BySoapInTheOrderOfIds extends Soap {

        BySoapInTheOrderOfIds() {
            super(BY_ID);
        }
    }

    @Nested
    class DeletedBySuiteQl extends DeletionsContract {

        @Override
        RecordSource source() {
            return new SuiteQlDeletions(gateway(), RecordType.CUSTOMER, PAGE);
        }
    }

    @Nested
    class DeletedBySoap extends LoggedBySoap {

        DeletedBySoap() {
            super(SoapSettings.PLAUSIBLE);
        }
    }

    @Nested
    class DeletedBySoapWhoseBoundsAreCutToMinutes extends LoggedBySoap {

        DeletedBySoapWhoseBoundsAreCutToMinutes() {
            super(MINUTES);
        }
    }

    @Nested
    class DeletedBySoapWhoseUpperEndsAreExcluded extends LoggedBySoap {

        DeletedBySoapWhoseUpperEndsAreExcluded() {
            super(UPPER_ENDS_EXCLUDED);
        }
    }
}
