package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.progress.ResyncProgress;
import io.github.camelnetsuite.tba.progress.Resyncs;
import io.github.camelnetsuite.tba.source.Page;
import io.github.camelnetsuite.tba.source.RecordSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was asked to be read again beside the changes of a route. Whether anything was is looked up where progress is
 * kept, before each page: anybody may ask for it, replace it and give it up. Used by the polling thread.
 */
final class ResyncStream {

    /** Why its records come, in the words of the header. */
    static final String CHANGE_TYPE = "resync";

    private final Supplier<RecordSource> origin;
    private final Resyncs resyncs;
    private final String cursorName;
    private final Progress.Terms terms;
    private @Nullable RecordSource source;

    /** @param origin makes a source of its own when one is needed: one that reads changes would lose its place */
    ResyncStream(Supplier<RecordSource> origin, Resyncs resyncs, String cursorName, Progress.Terms terms) {
        this.origin = origin;
        this.resyncs = resyncs;
        this.cursorName = cursorName;
        this.terms = terms;
    }

    /**
     * Where it stands; empty when nothing is asked for, or while the first read has not ended.
     *
     * @param changes the progress of the route's changes
     */
    Optional<ResyncProgress> progress(Progress changes) {
        Optional<ResyncProgress> asked = ResyncProgress.of(resyncs, cursorName, terms, changes);
        if (asked.isEmpty()) {
            source = null;
        }
        return asked;
    }

    /** Whether none of its pages has been asked for by this process. */
    boolean begins() {
        return source == null;
    }

    /** The page that is to be read there. */
    Page next(ResyncProgress progress) throws InterruptedException {
        if (source == null) {
            source = origin.get();
        }
        return source.next(progress.position());
    }
}
