package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteTbaComponent;
import io.github.camelnetsuite.tba.NetSuiteTbaConfiguration;
import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.FileCursorStore;
import io.github.camelnetsuite.tba.progress.JdbcCursorStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of the configured routes, where the properties say that they are.
 *
 * @param place of them, for people
 * @param end lets go of what was needed to reach them
 */
record KeptCursors(CursorStore store, String place, Runnable end) implements AutoCloseable {

    /** Those in a folder or, where none is given, of the routes that are configured here. */
    static KeptCursors of(@Nullable Path directory, @Nullable Path properties, Surroundings here) throws Exception {
        return directory != null
                ? in(here.directory().resolve(directory))
                : configured(RunnerProperties.collect(here, Map.of(), properties), here);
    }

    /** The cursor of that name; there being none, an error that tells which there are. */
    static Cursor existing(CursorStore store, String name) {
        return store.read(name).orElseThrow(() -> noSuch(store, name));
    }

    static IllegalArgumentException noSuch(CursorStore store, String name) {
        List<String> names = store.names();
        return new IllegalArgumentException("There is no cursor '" + name + "'"
                + (names.isEmpty() ? ": none is kept here" : "; there are " + String.join(", ", names)));
    }

    static KeptCursors in(Path directory) {
        FileCursorStore files = new FileCursorStore(directory.toAbsolutePath());
        return new KeptCursors(files, files.directory().toString(), () -> {});
    }

    /** By the options {@code dataSource}, {@code cursorStore} and {@code cursorDirectory} of the component. */
    static KeptCursors configured(RunnerProperties settings, Surroundings here) throws Exception {
        Optional<Path> folder = folder(settings, here);
        if (folder.isPresent()) {
            return in(folder.get());
        }
        CredentialBeans.withdraw(settings);
        // Camel makes beans in many ways; none of them is repeated here.
        NetSuiteTbaComponent component = new NetSuiteTbaComponent();
        Main main = ConfiguredCamel.main(beansOnly(settings));
        main.bind("netsuite-tba", component);
        try {
            main.start();
        } catch (Exception e) {
            main.stop();
            throw e;
        }
        NetSuiteTbaConfiguration options = component.getConfiguration();
        DataSource database = options.getDataSource();
        CursorStore own = options.getCursorStore();
        CursorStore store = database != null || own == null ? new JdbcCursorStore(required(database)) : own;
        return new KeptCursors(store, place(options), main::stop);
    }

    /** The folder that the component's options name; empty where they name something else than files. */
    static Optional<Path> folder(RunnerProperties settings, Surroundings here) {
        if (settings.option("dataSource") != null || settings.option("cursorStore") != null) {
            return Optional.empty();
        }
        String configured = settings.option("cursorDirectory");
        return Optional.of(here.directory().resolve(configured == null ? ".netsuite-tba" : configured));
    }

    /** What {@code dataSource} or {@code cursorStore} is made of, and no account. */
    private static Properties beansOnly(RunnerProperties settings) {
        Properties beans = new Properties();
        settings.all().stringPropertyNames().stream()
                .filter(name -> !name.startsWith(RunnerProperties.COMPONENT)
                        || name.equals(RunnerProperties.COMPONENT + "dataSource")
                        || name.equals(RunnerProperties.COMPONENT + "cursorStore"))
                .forEach(name -> beans.setProperty(name, settings.all().getProperty(name)));
        return beans;
    }

    private static DataSource required(@Nullable DataSource database) {
        if (database == null) {
            throw new IllegalArgumentException("Option dataSource names no bean: set it to #bean:NAME of a"
                    + " javax.sql.DataSource, and camel.beans.NAME to its class");
        }
        return database;
    }

    /** Where these options have progress kept. */
    static String place(NetSuiteTbaConfiguration options) {
        if (options.getDataSource() != null) {
            return "table " + JdbcCursorStore.TABLE + " of the database of option dataSource";
        } else if (options.getCursorStore() != null) {
            return "the store of option cursorStore";
        }
        return Path.of(options.getCursorDirectory()).toAbsolutePath().toString();
    }

    @Override
    public void close() {
        end.run();
    }
}
