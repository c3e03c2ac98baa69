package io.github.camelnetsuite.tba.progress;

class JdbcCursorStoreOnPostgresTest extends JdbcCursorStoreContract {

    @Override
    CursorDatabase database() {
        return CursorDatabase.postgres();
    }
}
