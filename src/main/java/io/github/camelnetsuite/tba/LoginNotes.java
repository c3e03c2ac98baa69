package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.LoginLines;
import io.github.camelnetsuite.tba.progress.JdbcCursorStore;
import java.util.ArrayList;
import java.util.List;

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
        return database.note(subject).map(text -> text.lines().toList()).orElse(List.of());
    }

    @Override
    public void add(String line, Done done) {
        database.changeNote(subject, text -> {
            List<String> all = text.lines().toList();
            List<String> kept = new ArrayList<>(all);
            kept.removeIf(done.among(all));
            kept.add(line);
            return String.join("\n", kept);
        });
    }

    @Override
    public String toString() {
        return "The database of progress";
    }
}
