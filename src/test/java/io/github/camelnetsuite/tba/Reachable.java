package io.github.camelnetsuite.tba;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** What the objects of this component that can be reached from others call themselves. */
final class Reachable {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private final List<String> names = new ArrayList<>();

    private Reachable() {}

    /** The {@code toString} of each, with its class. */
    static List<String> from(Object... roots) {
        Reachable reachable = new Reachable();
        for (Object root : roots) {
            reachable.see(root);
        }
        while (!reachable.open.isEmpty()) {
            reachable.visit(reachable.open.pop());
        }
        return reachable.names;
    }

    private void see(Object object) {
        if (object != null && seen.add(object)) {
            open.push(object);
        }
    }

    private void visit(Object object) {
        if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                see(key);
                see(value);
            });
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(this::see);
        } else if (object instanceof Object[] array) {
            Arrays.asList(array).forEach(this::see);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::see);
        } else if (object instanceof AtomicReference<?> reference) {
            see(reference.get());
        }
        if (isOurs(object.getClass())) {
            names.add(object.getClass().getName() + " " + object);
        }
        for (Class<?> type = object.getClass(); type != null && isOpen(type); type = type.getSuperclass()) {
            fields(object, type);
        }
    }

    private void fields(Object object, Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (!field.getType().isPrimitive()) {
                try {
                    field.setAccessible(true);
                    see(field.get(Modifier.isStatic(field.getModifiers()) ? null : object));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Those below this build's directory of classes. */
    private static boolean isOurs(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source != null && source.getLocation().equals(home()) && !isSandbox(type);
    }

    private static java.net.URL home() {
        return NetSuiteTbaComponent.class.getProtectionDomain().getCodeSource().getLocation();
    }

    private static boolean isSandbox(Class<?> type) {
        return type.getName().startsWith("io.github.camelnetsuite.tba.sandbox.");
    }

    private static boolean isOpen(Class<?> type) {
        return !isSandbox(type)
                && (type.getName().startsWith("io.github.camelnetsuite.")
                        || type.getName().startsWith("org.apache.camel.")
                        || type.getName().startsWith("org.apache.hc."));
    }
}
