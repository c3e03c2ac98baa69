package io.github.camelnetsuite.tba.source;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What it takes to read a route's records.
 *
 * @param rows how many there are to read
 * @param orFewer whether there may be fewer: some were named, and need not be there
 * @param requests about how many requests to NetSuite that takes, from the start of the route until it is up to date
 * @param fastest where every request takes as long as the fastest of those that were timed
 * @param slowest where all take twice as long as those in the middle: NetSuite has slower hours, and the account's few
 *     slots are shared with whatever else asks it. Neither counts the time of the destinations
 * @param page the fastest page that was timed
 */
public record ReadPlan(
        long rows, boolean orFewer, RequestRange requests, Duration fastest, Duration slowest, TimedPage page) {

    private static final int SLOW_DOWN = 2;

    /**
     * Reckons.
     *
     * @param pages those that were timed, at least one. The first one has to connect, and one that is far from full tells
     *     nothing of the others
     */
    public static ReadPlan of(long rows, boolean orFewer, RequestRange requests, List<TimedPage> pages) {
        int fullest = pages.stream().mapToInt(TimedPage::records).max().orElseThrow();
        List<TimedPage> telling = pages.stream()
                .filter(page -> 2 * page.records() >= fullest)
                .sorted(Comparator.comparing(TimedPage::forARequest))
                .toList();
        TimedPage fast = telling.get(0);
        TimedPage usual = telling.get(telling.size() / 2);
        return new ReadPlan(
                rows,
                orFewer,
                requests,
                fast.forARequest().multipliedBy(requests.from()),
                usual.forARequest().multipliedBy(requests.to()).multipliedBy(SLOW_DOWN),
                fast);
    }
}
