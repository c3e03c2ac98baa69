package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every source of deletions promises. */
abstract class DeletionsContract extends RecordSourceContract {

    private final List<ReadRecord> deleted = new ArrayList<>();

    /** The log is not empty when the account begins. */
    @BeforeEach
    void knowWhatWasThere() throws InterruptedException {
        deleted.addAll(source().next(from(Instant.EPOCH)).records());
        assertThat(deleted).hasSize(6);
    }

    @Override
    String event() {
        return "deletes";
    }

    @Override
    void happened(List<ReadRecord> events) {
        deleted.addAll(events);
    }

    @Override
    List<ReadRecord> all() {
        return deleted;
    }

    @Test
    void aDeletionIsAnIdOnly() throws InterruptedException {
        Instant now = time.instant();
        ReadRecord gone = happen(1).get(0);

        assertThat(source().next(from(now)).records()).singleElement().satisfies(record -> {
            assertThat(record.body()).isEqualTo(Map.of("id", String.valueOf(gone.id())));
            assertThat(record.body().type()).isEqualTo("customer");
        });
    }

    @Test
    void deletionsOfAnotherTypeAreNotAmongThem() throws InterruptedException {
        Instant now = time.instant();
        netsuite.edit("{\"type\":\"contact\",\"deletes\":3}");

        assertThat(source().next(from(now)).records()).isEmpty();
    }

    @Test
    void aLogHasNoOrderOfIds() {
        assertThatIllegalArgumentException().isThrownBy(() -> source().next(new Position.ById(null, null)));
    }
}
