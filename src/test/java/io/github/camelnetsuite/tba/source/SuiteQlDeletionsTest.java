package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.gateway.TestAccount;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteQlDeletionsTest {

    private static final Instant AT = Instant.parse("2026-07-01T11:12:30Z");
    private static final Position START = new Position.ByTime(AT, null);

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());
    private final SuiteQlDeletions deletions =
            new SuiteQlDeletions(account.gateway(), RecordType.CUSTOMER, SuiteQlSource.PAGE_SIZE);

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    private static String row(String id, String second) {
        return "{\"recordid\":\"" + id + "\",\"deleteddate\":\"2026-07-01T11:12:" + second + "Z\"}";
    }

    private static Reply page(boolean more, String... rows) {
        return SuiteQlSourceTest.page(more, rows.length, rows);
    }

    @Test
    void aDeletionIsAnIdAndWhenItWent() throws InterruptedException {
        server.replies(page(true, row("7", "30"), row("-5", "31")));

        Page page = deletions.next(START);

        assertThat(page.more()).isTrue();
        assertThat(page.records())
                .containsExactly(
                        ReadRecord.deleted(RecordType.CUSTOMER, 7, AT),
                        ReadRecord.deleted(RecordType.CUSTOMER, -5, AT.plusSeconds(1)));
        assertThat(page.records().get(1).body()).isEqualTo(Map.of("id", "-5"));
        assertThat(page.records().get(1).body().type()).isEqualTo("customer");
        assertThat(server.received().get(0).body())
                .contains("FROM deletedrecord")
                .contains("'CUSTOMER'");
    }

    @Test
    void whatIsLoggedAgainComesOnce() throws InterruptedException {
        server.replies(page(false, row("7", "30"), row("7", "30"), row("8", "30"), row("7", "31")));

        assertThat(deletions.next(START).records())
                .containsExactly(
                        ReadRecord.deleted(RecordType.CUSTOMER, 8, AT),
                        ReadRecord.deleted(RecordType.CUSTOMER, 7, AT.plusSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8 30,7 30", "7 31,8 30", "7 29"})
    void deletionsOutOfOrderSpoilThePage(String rows) {
        server.replies(page(
                false,
                Arrays.stream(rows.split(",", -1))
                        .map(row -> row(row.split(" ", -1)[0], row.split(" ", -1)[1]))
                        .toArray(String[]::new)));

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> deletions.next(START))
                .withMessageContaining("order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"recordid\":\"7\"}",
                "{\"deleteddate\":\"2026-07-01T11:12:30Z\"}",
                "{\"recordid\":\"7.0\",\"deleteddate\":\"2026-07-01T11:12:30Z\"}",
                "{\"recordid\":\"seven\",\"deleteddate\":\"2026-07-01T11:12:30Z\"}",
                "{\"recordid\":\"7\",\"deleteddate\":\"7/1/2026\"}"
            })
    void aDeletionWithoutItsIdOrItsTimeSpoilsThePage(String row) {
        server.replies(page(false, row));

        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> deletions.next(START));
    }
}
