package io.github.camelnetsuite.tba.runner;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultAsyncProducer;

/** Writes a line at once and completes its exchange after the next flush, which serves all lines before it. */
final class JsonLinesProducer extends DefaultAsyncProducer {

    private final JsonLinesFile file;

    JsonLinesProducer(JsonLinesEndpoint endpoint, JsonLinesFile file) {
        super(endpoint);
        this.file = file;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            file.append(exchange.getMessage().getMandatoryBody(byte[].class), failure -> {
                if (failure != null) {
                    exchange.setException(failure);
                }
                callback.done(false);
            });
            return false;
        } catch (IOException | InvalidPayloadException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        file.use(this::flusher);
    }

    /** One thread, which ends when there is nothing to flush: with many accounts there are many files. */
    private ExecutorService flusher() {
        return executors()
                .newThreadPool(
                        file,
                        "jsonl-flush",
                        new ThreadPoolProfileBuilder("jsonl-flush")
                                .poolSize(1)
                                .maxPoolSize(1)
                                .keepAliveTime(1L)
                                .allowCoreThreadTimeOut(true)
                                .build());
    }

    @Override
    protected void doStop() throws Exception {
        ExecutorService unused = file.leave();
        if (unused != null) {
            executors().shutdownGraceful(unused);
        }
        super.doStop();
    }

    private ExecutorServiceManager executors() {
        return getEndpoint().getCamelContext().getExecutorServiceManager();
    }
}
