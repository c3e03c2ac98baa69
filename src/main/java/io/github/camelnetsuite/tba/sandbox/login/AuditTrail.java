package io.github.camelnetsuite.tba.sandbox.login;

import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
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
     * @param names whom it was of
     * @param request method and path
     */
    public record Entry(Instant date, String status, String detail, Names names, String request) {}

    /**
     * Whom a login names, each empty where the account does not know it.
     *
     * @param user and its role: those of the token or certificate
     * @param token the column Token-based Access Token Name
     * @param application the column Token-based Application Name
     */
    public record Names(String user, String role, String token, String application) {
        static Names of(boolean user, boolean token, boolean application) {
            return new Names(
                    user ? "Sandbox user" : "",
                    user ? "Sandbox role" : "",
                    token ? "Sandbox token" : "",
                    application ? "Sandbox integration" : "");
        }
    }

    /** Keeps a login; one without a detail has succeeded. */
    synchronized void add(Instant date, String detail, Names names, HttpRequest request) {
        entries.addLast(new Entry(
                date,
                detail.isEmpty() ? "Success" : "Failure",
                detail,
                names,
                request.method() + " " + request.path()));
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    /** Oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
