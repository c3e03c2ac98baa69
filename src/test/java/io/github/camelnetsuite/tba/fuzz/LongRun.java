package io.github.camelnetsuite.tba.fuzz;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Makes properties be tried {@code -Dtries.times=N} times as often as usual. */
public final class LongRun implements AroundPropertyHook {

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        int times = Integer.getInteger("tries.times", 1);
        context.attributes().tries().ifPresent(tries -> context.attributes()
                .setTries(Math.multiplyExact(tries, times)));
        return property.execute();
    }
}
