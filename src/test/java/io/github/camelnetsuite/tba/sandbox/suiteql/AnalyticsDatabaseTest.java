package io.github.camelnetsuite.tba.sandbox.suiteql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class AnalyticsDatabaseTest {
    @Test
    void aWriterCommitsAndAReaderSees() throws SQLException {
        try (AnalyticsDatabase database = AnalyticsDatabase.open();
                Connection writer = database.writer();
                Connection reader = database.reader()) {
            writer.createStatement()
                    .execute("INSERT INTO customer (id, entityid, lastmodifieddate_utc) VALUES (7, 'Acme',"
                            + " TIMESTAMP '2026-03-01 10:00:00')");
            database.createIndexes();
            database.createIndexes();
            try (Statement statement = reader.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT entitytitle, c.lastmodifieddate_utc FROM entity e JOIN customer c ON c.id = e.id")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("Acme");
                assertThat(rows.getObject(2, LocalDateTime.class))
                        .isEqualTo(LocalDateTime.parse("2026-03-01T10:00:00"));
            }
        }
    }

    @Test
    void aReaderMayNotWriteNorReadFiles() throws SQLException {
        try (AnalyticsDatabase database = AnalyticsDatabase.open();
                Connection reader = database.reader();
                Statement statement = reader.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM customer")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("SELECT * FROM CSVREAD('/etc/hostname')"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("CREATE TABLE x (y INT)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void twoDatabasesShareNothing() throws SQLException {
        try (AnalyticsDatabase one = AnalyticsDatabase.open();
                AnalyticsDatabase two = AnalyticsDatabase.open();
                Connection writer = one.writer();
                Connection reader = two.reader();
                Statement statement = reader.createStatement()) {
            writer.createStatement().execute("INSERT INTO customer (id) VALUES (1)");
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM customer")) {
                rows.next();
                assertThat(rows.getLong(1)).isZero();
            }
        }
    }
}
