package io.github.camelnetsuite.tba.progress;

class JdbcCursorStoreOnH2Test extends JdbcCursorStoreContract {

    @Override
    CursorDatabase database() {
        return CursorDatabase.h2InMemory();
    }
}
