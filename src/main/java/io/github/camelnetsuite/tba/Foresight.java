package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.progress.ResyncProgress;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.source.FirstPages;
import io.github.camelnetsuite.tba.source.ReadPlan;
import io.github.camelnetsuite.tba.source.RecordSource;
import io.github.camelnetsuite.tba.source.RequestRange;
import io.github.camelnetsuite.tba.source.SnapshotSource;
import io.github.camelnetsuite.tba.source.TimedPage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through a poll in small: each thing that it reads is begun, and how much is left of it is reckoned. */
final class Foresight {

    private final Reading reading;
    private final SnapshotSource source;
    private final Time time;
    private final FirstPages first;

    private @Nullable NetSuiteException trouble;

    /** @param reading on a copy of the cursors */
    Foresight(Reading reading, Time time) {
        this.reading = reading;
        this.source = reading.changes();
        this.time = time;
        this.first = new FirstPages(source, reading::requests, time);
    }

    NetSuiteTbaPreview.Outlook outlook() throws InterruptedException {
        try (Progress progress = reading.changesProgress(source)) {
            RequestRange clock = RequestRange.exactly(reading.requests());
            FirstPages.Found news =
                    progress.position() instanceof Position.ById start ? firstRead(progress, start) : changes(progress);
            RequestRange deletions = deletions();
            FirstPages.Found again = readAgain(progress);
            List<TimedPage> pages =
                    Stream.concat(news.pages().stream(), again.pages().stream()).toList();
            RequestRange requests = clock.plus(news.requests()).plus(deletions).plus(again.requests());
            return new NetSuiteTbaPreview.Outlook(
                    ReadPlan.of(news.rows() + again.rows(), again.orFewer(), requests, pages), again.rows(), trouble);
        }
    }

    /** All of it, and behind it what has changed meanwhile. */
    private FirstPages.Found firstRead(Progress progress, Position.ById start) throws InterruptedException {
        FirstPages.Found found = first.byId(start);
        if (found.rows() == 0 && start.after() == null) {
            throw new NothingVisibleException(reading.nothingToRead());
        }
        progress.readToEnd();
        FirstPages.Found behind = first.byTime((Position.ByTime) progress.position());
        return new FirstPages.Found(
                found.rows(),
                found.requests().plus(behind.requests()),
                found.pages(),
                found.read(),
                found.whole(),
                found.orFewer());
    }

    /** Of a few of them it is known which were delivered before. */
    private FirstPages.Found changes(Progress progress) throws InterruptedException {
        FirstPages.Found found = first.byTime((Position.ByTime) progress.position());
        long rows = found.whole()
                ? found.read().stream()
                        .filter(record -> !progress.remembers(record))
                        .count()
                : found.rows();
        return new FirstPages.Found(
                rows, found.requests(), found.pages(), found.read(), found.whole(), found.orFewer());
    }

    /** What was asked to be read again; nothing where nothing was. It is read by a source of its own. */
    private FirstPages.Found readAgain(Progress progress) throws InterruptedException {
        Optional<ResyncProgress> asked = reading.resyncProgress(progress);
        if (asked.isEmpty()) {
            return FirstPages.Found.NOTHING;
        }
        FirstPages pages = new FirstPages(reading.changes(), reading::requests, time);
        return asked.get().position() instanceof Position.OfIds named
                ? pages.byIds(named, asked.get().idsAhead())
                : pages.byId((Position.ById) asked.get().position());
    }

    /** A log of deletions is looked at when a route starts for the first time, and by each poll. */
    private RequestRange deletions() throws InterruptedException {
        if (!reading.settings().includeDeleted()) {
            return RequestRange.exactly(0);
        }
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
