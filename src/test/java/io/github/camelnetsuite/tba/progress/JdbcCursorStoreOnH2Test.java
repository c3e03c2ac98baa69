package io.github.camelnetsuite.tba.progress;

class JdbcCursorStoreOnH2Test extends JdbcCursorStoreContract {

    @Override
    CursorDatabase connect() {
        return CursorDatabase.h2();
    }
}
