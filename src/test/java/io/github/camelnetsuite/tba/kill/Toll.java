package io.github.camelnetsuite.tba.kill;

import io.github.camelnetsuite.tba.kill.Aim.Hit;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** How many kills there were, where they fell, and what they have cost. Thread-safe. */
final class Toll {

    private final long began = System.nanoTime();
    private final long seed;
    private final Map<Hit, Integer> hits = new EnumMap<>(Hit.class);
    private int left;
    private Findings findings = Findings.NONE;

    Toll(int kills, long seed) {
        this.left = kills;
        this.seed = seed;
    }

    /** Takes so many of the kills that are to be done, or those that are left. */
    synchronized int take(int most) {
        int taken = Math.min(most, left);
        left -= taken;
        return taken;
    }

    synchronized void add(Hit hit) {
        hits.merge(hit, 1, Integer::sum);
    }

    synchronized void add(Findings more) {
        findings = findings.and(more);
        System.out.println(this);
    }

    synchronized Findings findings() {
        return findings;
    }

    /** Where at least one fell. */
    synchronized Set<Hit> hits() {
        return Set.copyOf(hits.keySet());
    }

    synchronized int kills() {
        return hits.entrySet().stream()
                .filter(hit -> hit.getKey() != Hit.STOPPED)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public synchronized String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "%d kills (seed %d) in %.1f minutes, %s; %.1f repeated a kill; %s",
                kills(),
                seed,
                Duration.ofNanos(System.nanoTime() - began).toSeconds() / 60.0,
                hits,
                (double) findings.repeated() / Math.max(1, kills()),
                findings);
    }
}
