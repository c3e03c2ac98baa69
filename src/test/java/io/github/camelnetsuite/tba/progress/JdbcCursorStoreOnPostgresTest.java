package io.github.camelnetsuite.tba.progress;

class JdbcCursorStoreOnPostgresTest extends JdbcCursorStoreContract {

    @Override
    CursorDatabase connect() {
        return CursorDatabase.postgres();
    }
}
