package io.github.camelnetsuite.tba.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Writes a line at once and completes its exchange after the next flush, which serves all lines before it. */
final class JsonLinesProducer extends DefaultAsyncProducer {

    private final Path file;
    private final BlockingQueue<Written> written = new LinkedBlockingQueue<>();
    private @Nullable FileChannel channel;
    private @Nullable ExecutorService flusher;

    /** A line in the file whose exchange waits for the flush. Both null: the producer stops. */
    private record Written(
            @Nullable Exchange exchange, @Nullable AsyncCallback callback) {
        static final Written LAST = new Written(null, null);
    }

    JsonLinesProducer(Endpoint endpoint, Path file) {
        super(endpoint);
        this.file = file.toAbsolutePath();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (Files.exists(file)) {
            open();
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            byte[] body = exchange.getMessage().getMandatoryBody(byte[].class);
            write(ByteBuffer.allocate(body.length + 1)
                    .put(body)
                    .put((byte) '\n')
                    .flip());
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        written.add(new Written(exchange, callback));
        return false;
    }

    private synchronized void write(ByteBuffer line) throws IOException {
        FileChannel open = channel == null ? open() : channel;
        while (line.hasRemaining()) {
            open.write(line);
        }
    }

    private synchronized FileChannel open() throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        endTornLine(opened);
        channel = opened;
        flusher = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "jsonl-flush");
        flusher.execute(() -> flush(opened));
        return opened;
    }

    /** What was cut off in the middle was never confirmed and comes again, on a line of its own. */
    private void endTornLine(FileChannel opened) throws IOException {
        long size = opened.size();
        if (size == 0) {
            return;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
            reader.read(last, size - 1);
        }
        if (last.get(0) != '\n') {
            opened.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    private void flush(FileChannel open) {
        List<Written> lines = new ArrayList<>();
        try {
            do {
                lines.clear();
                lines.add(written.take());
                written.drainTo(lines);
                complete(open, lines);
            } while (!lines.contains(Written.LAST));
        } catch (InterruptedException stopped) {
            // Forced: what is not confirmed comes again.
            Thread.currentThread().interrupt();
        }
    }

    private static void complete(FileChannel open, List<Written> lines) {
        IOException failure = null;
        try {
            open.force(false);
        } catch (IOException e) {
            failure = e;
        }
        for (Written line : lines) {
            if (line.exchange() != null && failure != null) {
                line.exchange().setException(failure);
            }
            if (line.callback() != null) {
                line.callback().done(false);
            }
        }
    }

    @Override
    protected void doStop() throws Exception {
        written.add(Written.LAST);
        if (flusher != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(flusher);
            flusher = null;
        }
        written.clear();
        if (channel != null) {
            channel.close();
            channel = null;
        }
        super.doStop();
    }
}
