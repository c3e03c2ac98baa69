package io.github.camelnetsuite.tba.sandbox.control;

/** The account's slots, shared by all its services. Thread-safe. */
public final class ConcurrencyGate {
    private final int limit;
    private int inside;
    private int highest;

    public ConcurrencyGate(int limit) {
        this.limit = limit;
    }

    /** Takes a slot; false when all are taken. */
    public synchronized boolean enter() {
        highest = Math.max(highest, inside + 1);
        if (inside >= limit) {
            return false;
        }
        inside++;
        return true;
    }

    /** Gives a slot back. */
    public synchronized void leave() {
        inside--;
    }

    /** The most requests seen at one moment, the refused one included. */
    public synchronized int highest() {
        return highest;
    }
}
