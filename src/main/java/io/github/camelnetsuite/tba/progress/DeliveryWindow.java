package io.github.camelnetsuite.tba.progress;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the records of one page that were handed over: {@link #begin} gives each its index, {@link
 * #complete} or {@link #fail} settles it from any thread and in any order. Progress may pass the {@link
 * #deliveredPrefix} and nothing beyond it: a record that completed behind one that did not will be delivered again.
 *
 * <p>Settling only marks, so that nothing can go wrong where an exception would be swallowed; the polling thread waits
 * and saves. The first mark of an index counts, later ones are ignored.
 */
public final class DeliveryWindow {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allSettled = lock.newCondition();
    private final BitSet completed = new BitSet();
    private final BitSet failed = new BitSet();
    private int begun;
    private @Nullable Throwable failure;

    /** The next record is about to be handed over. @return its index, from 0 */
    public int begin() {
        lock.lock();
        try {
            return begun++;
        } finally {
            lock.unlock();
        }
    }

    /** That record has been delivered. */
    public void complete(int index) {
        settle(index, null);
    }

    /** That record has not been delivered. */
    public void fail(int index, Throwable cause) {
        settle(index, cause);
    }

    private void settle(int index, @Nullable Throwable cause) {
        lock.lock();
        try {
            if (index < 0 || index >= begun) {
                throw new IndexOutOfBoundsException("Record " + index + " of " + begun);
            }
            if (completed.get(index) || failed.get(index)) {
                return;
            }
            if (cause == null) {
                completed.set(index);
            } else {
                failed.set(index);
                if (failed.nextSetBit(0) == index) {
                    failure = cause;
                }
            }
            if (open() == 0) {
                allSettled.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many records from the page's start on have been delivered without a gap. Never shrinks. */
    public int deliveredPrefix() {
        lock.lock();
        try {
            return completed.nextClearBit(0);
        } finally {
            lock.unlock();
        }
    }

    /** How many records were handed over and are not settled yet. */
    public int outstanding() {
        lock.lock();
        try {
            return open();
        } finally {
            lock.unlock();
        }
    }

    private int open() {
        return begun - completed.cardinality() - failed.cardinality();
    }

    /** Whether any record has failed: no further one should be handed over. */
    public boolean failed() {
        return failure() != null;
    }

    /** Why the earliest failed record of the page has failed; null when none has. */
    public @Nullable Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until every record handed over has completed or failed.
     *
     * @return false when some had not after that time; what they do later still counts in this window
     */
    public boolean awaitAll(Duration timeout) throws InterruptedException {
        long remaining = TimeUnit.NANOSECONDS.convert(timeout);
        lock.lock();
        try {
            while (open() > 0 && remaining > 0) {
                remaining = allSettled.awaitNanos(remaining);
            }
            return open() == 0;
        } finally {
            lock.unlock();
        }
    }
}
