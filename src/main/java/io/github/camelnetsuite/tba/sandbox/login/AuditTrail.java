package io.github.camelnetsuite.tba.sandbox.login;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The Login Audit Trail: the one place where NetSuite says why a login failed. Keeps the latest 10,000 entries. */
public final class AuditTrail {
    private static final int KEPT = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * One login.
     *
     * @param date when, by the account's clock
     * @param status {@code Success} or {@code Failure}
     * @param detail empty, or NetSuite's word for the failure (Oracle help, subsect_156935170194)
     * @param tokenName name of the access token, empty when the request named no known one
     * @param applicationName name of the integration, empty when the request named no known one
     * @param request method and path
     */
    public record Entry(
            Instant date, String status, String detail, String tokenName, String applicationName, String request) {}

    synchronized void add(Entry entry) {
        entries.addLast(entry);
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    /** Oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
