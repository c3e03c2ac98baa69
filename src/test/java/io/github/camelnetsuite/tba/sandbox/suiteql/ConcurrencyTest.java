package io.github.camelnetsuite.tba.sandbox.suiteql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    /** The writer moves an amount from one customer to another; whoever reads half of it sees another sum. */
    @Test
    void readersBesideAWriterSeeOnlyWholeTransactions() throws Exception {
        try (RandomAccount account = new RandomAccount(7, 200, Instant.parse("2026-01-01T00:00:00Z"), 1000);
                Connection writer = account.database.writer()) {
            writer.createStatement().execute("UPDATE customer SET balance = 100");
            writer.setAutoCommit(false);
            ExecutorService readers = Executors.newFixedThreadPool(4);
            try {
                List<Future<Integer>> results = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    results.add(readers.submit(() -> read(account.suiteQl)));
                }
                try (PreparedStatement update =
                        writer.prepareStatement("UPDATE customer SET balance = balance + ? WHERE id = ?")) {
                    for (int i = 0; i < 300; i++) {
                        long from = account.customers.get(i % 200).id();
                        long to = account.customers.get((i * 7 + 1) % 200).id();
                        add(update, -i, from);
                        add(update, i, to);
                        writer.commit();
                    }
                }
                for (Future<Integer> result : results) {
                    assertThat(result.get()).isEqualTo(100);
                }
            } finally {
                readers.shutdownNow();
            }
        }
    }

    private static void add(PreparedStatement update, int amount, long id) throws Exception {
        update.setInt(1, amount);
        update.setLong(2, id);
        update.executeUpdate();
    }

    private static Integer read(SuiteQl suiteQl) throws Exception {
        int reads = 0;
        for (; reads < 100; reads++) {
            List<Map<String, String>> rows = suiteQl.execute(
                            "SELECT id, balance FROM customer ORDER BY id", SmallAccount.LOS_ANGELES, 1000, 0)
                    .rows();
            assertThat(rows.stream()
                            .mapToLong(row -> Long.parseLong(row.get("balance")))
                            .sum())
                    .isEqualTo(20_000);
            assertThat(suiteQl.execute("SELECT SUM(balance) AS total FROM customer", SmallAccount.LOS_ANGELES, 1, 0)
                            .rows())
                    .containsExactly(Map.of("total", "20000"));
        }
        return reads;
    }
}
