package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.doctor.FirstPages;
import io.github.camelnetsuite.tba.doctor.ReadPlan;
import io.github.camelnetsuite.tba.doctor.TimedPage;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.source.RecordSource;
import io.github.camelnetsuite.tba.source.RequestRange;
import io.github.camelnetsuite.tba.source.SnapshotSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through a poll in small: each thing that it reads is begun, and how much is left of it is reckoned. */
final class Foresight {

    private final Reading reading;
    private final SnapshotSource source;
    private final FirstPages first;

    private @Nullable NetSuiteException trouble;

    /** @param reading on a copy of the cursors */
    Foresight(Reading reading, Time time) {
        this.reading = reading;
        this.source = reading.changes();
        this.first = new FirstPages(source, reading::requests, time);
    }

    NetSuiteTbaPreview.Outlook outlook() throws InterruptedException {
        try (Progress progress = reading.changesProgress(source)) {
            RequestRange besides = RequestRange.exactly(reading.requests());
            ReadPlan plan = progress.position() instanceof Position.ById start
                    ? firstRead(progress, start, besides)
                    : changes(progress, besides);
            return new NetSuiteTbaPreview.Outlook(plan, trouble);
        }
    }

    /** All of it, and behind it what has changed meanwhile. */
    private ReadPlan firstRead(Progress progress, Position.ById start, RequestRange besides)
            throws InterruptedException {
        FirstPages.Found found = first.byId(start);
        if (found.rows() == 0 && start.after() == null) {
            throw new NothingVisibleException(reading.nothingVisible());
        }
        progress.readToEnd();
        FirstPages.Found behind = first.byTime((Position.ByTime) progress.position());
        return plan(found.rows(), besides.plus(found.requests()).plus(behind.requests()), found.pages());
    }

    /** Of a few of them it is known which were delivered before. */
    private ReadPlan changes(Progress progress, RequestRange besides) throws InterruptedException {
        FirstPages.Found found = first.byTime((Position.ByTime) progress.position());
        long rows = found.whole()
                ? found.read().stream()
                        .filter(record -> !progress.remembers(record))
                        .count()
                : found.rows();
        return plan(rows, besides.plus(found.requests()), found.pages());
    }

    private ReadPlan plan(long rows, RequestRange changes, List<TimedPage> pages) throws InterruptedException {
        RequestRange all = reading.settings().includeDeleted() ? changes.plus(deletions()) : changes;
        return ReadPlan.of(rows, all, pages);
    }

    /** A log of deletions is looked at when a route starts for the first time, and by each poll. */
    private RequestRange deletions() throws InterruptedException {
        long before = reading.requests();
        RecordSource log = reading.deletions();
        try (Progress progress = reading.deletionsProgress(log)) {
            long forTheClock = reading.requests() - before;
            try {
                log.next(progress.position());
            } catch (NetSuiteException e) {
                trouble = e;
            }
            long forALook = reading.requests() - before - forTheClock;
            return RequestRange.exactly(forTheClock == 0 ? forALook : forTheClock + 2 * forALook);
        }
    }
}
