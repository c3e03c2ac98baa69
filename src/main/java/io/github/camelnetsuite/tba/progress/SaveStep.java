package io.github.camelnetsuite.tba.progress;

/** The moments of saving a cursor file between which a process may end; in their order. */
enum SaveStep {
    BEFORE_WRITE,
    TEMPORARY_WRITTEN,
    TEMPORARY_FORCED,
    MOVED,
    DIRECTORY_FORCED
}
