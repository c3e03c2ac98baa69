package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same by SOAP, whose log is known to have customers and contacts. */
class DeletionsBySoapTest extends DeletionsTest {

    @Override
    String transport() {
        return "soap";
    }

    @Test
    @Override
    void whatIsNotKnownOfSuiteQlsLogIsSaidAtTheStart() throws Exception {
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            super.start();

            assertThat(log.lines()).noneMatch(line -> line.contains("deletedrecord"));
        }
    }
}
