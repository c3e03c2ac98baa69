package io.github.camelnetsuite.tba.runner;

/** The one sentence of an exception that its reader can act on. */
final class OneLine {

    private OneLine() {}

    /** The innermost message: what Camel wraps around it says only where it passed by. */
    static String of(Throwable exception) {
        Throwable cause = exception;
        while (cause.getCause() != null && cause.getCause() != cause && isWrapper(cause)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String text = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s+", " ");
    }

    private static boolean isWrapper(Throwable exception) {
        return !exception.getClass().getName().startsWith("io.github.camelnetsuite.")
                && !(exception instanceof IllegalArgumentException
                        && exception.getCause().getMessage() == null);
    }
}
