package io.github.camelnetsuite.tba.runner;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The one sentence of an exception that its reader can act on. Camel wraps exceptions to say where they passed by, and
 * quotes the values of options that it can't set, which may be secrets: of those only the names are told.
 */
final class OneLine {

    private static final String UNKNOWN_PARAMETERS = "Unknown parameters=[{";

    private OneLine() {}

    static String of(Throwable exception) {
        return text(exception).strip().replaceAll("\\s+", " ");
    }

    private static String text(Throwable exception) {
        Throwable cause = exception.getCause();
        if (exception instanceof PropertyBindingException binding) {
            return binding(binding, cause);
        }
        String message = Objects.requireNonNullElse(exception.getMessage(), "");
        if (exception instanceof ResolveEndpointFailedException unresolved && message.contains(UNKNOWN_PARAMETERS)) {
            return unknownOptions(unresolved.getUri(), message);
        }
        if (cause != null && (isCamels(exception) || message.isBlank() || message.equals(cause.toString()))) {
            return text(cause);
        }
        return message.isBlank() ? exception.getClass().getSimpleName() : message;
    }

    private static boolean isCamels(Throwable exception) {
        return exception.getClass().getName().startsWith("org.apache.camel.");
    }

    private static String binding(PropertyBindingException binding, @Nullable Throwable cause) {
        String prefix = binding.getOptionPrefix();
        String name = prefix == null ? binding.getPropertyName() : prefix + "." + binding.getOptionKey();
        String option = "Option " + Objects.requireNonNullElse(name, "").replace("..", ".");
        return cause == null || cause instanceof PropertyBindingException
                ? option + " is not known; check how it is spelt"
                : option + " has a value that does not fit: " + text(cause);
    }

    /** Camel's list of them is a printed map; the names are looked up in the URI, so that no value slips through. */
    private static String unknownOptions(String uri, String message) {
        String listed = message.substring(message.indexOf(UNKNOWN_PARAMETERS)).replace('{', ' ');
        int query = uri.indexOf('?');
        String names = Stream.of(uri.substring(query + 1).split("&"))
                .map(parameter -> parameter.replaceFirst("=.*", ""))
                .filter(name -> listed.contains(" " + name + "="))
                .collect(Collectors.joining(", "));
        return "Option " + names + " is not known to " + (query < 0 ? uri : uri.substring(0, query))
                + "; check how it is spelt";
    }
}
