package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.Placeholder;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.DeletionCursor;
import io.github.camelnetsuite.tba.progress.ResyncCursor;
import io.github.camelnetsuite.tba.record.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of one tenant's routes: each record type's under the tenant's name and its own, or as the tenant's file says
 * for all record types or for one, and in that file's folder or else where those of all routes are.
 */
final class TenantCursors {

    private static final List<String> STORES = List.of("cursorStore", "dataSource");

    private final String tenant;
    private final AccountValues account;
    private final RunnerProperties settings;
    private final Surroundings here;

    /** @param account what the tenant's file says; nothing where there is none */
    TenantCursors(String tenant, AccountValues account, RunnerProperties settings, Surroundings here) {
        this.tenant = tenant;
        this.account = account;
        this.settings = settings;
        this.here = here;
    }

    /**
     * Removes those that there are, all of them or none, wherever they are.
     *
     * @return their names
     * @throws IllegalArgumentException when it is not known which they are; none is removed
     * @throws io.github.camelnetsuite.tba.progress.CursorLockedException when a route or process has one; all stay
     */
    List<String> forget() throws Exception {
        List<KeptCursors> places = new ArrayList<>();
        try {
            Map<CursorStore, List<String>> found = new LinkedHashMap<>();
            for (Map.Entry<Optional<Path>, Set<String>> wanted : namesByFolder().entrySet()) {
                Optional<Path> folder = wanted.getKey();
                KeptCursors place =
                        folder.isPresent() ? KeptCursors.in(folder.get()) : KeptCursors.configured(settings, here);
                places.add(place);
                List<String> there = place.store().names();
                found.put(
                        place.store(),
                        wanted.getValue().stream().filter(there::contains).toList());
            }
            return ForgottenCursors.of(found);
        } finally {
            places.forEach(KeptCursors::close);
        }
    }

    /** Each folder once, however it is written: a cursor can be taken once only. None is what is no folder. */
    private Map<Optional<Path>, Set<String>> namesByFolder() throws IOException {
        Map<Optional<Path>, Set<String>> names = new LinkedHashMap<>();
        for (RecordType type : RecordType.values()) {
            names.computeIfAbsent(folder(type), folder -> new LinkedHashSet<>()).addAll(names(type));
        }
        return names;
    }

    private Optional<Path> folder(RecordType type) throws IOException {
        for (String store : STORES) {
            String name = nameOf(store, type);
            if (name != null) {
                throw new IllegalArgumentException(name + " is set in the file of " + tenant
                        + ", so its progress is where this command does not come; remove it there, and the file without"
                        + " --forget; nothing was removed");
            }
        }
        Optional<Path> own = option("cursorDirectory", type).map(here.directory()::resolve);
        Optional<Path> folder = own.isPresent() ? own : KeptCursors.folder(settings, here);
        return folder.isPresent() && Files.exists(folder.get())
                ? Optional.of(folder.get().toRealPath())
                : folder.map(path -> path.toAbsolutePath().normalize());
    }

    private List<String> names(RecordType type) {
        return Stream.concat(option("cursorName", type).stream(), Stream.of(tenant + "-" + type.spelling()))
                .flatMap(
                        cursor -> Stream.of(cursor, DeletionCursor.nameBeside(cursor), ResyncCursor.nameBeside(cursor)))
                .toList();
    }

    /** What the file says for this record type. */
    private Optional<String> option(String option, RecordType type) {
        String name = nameOf(option, type);
        String written = name == null ? null : account.get(name);
        if (!Placeholder.isIn(written)) {
            return Optional.ofNullable(written);
        }
        return Optional.of(
                settings.known(String.valueOf(written))
                        .filter(value -> !Placeholder.isIn(value))
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        name + " is " + Placeholder.shown(String.valueOf(written))
                                                + ", which nothing stands behind here, so it is not known what to forget; nothing was removed")));
    }

    /** By which name an option is set for a record type; what names it wins. */
    private @Nullable String nameOf(String option, RecordType type) {
        return Stream.of(type.spelling() + "." + option, option)
                .filter(name -> account.get(name) != null)
                .findFirst()
                .orElse(null);
    }
}
