package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.AccountRoutes;
import io.github.camelnetsuite.tba.NetSuiteAccount;
import io.github.camelnetsuite.tba.NetSuiteAccountsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.jspecify.annotations.Nullable;

/** The accounts of a folder and their routes. */
final class RunningAccounts {

    private static final String BEAN = "netsuite-accounts";

    private RunningAccounts() {}

    /**
     * The folder that was named, else {@code ./accounts} where it holds some and is meant; null for none.
     *
     * @param otherwise whether there is another account, so that routes without a template are about that one
     *
     * @throws IllegalArgumentException when what was named is no folder
     */
    static @Nullable Path find(@Nullable Path named, Path directory, Path routes, boolean otherwise)
            throws IOException {
        Path folder =
                directory.resolve(named == null ? Path.of("accounts") : named).toAbsolutePath();
        if (named == null) {
            boolean meant = Files.isDirectory(folder) && holdsAccounts(folder) && (!otherwise || haveTemplate(routes));
            return meant ? folder : null;
        } else if (Files.isDirectory(folder)) {
            return folder;
        }
        throw new IllegalArgumentException("Option --accounts: "
                + (Files.exists(folder) ? folder + " is not a folder" : "there is no folder " + folder));
    }

    private static boolean holdsAccounts(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.anyMatch(file -> file.toString().endsWith(".properties"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Looks for a template before anything is started: other routes may say less clearly that they miss an account.
     *
     * @throws IllegalArgumentException when there is none
     */
    static void requireTemplate(Path routes) throws IOException {
        if (!haveTemplate(routes)) {
            throw oneTemplateIsNeeded(routes, 0);
        }
    }

    private static boolean haveTemplate(Path routes) throws IOException {
        try (Stream<Path> inside = Files.list(routes)) {
            for (Path file :
                    inside.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                if (Files.readString(file).contains("routeTemplate")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static IllegalArgumentException oneTemplateIsNeeded(Path routes, int found) {
        return new IllegalArgumentException(
                "Accounts need one route template (routeTemplate, with the parameters account and"
                        + " resource), and in " + routes + "/*.yaml there are " + found
                        + "; examples/many-accounts has one");
    }

    /** Lets endpoints find them. */
    static void bind(CamelContext context, Path folder, RunnerProperties settings) {
        context.getRegistry().bind(BEAN, new NetSuiteAccountsFolder(context, folder, settings::known));
    }

    /** Those that were bound. */
    static NetSuiteAccountsFolder of(CamelContext context) {
        return Objects.requireNonNull(context.getRegistry().lookupByNameAndType(BEAN, NetSuiteAccountsFolder.class));
    }

    /**
     * What makes their routes, once it is a service of the context, and keeps them as the folder has them.
     *
     * @throws IllegalArgumentException when the routes hold no template to make them from, or several
     */
    static AccountRoutes routes(CamelContext context, Path routes) {
        return new AccountRoutes(context, of(context), template(context, routes));
    }

    /**
     * Makes the routes of one account before the context starts.
     *
     * @throws IllegalArgumentException when there is no such account, or its routes can't be made
     */
    static void addRoutes(CamelContext context, Path routes, String name) {
        NetSuiteAccount account = of(context)
                .account(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Option --account: there is no account " + name + " in the folder"));
        if (account.trouble() != null) {
            throw new IllegalArgumentException(name + ": " + account.trouble());
        }
        new AccountRoutes(context, of(context), template(context, routes)).add(account);
    }

    private static String template(CamelContext context, Path routes) {
        List<String> templates = ((ModelCamelContext) context)
                .getRouteTemplateDefinitions().stream()
                        .map(RouteTemplateDefinition::getId)
                        .toList();
        if (templates.size() != 1) {
            throw oneTemplateIsNeeded(routes, templates.size());
        }
        return templates.get(0);
    }
}
