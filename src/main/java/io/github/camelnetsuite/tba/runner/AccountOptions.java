package io.github.camelnetsuite.tba.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which account a command is about, where it is one of many: mixed into each that is about one. */
final class AccountOptions {

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "One of the accounts of a folder, instead of the one that the properties tell.")
    private @Nullable String name;

    @Option(names = "--accounts", paramLabel = "DIR", description = "The folder; else ./accounts.")
    private @Nullable Path folder;

    /** Its name; null for the account that the properties tell. */
    @Nullable
    String name() {
        return name;
    }

    /**
     * Has endpoints find it, or makes sure that the properties tell one.
     *
     * @throws IllegalArgumentException when there is none to be about
     */
    ConfiguredCamel configure(RunnerProperties settings, Surroundings here) {
        settings.requireUsableKey();
        if (name == null) {
            if (folder != null) {
                throw new IllegalArgumentException("Option --accounts needs --account NAME: say which of them");
            }
            settings.requireAccount();
            return ConfiguredCamel.of(settings, here);
        }
        Path accounts = here.directory()
                .resolve(folder == null ? Path.of("accounts") : folder)
                .toAbsolutePath();
        if (!Files.isDirectory(accounts)) {
            throw new IllegalArgumentException(
                    "Option --account: there is no folder " + accounts + "; --accounts names another one");
        }
        return ConfiguredCamel.of(settings, here).withAccounts(accounts);
    }

    /**
     * The same with the routes of a folder, none of which runs: those that are there, or those of this account.
     *
     * @param routes the folder, which has a template for those
     */
    ConfiguredCamel configureResting(RunnerProperties settings, Path routes, Surroundings here) throws Exception {
        ConfiguredCamel camel = configure(settings, here);
        if (name != null) {
            RunningAccounts.requireTemplate(routes);
            camel.withRoutesOf(name, routes);
        }
        return camel.atRest();
    }
}
