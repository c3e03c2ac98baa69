package io.github.camelnetsuite.tba.runner;

/** The one sentence of an exception that its reader can act on. */
final class OneLine {

    private OneLine() {}

    /** The innermost message: what Camel wraps around it says only where it passed by. */
    static String of(Throwable exception) {
        Throwable cause = exception;
        for (Throwable inner = cause.getCause(); inner != null && isWrapper(cause); inner = cause.getCause()) {
            cause = inner;
        }
        String message = cause.getMessage();
        String text = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s+", " ");
    }

    private static boolean isWrapper(Throwable exception) {
        return !exception.getClass().getName().startsWith("io.github.camelnetsuite.");
    }
}
