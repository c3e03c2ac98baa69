package io.github.camelnetsuite.tba;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of many accounts that an application reads: a tenant, which has a name of its own. Two of them may share one NetSuite
 * account; they then share what NetSuite counts by account, and nothing else. Immutable.
 *
 * @param name of letters, digits, {@code .}, {@code _}, {@code -}, not beginning with a dot; part of the ids of its routes
 *     and of the names of its cursors
 * @param credentials as they are now; asked when a route starts, and again when they were refused. Throws {@link
 *     IllegalArgumentException} for what its owner has to mend
 * @param options of its endpoints, instead of the component's, by name; one for one record type only as {@code
 *     customer.fields}. Where {@code accountId} is among them, a change of it restarts the routes
 * @param properties for the route template, by name
 * @param resources the record types to read
 * @param trouble why the rest of this is not known at present, for people; null when it is. Routes that there are go on
 */
public record NetSuiteAccount(
        String name,
        Supplier<NetSuiteCredentials> credentials,
        Map<String, String> options,
        Map<String, String> properties,
        List<String> resources,
        @Nullable String trouble) {

    /** The record types that an account is read for where it says nothing else. */
    public static final List<String> USUAL_RESOURCES = List.of("customer", "contact");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    /** @throws IllegalArgumentException for a name that is none */
    public NetSuiteAccount {
        requireName(name);
        options = Map.copyOf(options);
        properties = Map.copyOf(properties);
        resources = List.copyOf(resources);
    }

    /** One that is read by the usual routes. */
    public static NetSuiteAccount of(String name, Supplier<NetSuiteCredentials> credentials) {
        return new NetSuiteAccount(name, credentials, Map.of(), Map.of(), USUAL_RESOURCES, null);
    }

    /** One of which nothing but the name can be told at present. */
    public static NetSuiteAccount unusable(String name, String trouble) {
        Supplier<NetSuiteCredentials> none = () -> {
            throw new IllegalArgumentException(trouble);
        };
        return new NetSuiteAccount(name, none, Map.of(), Map.of(), USUAL_RESOURCES, trouble);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static void requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name for an account: take up to 100 letters, digits," + " dots, underscores and dashes");
        }
    }

    /** Its options for the endpoint of one record type; those that name it win. */
    Map<String, String> optionsFor(String resource) {
        Map<String, String> own = new TreeMap<>();
        options.forEach((name, value) -> {
            if (name.indexOf('.') < 0) {
                own.put(name, value);
            }
        });
        options.forEach((name, value) -> {
            if (name.startsWith(resource + ".")) {
                own.put(name.substring(resource.length() + 1), value);
            }
        });
        return own;
    }

    /** Whether routes of this one need not be made anew to be those of the other; credentials are no matter of routes. */
    boolean hasRoutesLike(NetSuiteAccount other) {
        return options.equals(other.options)
                && properties.equals(other.properties)
                && resources.equals(other.resources);
    }

    /** The name only. */
    @Override
    public String toString() {
        return "NetSuiteAccount[" + name + "]";
    }
}
