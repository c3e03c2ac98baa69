package io.github.camelnetsuite.tba.progress;

import java.io.IOException;

/** Told of each step of a save before the next one; a test ends the process there or lets the disk fail. */
@FunctionalInterface
interface SaveWatch {

    SaveWatch NONE = step -> {};

    /** The save has come this far. @throws IOException as if the disk had failed at this step */
    void reached(SaveStep step) throws IOException;
}
