package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.LoginLines;
import io.github.camelnetsuite.tba.progress.JdbcCursorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A log of logins in a database, beside the cursors. */
final class LoginNotes implements LoginLines {

    private final JdbcCursorStore database;
    private final String subject;

    /** That of an account. */
    LoginNotes(JdbcCursorStore database, String account) {
        this.database = database;
        this.subject = "logins " + account;
    }

    /** The database tells no more cheaply whether anything has changed than what it is. */
    @Override
    public Object state() {
        return new Object();
    }

    @Override
    public List<String> read() {
        return List.copyOf(database.notes(subject).values());
    }

    @Override
    public void add(String line, Done done) {
        database.addNote(subject, line);
        Map<String, String> all = database.notes(subject);
        Predicate<String> isDone = done.among(List.copyOf(all.values()));
        List<String> over = new ArrayList<>();
        all.forEach((key, old) -> {
            if (!old.equals(line) && isDone.test(old)) {
                over.add(key);
            }
        });
        database.removeNotes(over);
    }

    @Override
    public String toString() {
        return "The database of progress";
    }
}
