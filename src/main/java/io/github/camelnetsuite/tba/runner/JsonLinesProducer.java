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

    private record Written(Exchange exchange, AsyncCallback callback) {}

    JsonLinesProducer(Endpoint endpoint, Path file) {
        super(endpoint);
        this.file = file;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        endTornLine(opened);
        channel = opened;
        flusher = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "jsonl-flush");
        flusher.execute(() -> flush(opened));
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

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            byte[] body = exchange.getMessage().getMandatoryBody(byte[].class);
            ByteBuffer line = ByteBuffer.allocate(body.length + 1).put(body).put((byte) '\n').flip();
            FileChannel open = channel;
            if (open == null) {
                throw new IOException("The file is closed");
            }
            synchronized (this) {
                while (line.hasRemaining()) {
                    open.write(line);
                }
            }
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        written.add(new Written(exchange, callback));
        return false;
    }

    private void flush(FileChannel open) {
        List<Written> lines = new ArrayList<>();
        try {
            while (true) {
                lines.add(written.take());
                written.drainTo(lines);
                complete(open, lines);
                lines.clear();
            }
        } catch (InterruptedException stopped) {
            written.drainTo(lines);
            complete(open, lines);
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
            if (failure != null) {
                line.exchange().setException(failure);
            }
            line.callback().done(false);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (flusher != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(flusher, 1);
            flusher = null;
        }
        if (channel != null) {
            channel.close();
            channel = null;
        }
        super.doStop();
    }
}
