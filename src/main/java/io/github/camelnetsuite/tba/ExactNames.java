package io.github.camelnetsuite.tba;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/**
 * Sets options by their exact names before it asks Camel's generated code to ignore case: that lowers names by the
 * machine's language, and in some a capital I does not become an i ({@code accountId} on a Turkish machine).
 */
final class ExactNames implements PropertyConfigurer, PropertyConfigurerGetter {

    private final PropertyConfigurer generated;
    private final PropertyConfigurerGetter getter;

    private ExactNames(PropertyConfigurer generated, PropertyConfigurerGetter getter) {
        this.generated = generated;
        this.getter = getter;
    }

    /** Around generated code; anything else is handed back as it is. */
    static PropertyConfigurer around(PropertyConfigurer generated) {
        return generated instanceof PropertyConfigurerGetter getter ? new ExactNames(generated, getter) : generated;
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        return generated.configure(context, target, name, value, false)
                || (ignoreCase && generated.configure(context, target, name, value, true));
    }

    @Override
    public @Nullable Class<?> getOptionType(String name, boolean ignoreCase) {
        Class<?> type = getter.getOptionType(name, false);
        return type == null ? getter.getOptionType(name, ignoreCase) : type;
    }

    @Override
    public String @Nullable [] getAutowiredNames() {
        return getter.getAutowiredNames();
    }

    @Override
    public @Nullable Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return getter.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public @Nullable Object getOptionValue(Object target, String name, boolean ignoreCase) {
        Object value = getter.getOptionValue(target, name, false);
        return value == null ? getter.getOptionValue(target, name, ignoreCase) : value;
    }
}
