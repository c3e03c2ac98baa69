package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.progress.CursorException;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Says in one line why polls fail, once for each reason, and once that they work again. The texts are made to be acted
 * on; a stack trace would only bury them, so it is logged at debug level. What nobody foresaw comes with its stack trace.
 */
final class OneLineExceptionHandler implements ExceptionHandler {

    private final Logger log;
    private final String endpoint;
    private final BooleanSupplier ofResync;
    private @Nullable String said;

    /** @param ofResync whether the failure is that of what is read again only */
    OneLineExceptionHandler(Logger log, String endpoint, BooleanSupplier ofResync) {
        this.log = log;
        this.endpoint = endpoint;
        this.ofResync = ofResync;
    }

    @Override
    public void handleException(Throwable exception) {
        String text = text(exception);
        String what = ofResync.getAsBoolean() ? "is read, but not again, as was asked for" : "is not read";
        boolean isNew = !text.equals(said);
        said = text;
        if (isNew && isExplained(exception)) {
            log.warn("{} {}: {}", endpoint, what, text);
        } else if (isNew) {
            log.warn("{} {}: {}", endpoint, what, text, exception);
        }
        if (!(exception instanceof DeliveryFailedException)) {
            // A destination's exception may quote the record. The route's own error handler logs it, or not.
            log.debug("{} {}", endpoint, what, exception);
        }
    }

    @Override
    public void handleException(@Nullable String message, Throwable exception) {
        handleException(exception);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable exception) {
        handleException(exception);
    }

    void worksAgain() {
        if (said != null) {
            said = null;
            log.info("{} is read again", endpoint);
        }
    }

    private static boolean isExplained(Throwable exception) {
        return exception instanceof NetSuiteException
                || exception instanceof CursorException
                || exception instanceof DeliveryFailedException
                || exception instanceof IllegalArgumentException;
    }

    private static String text(Throwable exception) {
        String message = exception.getMessage();
        return message == null ? exception.getClass().getSimpleName() : message.replaceAll("\\p{Cntrl}+", " ");
    }
}
