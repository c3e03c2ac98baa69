package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.source.ReadPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a route that reads from an endpoint is going to read, looked at beforehand: it reads as the route would, from where
 * the route stands, and delivers nothing. It works on a copy of the route's cursor; the cursor itself is neither taken nor
 * written, so the route may be running. NetSuite is asked only to read.
 *
 * <p>Every method but the first few asks NetSuite, and throws a {@link NetSuiteException} whose type says what to do, an
 * {@link IllegalArgumentException} for an unknown record type or field, or a {@link CursorException} for a cursor that the
 * route could not go on from either. For one thread.
 */
public final class NetSuiteTbaPreview {

    private final EndpointSettings settings;
    private final NetSuiteTbaComponent component;

    private NetSuiteTbaPreview(EndpointSettings settings, NetSuiteTbaComponent component) {
        this.settings = settings;
        this.component = component;
    }

    /**
     * Of a route that reads from this endpoint.
     *
     * @throws IllegalArgumentException naming an option that has not the right form
     */
    public static NetSuiteTbaPreview of(NetSuiteTbaEndpoint endpoint) {
        return new NetSuiteTbaPreview(endpoint.settings(), endpoint.getComponent());
    }

    /**
     * What a route has before it.
     *
     * @param plan what reading it takes
     * @param resync how many of its rows were asked to be read again
     * @param trouble why its deletions can't be read; null where they can or are not asked for
     */
    public record Outlook(
            ReadPlan plan, long resync, @Nullable NetSuiteException trouble) {}

    /**
     * What a route would deliver now.
     *
     * @param records how many that are new or have changed
     * @param deletions how many
     * @param resync how many that were asked to be read again
     * @param trouble that nothing is visible of something, at which the route waits; null for none
     */
    public record Harvest(
            long records,
            long deletions,
            long resync,
            @Nullable NetSuiteException trouble) {}

    /** Is told how far the reading is. */
    @FunctionalInterface
    public interface Listener {

        /**
         * So many records have been read that would be delivered.
         *
         * @param records of those that are read now
         * @param expected how many they will be; 0 where that is not known
         */
        void reads(long records, long expected);
    }

    /** NetSuite's account id, as in {@code 1234567_SB1}. */
    public String account() {
        return settings.terms().account();
    }

    /** NetSuite's record type as the URI names it. */
    public String resource() {
        return settings.resource();
    }

    /** The value of that option. */
    public String transport() {
        return settings.transport().name();
    }

    /** The options that decide which records it reads, as {@code stage=customer; since=beginning}. */
    public String selection() {
        return settings.terms().fingerprint();
    }

    /** Whether it logs in with access tokens, each of which is a request for itself about once an hour. */
    public boolean needsAccessTokens() {
        return settings.login() instanceof Login.OAuth2;
    }

    /** Requests that may be in flight to the account at once, for all routes together. */
    public int maxConcurrency() {
        return settings.maxConcurrency();
    }

    /** What the first poll is going to do, for people. Does not ask NetSuite. */
    public String standing() {
        try (Reading reading = new Reading(settings, component, component.guards(settings))) {
            return reading.standing();
        }
    }

    /**
     * Reads one to three pages, and as many of what was asked to be read again, and tells what reading all of it takes.
     *
     * @throws io.github.camelnetsuite.tba.gateway.NothingVisibleException when a first read would find nothing
     */
    public Outlook plan() throws InterruptedException {
        try (Reading reading = rehearsed()) {
            return new Foresight(reading, component.time()).outlook();
        }
    }

    /** Reads everything that the route would read, and counts what of it would be delivered. */
    public Harvest rehearse(Listener listener) throws InterruptedException {
        try (Reading reading = rehearsed()) {
            return new Rehearsal(reading, listener).harvest();
        }
    }

    /**
     * Some records as the route would get them, wherever it stands and whatever {@code since} says: by SuiteQL those with
     * the lowest ids, by SOAP those that NetSuite shows first.
     *
     * @param ids those of these ids, as far as the route would read them; empty for any
     * @param most how many at most, up to 1000
     */
    public List<NetSuiteRecord> some(List<Long> ids, int most) throws InterruptedException {
        try (Reading reading = new Reading(settings, component, component.guards(settings))) {
            return reading.some(ids, most).stream().map(ReadRecord::body).toList();
        }
    }

    private Reading rehearsed() {
        return new Reading(settings.with(copies()), component, component.guards(settings));
    }

    private CursorStore copies() {
        MemoryCursorStore copies = new MemoryCursorStore();
        for (String name : settings.cursorNames()) {
            settings.cursorStore().read(name).ifPresent(cursor -> copies.replace(name, cursor));
        }
        return copies;
    }
}
