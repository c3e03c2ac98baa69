package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads in the order of (last modified, id), window after window, each small enough for one page. A poll begins with an
 * open range, so that one that finds little is one request. A second with more records than a page is read by another
 * way, which knows how to take it apart.
 */
final class TimeWindows {

    private static final int MOST_GUESSES = 100;
    private static final Comparator<ReadRecord> BY_TIME =
            Comparator.comparing(TimeWindows::time).thenComparingLong(ReadRecord::id);

    private final WindowSearch search;
    private final Crowd crowd;
    private final WindowPlan plan = new WindowPlan(false);
    private @Nullable Instant crowded;
    private @Nullable Position finished;
    private @Nullable Instant asOf;
    private long total;

    /** Takes a second apart that holds more than a page. */
    @FunctionalInterface
    interface Crowd {
        /** The next ones of this second in the order of their ids; null for all. */
        IdWindows.Part next(@Nullable Long after, Instant second) throws InterruptedException;
    }

    TimeWindows(WindowSearch search, Crowd crowd) {
        this.search = search;
        this.crowd = crowd;
    }

    Page next(Position.ByTime position) throws InterruptedException {
        asOf = null;
        if (position.after() == null) {
            plan.reset();
            crowded = null;
        }
        if (position.from().equals(crowded)) {
            return ofCrowd(position);
        }
        return position.equals(finished)
                ? from(new Position.ByTime(position.from().plusSeconds(1), null))
                : from(position);
    }

    private Page from(Position.ByTime position) throws InterruptedException {
        long start = position.from().getEpochSecond() - 1;
        for (int guess = 0; guess < MOST_GUESSES; guess++) {
            OptionalLong end = plan.end(start, search.pageSize());
            Window window = new Window(
                    null,
                    null,
                    Instant.ofEpochSecond(start + 1),
                    end.isPresent() ? Instant.ofEpochSecond(end.getAsLong()) : null);
            Answer<SoapClient.Found> answer = search.search(window);
            asOf = asOf == null ? answer.asOf() : asOf;
            total = end.isEmpty() ? answer.body().total() : total;
            List<ReadRecord> inside = answer.body().records().stream()
                    .filter(record -> window.holds(record.id(), time(record)))
                    .sorted(BY_TIME)
                    .toList();
            if (!answer.body().isAll()) {
                // What fills the page of a search without an end may all lie before it, where its bound reaches a
                // little
                // further: nothing tells then how far to read, so a second at a time.
                boolean byTheSecond = end.isPresent() ? end.getAsLong() == start + 1 : inside.isEmpty();
                if (byTheSecond) {
                    Instant second = Instant.ofEpochSecond(start + 1);
                    crowded = second;
                    return ofCrowd(
                            new Position.ByTime(second, second.equals(position.from()) ? position.after() : null));
                }
                plan.overfull(
                        end, seconds(answer.body().records()), answer.body().total());
                continue;
            }
            plan.fitted(seconds(inside));
            List<ReadRecord> ahead = inside.stream().filter(position::precedes).toList();
            if (end.isEmpty() || !ahead.isEmpty()) {
                return page(ahead, end.isPresent());
            }
            start = end.getAsLong();
        }
        throw new MalformedAnswerException("The searches do not agree on how many records there are");
    }

    private Page ofCrowd(Position.ByTime position) throws InterruptedException {
        IdWindows.Part part = crowd.next(position.after(), position.from());
        asOf = asOf == null ? part.asOf() : asOf;
        if (part.last()) {
            crowded = null;
        }
        if (part.records().isEmpty()) {
            return from(new Position.ByTime(position.from().plusSeconds(1), null));
        }
        if (part.last()) {
            finished = position.movedTo(part.records().get(part.records().size() - 1));
        }
        return page(part.records(), true);
    }

    private Page page(List<ReadRecord> records, boolean more) {
        long left = Math.max(total, records.size());
        total -= records.size();
        return new Page(records, more, java.util.Objects.requireNonNull(asOf), left);
    }

    private static Instant time(ReadRecord record) {
        Instant time = record.lastModified();
        if (time == null) {
            throw new MalformedAnswerException(record.body() + " has no last-modified time and is no change");
        }
        return time;
    }

    private static long[] seconds(List<ReadRecord> records) {
        return records.stream()
                .mapToLong(record -> time(record).getEpochSecond())
                .toArray();
    }
}
