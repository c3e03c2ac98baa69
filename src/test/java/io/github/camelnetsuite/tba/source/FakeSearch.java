package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * An account in memory that is searched as SuiteTalk searches: at most a page of what lies in a window, in an order that
 * nobody promises, and the number of all. What lies just outside of the window may be there too, as the search's bounds
 * reach a little further.
 */
final class FakeSearch implements WindowSearch {

    private static final int UNREASONABLE = 20_000;

    private final NavigableMap<Long, Instant> records = new TreeMap<>();
    private final int pageSize;
    private final Order order;
    private final Ends ends;
    private Instant now = Instant.parse("2026-05-04T12:00:00Z");
    private Runnable meanwhile = () -> {};
    private int requests;

    /** In which order a search's rows come. */
    enum Order {
        BY_NAME,
        BY_ID,
        BY_ID_DESCENDING,
        BY_TIME,
        BY_TIME_DESCENDING,
        ANOTHER_EACH_TIME
    }

    /** How far a search reaches where its bounds are these, by the margins that it is sent with. */
    enum Ends {
        /** Bounds count, and one more on either side is asked for. */
        INCLUDED,
        /** No bound counts. */
        EXCLUDED,
        /** Times are those of their minutes, which count whole. */
        MINUTES,
        /** Times in a bound are cut to the minute. */
        CUT_TO_MINUTES
    }

    FakeSearch(int pageSize, Order order, Ends ends) {
        this.pageSize = pageSize;
        this.order = order;
        this.ends = ends;
    }

    /** What happens before each search. */
    void meanwhile(Runnable edits) {
        meanwhile = edits;
    }

    /** Creates a record, or changes it. */
    void put(long id, Instant lastModified) {
        records.put(id, lastModified);
    }

    void delete(long id) {
        records.remove(id);
    }

    NavigableMap<Long, Instant> records() {
        return records;
    }

    Instant now() {
        return now;
    }

    void tick(long millis) {
        now = now.plusMillis(millis);
    }

    int requests() {
        return requests;
    }

    @Override
    public int pageSize() {
        return pageSize;
    }

    @Override
    public Answer<SoapClient.Found> search(Window window) {
        meanwhile.run();
        if (++requests > UNREASONABLE) {
            throw new AssertionError("It does not end");
        }
        Instant asOf = now.truncatedTo(ChronoUnit.SECONDS);
        NavigableMap<Long, Instant> ids = records;
        if (window.idAfter() != null) {
            ids = ids.tailMap(window.idAfter(), window.idTo() != null && ends != Ends.EXCLUDED);
        }
        if (window.idTo() != null) {
            // Sent as up to this one alone, and between two as up to the next one.
            long sent = window.idAfter() == null ? window.idTo() : window.idTo() + 1;
            ids = ids.headMap(sent, window.idAfter() == null || ends != Ends.EXCLUDED);
        }
        List<Map.Entry<Long, Instant>> found = ids.entrySet().stream()
                .filter(record -> isFrom(window, record.getValue()) && isTo(window, record.getValue()))
                .sorted(comparator())
                .toList();
        return new Answer<>(
                new SoapClient.Found(
                        found.stream().limit(pageSize).map(FakeSearch::read).toList(), found.size()),
                asOf);
    }

    private boolean isFrom(Window window, Instant time) {
        if (window.from() == null) {
            return true;
        }
        Instant sent = window.from().minusSeconds(1);
        return time != null
                && switch (ends) {
                    case INCLUDED -> !time.isBefore(sent);
                    case EXCLUDED -> time.isAfter(sent);
                    case MINUTES, CUT_TO_MINUTES -> !time.isBefore(sent.truncatedTo(ChronoUnit.MINUTES));
                };
    }

    private boolean isTo(Window window, Instant time) {
        if (window.to() == null) {
            return true;
        }
        Instant sent = window.to().plusSeconds(1);
        return time != null
                && switch (ends) {
                    case INCLUDED -> !time.isAfter(sent);
                    case EXCLUDED -> time.isBefore(sent);
                    case MINUTES ->
                        time.isBefore(sent.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60));
                    case CUT_TO_MINUTES -> !time.isAfter(sent.truncatedTo(ChronoUnit.MINUTES));
                };
    }

    private Comparator<Map.Entry<Long, Instant>> comparator() {
        Comparator<Map.Entry<Long, Instant>> byId = Comparator.comparingLong(Map.Entry::getKey);
        Comparator<Map.Entry<Long, Instant>> byTime =
                Comparator.comparing(record -> record.getValue() == null ? Instant.MIN : record.getValue());
        return switch (order) {
            case BY_NAME -> Comparator.comparingLong(record -> mixed(record.getKey()));
            case BY_ID -> byId;
            case BY_ID_DESCENDING -> byId.reversed();
            case BY_TIME -> byTime.thenComparing(byId);
            case BY_TIME_DESCENDING -> byTime.reversed().thenComparing(byId);
            case ANOTHER_EACH_TIME -> {
                long salt = mixed(requests);
                yield Comparator.comparingLong(record -> mixed(record.getKey() ^ salt));
            }
        };
    }

    private static long mixed(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
        return mixed ^ (mixed >>> 29);
    }

    private static ReadRecord read(Map.Entry<Long, Instant> record) {
        return new ReadRecord(
                record.getKey(),
                record.getValue(),
                NetSuiteRecord.of(
                        RecordType.CUSTOMER, Map.of("id", record.getKey().toString())));
    }
}
