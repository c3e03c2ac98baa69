package io.github.camelnetsuite.tba.progress;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** Many pools are set up so that whoever borrows a connection has to commit. */
class JdbcCursorStoreWithoutAutoCommitTest extends CursorStoreContract {

    private final CursorDatabase database = CursorDatabase.postgres();
    private final String table = "without_auto_commit";

    @Override
    CursorStore store() {
        return new JdbcCursorStore(new FaultyDataSource(database.dataSource()).withoutAutoCommit(), table);
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DROP TABLE IF EXISTS " + table);
        database.close();
    }
}
