package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlDialectTest {

    @ParameterizedTest
    @CsvSource({"PostgreSQL, POSTGRESQL, BYTEA", "postgresql, POSTGRESQL, BYTEA", "' H2 ', H2, BLOB"})
    void itIsKnownByItsProductsName(String product, SqlDialect dialect, String bytes) {
        assertThat(SqlDialect.named(product)).contains(dialect);
        assertThat(dialect.bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Oracle", "PostgreSQL 18", "H"})
    void noOtherDatabaseIsTakenForOne(String product) {
        assertThat(SqlDialect.named(product)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "42P01, true, false",
        "42S02, true, false",
        "23505, false, true",
        "08006, false, false",
        ", false, false"
    })
    void anErrorIsKnownByItsState(String state, boolean missingTable, boolean duplicateKey) {
        SQLException error = new SQLException("x", state);

        assertThat(SqlDialect.isMissingTable(error)).isEqualTo(missingTable);
        assertThat(SqlDialect.isDuplicateKey(error)).isEqualTo(duplicateKey);
    }

    @Test
    void onlyPostgresIsToldToEndAStatementThatHangs() throws SQLException {
        try (CursorDatabase database = CursorDatabase.h2();
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            SqlDialect.H2.limit(statement);
            assertThat(statement.getQueryTimeout()).isZero();

            SqlDialect.POSTGRESQL.limit(statement);
            assertThat(statement.getQueryTimeout()).isEqualTo(30);
        }
    }
}
