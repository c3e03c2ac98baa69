package io.github.camelnetsuite.tba.progress;

class MemoryCursorStoreTest extends CursorStoreContract {

    private final CursorStore store = new MemoryCursorStore();

    @Override
    CursorStore store() {
        return store;
    }
}
