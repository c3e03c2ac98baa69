package io.github.camelnetsuite.tba.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * What the placeholders of tenants stand for. A variable of the environment and a property are looked up here; all else is
 * Camel's, which finds its functions on the class path and prints at debug level what it has found.
 */
final class ResolvedAccounts {

    private static final String PREFIX = "netsuite.account.";

    private final RunnerProperties settings;

    ResolvedAccounts(RunnerProperties settings) {
        this.settings = settings;
    }

    /** Tells Camel, before it starts, what it is to decrypt: that it does for properties only. */
    void announce(String name, AccountValues account) {
        account.values().forEach((option, value) -> {
            if (Placeholder.isIn(value) && !value.contains("{{")) {
                settings.put(key(name, option), value);
            }
        });
    }

    /**
     * The account with what its placeholders stand for.
     *
     * @throws IllegalArgumentException naming the value that can't be resolved here, and how it is to be
     */
    AccountValues resolve(String name, AccountValues account, CamelContext context) {
        Map<String, String> resolved = new LinkedHashMap<>();
        account.values()
                .forEach((option, value) -> resolved.put(
                        option, Placeholder.isIn(value) ? value(key(name, option), option, value, context) : value));
        return new AccountValues(resolved);
    }

    private String value(String key, String option, String written, CamelContext context) {
        String value = settings.resolve(written);
        if (value == null || Placeholder.isIn(value)) {
            value = isAFunctionThatIsNotHere(written, context) ? null : camels(key, written, context);
        }
        if (value == null || Placeholder.isIn(value)) {
            throw new IllegalArgumentException(option + " is " + Placeholder.shown(written)
                    + ", which nothing stands behind here: check how it is spelt, and that what resolves it is set and on"
                    + " the class path");
        }
        return value;
    }

    /** Camel takes {@code {{vault:acme}}} for a property with a default where it has no such function. */
    private boolean isAFunctionThatIsNotHere(String written, CamelContext context) {
        return Placeholder.function(written)
                .filter(name -> context.getPropertiesComponent().getPropertiesFunction(name) == null)
                .filter(name -> settings.value(name) == null)
                .isPresent();
    }

    /** Its exceptions may quote what they have found. */
    private static @Nullable String camels(String key, String written, CamelContext context) {
        try {
            return context.resolvePropertyPlaceholders(written.contains("{{") ? written : "{{" + key + "}}");
        } catch (RuntimeException unknown) {
            return null;
        }
    }

    private static String key(String name, String option) {
        return PREFIX + name + "." + option;
    }
}
