package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the polls of many accounts run: so many at work at once, and of one account one after the other.
 *
 * <p>A poll works in one of the <em>places</em>. One that gets nowhere for a second, because NetSuite or a destination does
 * not answer, loses its place to whoever waits longest, and waits for another one before it goes on. One that has worked for
 * five seconds while others wait is told to end, even in the middle of a page: what it has not delivered it reads again when
 * it comes next, since as many pages as there are accounts do not fit into memory. So however many accounts stall, the others
 * have all the places. What a stalled account costs is a thread that waits, with the page that it delivers: one at most,
 * beside the one that its request runs on.
 *
 * <p>Thread-safe.
 */
final class AccountPool {

    private static final Logger LOG = LoggerFactory.getLogger(AccountPool.class);

    static final Duration STALLS_AFTER = Duration.ofSeconds(1);
    static final Duration SLICE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final int places;
    private final Time time;
    private final ScheduledExecutorService timer;
    private final ExecutorService threads;
    private final Future<?> looking;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Lane> lanes = new HashMap<>();
    /** Who has no place, and wants one; the first comes first. */
    private final Deque<Turn> waiting = new ArrayDeque<>();

    /** Who has lost his place because he got nowhere, and gets on now. */
    private final Deque<Turn> returning = new ArrayDeque<>();

    private final Set<Turn> begun = new LinkedHashSet<>();
    private int taken;
    private boolean closed;

    /** The polls of one account that are due, but for the one that has its turn. */
    private static final class Lane {
        private final Deque<Work> due = new ArrayDeque<>();
        private boolean busy;
    }

    /** A poll. */
    interface Work {

        /**
         * Does it.
         *
         * @param turn to be told when it gets on
         */
        void run(Turn turn);
    }

    /**
     * @param places how many polls are at work at once
     * @param timer runs what is short
     * @param threads has as many as are asked for
     */
    AccountPool(int places, Time time, ScheduledExecutorService timer, ExecutorService threads) {
        this.places = places;
        this.time = time;
        this.timer = timer;
        this.threads = threads;
        this.looking =
                timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One thread, which any number of polls may wait for: Camel's own executors refuse more than a thousand. */
    static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "netsuite-accounts-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Has an account's work done as soon as there is a place, but not before this has passed. */
    Future<?> after(Duration pause, String account, Work work) {
        lock.lock();
        try {
            return closed
                    ? CompletableFuture.completedFuture(null)
                    : timer.schedule(() -> due(account, work), pause.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            lock.unlock();
        }
    }

    private void due(String account, Work work) {
        locked(() -> {
            Lane lane = lanes.computeIfAbsent(account, name -> new Lane());
            lane.due.add(work);
            next(lane);
        });
    }

    /** Forgets work that is due and has not begun. */
    void cancel(String account, Work work) {
        locked(() -> {
            Lane lane = lanes.get(account);
            if (lane != null) {
                lane.due.remove(work);
                forget(account, lane);
            }
        });
    }

    private void forget(String account, Lane lane) {
        if (!lane.busy && lane.due.isEmpty()) {
            lanes.remove(account);
        }
    }

    /** Lets the account's next work wait for a place, unless one of its works has its turn. */
    private void next(Lane lane) {
        if (!lane.busy && !lane.due.isEmpty()) {
            lane.busy = true;
            waiting.add(new Turn(lane, lane.due.remove()));
            give();
        }
    }

    /** Who comes back goes on before anybody begins: he holds what he has read. */
    private void give() {
        while (!closed && taken < places && !(returning.isEmpty() && waiting.isEmpty())) {
            Turn next = returning.isEmpty() ? waiting.remove() : returning.remove();
            if (!next.takePlace()) {
                waiting.addFirst(next);
                return;
            }
        }
    }

    /** Takes their places from those who get nowhere. */
    void look() {
        locked(() -> {
            for (Turn turn : List.copyOf(begun)) {
                if (turn.hasPlace && turn.standsStillSince().compareTo(STALLS_AFTER) >= 0) {
                    turn.leavePlace();
                }
            }
            give();
        });
    }

    /** Lets go of everybody who waits for a place: they have to end. */
    void close() {
        locked(() -> {
            closed = true;
            begun.forEach(turn -> turn.placeGiven.signalAll());
        });
        looking.cancel(false);
        timer.shutdownNow();
        threads.shutdown();
    }

    /** How many have begun and not ended, with a place or without. */
    int begun() {
        lock.lock();
        try {
            return begun.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many have got on and wait for a place. */
    int returning() {
        lock.lock();
        try {
            return returning.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many want to begin and have no place. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable step) {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }

    /** One piece of work from the time that it is due to its end. What it has is guarded by the pool's lock. */
    final class Turn {

        private final Lane lane;
        private final Work work;
        private final Condition placeGiven = lock.newCondition();
        private boolean hasPlace;
        private Duration hadPlaceFor = Duration.ZERO;
        private long placeSince;
        private long movedAt;

        private Turn(Lane lane, Work work) {
            this.lane = lane;
            this.work = work;
        }

        /** @return false where this machine has no thread for it now */
        private boolean takePlace() {
            placeSince = time.nanos();
            movedAt = placeSince;
            if (!begun.contains(this)) {
                try {
                    threads.execute(this::run);
                } catch (RejectedExecutionException | OutOfMemoryError none) {
                    LOG.warn("No thread can be had for the poll of an account; it waits: {}", none.toString());
                    return false;
                }
                begun.add(this);
            }
            taken++;
            hasPlace = true;
            placeGiven.signalAll();
            return true;
        }

        private void leavePlace() {
            hadPlaceFor = share();
            hasPlace = false;
            taken--;
        }

        /** For how long it has had a place, counted from its beginning. */
        private Duration share() {
            return hasPlace ? hadPlaceFor.plusNanos(time.nanos() - placeSince) : hadPlaceFor;
        }

        private void run() {
            try {
                work.run(this);
            } finally {
                locked(this::end);
            }
        }

        private void end() {
            begun.remove(this);
            if (hasPlace) {
                leavePlace();
            }
            lane.busy = false;
            next(lane);
            give();
        }

        private Duration standsStillSince() {
            return Duration.ofNanos(time.nanos() - movedAt);
        }

        /**
         * The work has got on, and is about to do the next step: which it does when it has a place.
         *
         * @return false where it has had its share and others wait: then it ends instead
         */
        boolean goOn() {
            lock.lock();
            try {
                movedAt = time.nanos();
                boolean hadItsShare = share().compareTo(SLICE) >= 0;
                if (hadItsShare && !(waiting.isEmpty() && returning.isEmpty())) {
                    return false;
                } else if (hasPlace) {
                    return true;
                }
                returning.add(this);
                give();
                while (!hasPlace && !closed) {
                    placeGiven.awaitUninterruptibly();
                }
                return true;
            } finally {
                lock.unlock();
            }
        }
    }
}
