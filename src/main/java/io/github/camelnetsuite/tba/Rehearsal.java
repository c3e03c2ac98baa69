package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.progress.ResyncProgress;
import io.github.camelnetsuite.tba.source.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A poll that delivers nothing: every record counts as delivered as soon as it has been read. */
final class Rehearsal {

    private final Reading reading;
    private final NetSuiteTbaPreview.Listener listener;
    private long expected;

    /** @param reading on a copy of the cursors */
    Rehearsal(Reading reading, NetSuiteTbaPreview.Listener listener) {
        this.reading = reading;
        this.listener = listener;
    }

    NetSuiteTbaPreview.Harvest harvest() throws InterruptedException {
        long records = 0;
        long deletions = 0;
        NetSuiteException trouble = null;
        for (ChangeStream stream : reading.streams()) {
            try {
                long fresh = read(stream);
                records += stream.isOfDeletions() ? 0 : fresh;
                deletions += stream.isOfDeletions() ? fresh : 0;
            } catch (NothingVisibleException e) {
                trouble = waits(stream, e);
            }
        }
        return new NetSuiteTbaPreview.Harvest(records, deletions, readAgain(records), trouble);
    }

    /** @return how many were asked to be read again and are there */
    private long readAgain(long records) throws InterruptedException {
        long again = 0;
        while (true) {
            Optional<ResyncProgress> asked = reading.resyncProgress();
            if (asked.isEmpty()) {
                return again;
            }
            Page page = reading.resync().next(asked.get());
            asked.get().passed(page.records());
            asked.get().readToEnd(page.more());
            again += page.records().size();
            listener.reads(records + again, 0);
        }
    }

    /** As a poll does: where nothing contradicts that nothing is there. */
    private static @Nullable NetSuiteException waits(ChangeStream stream, NothingVisibleException nothing)
            throws InterruptedException {
        if (!stream.holds()) {
            throw nothing;
        }
        return nothing;
    }

    private long read(ChangeStream stream) throws InterruptedException {
        Progress progress = stream.progress();
        progress.pollBegins();
        long fresh = 0;
        boolean more = true;
        while (more) {
            Page page = stream.source().next(progress.position());
            progress.pageRead(page.asOf());
            stream.shows(page);
            expected = progress.inSnapshot() ? Math.max(expected, page.total()) : expected;
            progress.forgetsWhatIsReplacedBy(page.records());
            fresh += page.records().stream()
                    .filter(record -> !progress.remembers(record))
                    .count();
            progress.passed(page.records());
            listener.reads(fresh, expected);
            more = page.more() || progress.readToEnd();
        }
        return fresh;
    }
}
