package io.github.camelnetsuite.tba.progress;

import java.nio.file.Path;
import java.util.function.Consumer;

/** For tests of other packages: cursors in files, with a look at each step of a save. */
public final class WatchedCursors {

    private WatchedCursors() {}

    /** @param reached is told the name of each {@link SaveStep} before the next one */
    public static CursorStore in(Path directory, Consumer<String> reached) {
        return new FileCursorStore(directory, step -> reached.accept(step.name()));
    }
}
