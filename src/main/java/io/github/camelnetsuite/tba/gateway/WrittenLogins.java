package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log of logins that is written down, a line for each: {@code 2026-03-12T08:57:09Z refused 3f2a… 8c1d…} (the last word
 * is its id). Lines older than a day are dropped but for the last that tells that credentials have worked, and
 * those that can't be read are passed over: what is lost with them is caution, no record.
 */
public final class WrittenLogins implements LoginLog {

    private static final Logger LOG = LoggerFactory.getLogger(WrittenLogins.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final LoginLines lines;
    private final Set<String> known = new HashSet<>();
    private Object read = "nothing yet";
    private boolean hasComplained;

    public WrittenLogins(LoginLines lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void add(Event event) {
        String line =
                event.at() + (event.accepted() ? " accepted " : " refused ") + event.fingerprint() + " " + event.id();
        known.add(event.id());
        try {
            lines.add(line, all -> old -> isDone(old, all, event.at()));
        } catch (IOException | RuntimeException e) {
            complain(e);
        }
    }

    /**
     * Whether a line tells nothing more: one of the future that was read was put down again as of then; one that is older
     * than a day is over, unless it is the last to tell that these credentials have worked.
     */
    private boolean isDone(String line, List<String> all, Instant now) {
        Event event = event(line).orElse(null);
        if (event == null) {
            return false;
        }
        if (event.at().isAfter(now)) {
            return known.contains(event.id());
        }
        return event.at().isBefore(now.minus(KEPT)) && !(event.accepted() && isLastAccepted(event, all));
    }

    private static boolean isLastAccepted(Event event, List<String> all) {
        return all.stream()
                .flatMap(line -> event(line).stream())
                .noneMatch(other -> other.accepted()
                        && other.fingerprint().equals(event.fingerprint())
                        && other.at().isAfter(event.at()));
    }

    @Override
    public synchronized List<Event> news() {
        try {
            Object state = lines.state();
            if (state.equals(read)) {
                return List.of();
            }
            List<Event> news = lines.read().stream()
                    .flatMap(line -> event(line).stream())
                    .filter(event -> known.add(event.id()))
                    .sorted(Comparator.comparing(Event::at))
                    .toList();
            read = state;
            return news;
        } catch (IOException | RuntimeException e) {
            complain(e);
            return List.of();
        }
    }

    private void complain(Exception e) {
        if (!hasComplained) {
            hasComplained = true;
            LOG.warn(
                    "{} can't be used: refused logins are remembered in this process only ({})",
                    lines,
                    e.getClass().getSimpleName());
        }
    }

    private static Optional<Event> event(String line) {
        String[] words = line.split(" ", -1);
        try {
            return words.length == 4 && (words[1].equals("accepted") || words[1].equals("refused"))
                    ? Optional.of(new Event(Instant.parse(words[0]), words[2], words[1].equals("accepted"), words[3]))
                    : Optional.empty();
        } catch (DateTimeParseException damaged) {
            return Optional.empty();
        }
    }
}
