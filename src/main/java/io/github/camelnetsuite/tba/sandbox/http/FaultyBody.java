package io.github.camelnetsuite.tba.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body that stops, hangs or crawls as its {@link Delivery} says. */
final class FaultyBody extends OutputStream {
    private final OutputStream wire;
    private final Delivery delivery;
    private long sent;

    FaultyBody(OutputStream wire, Delivery delivery) {
        this.wire = wire;
        this.delivery = delivery;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        long limit = Math.min(
                delivery.truncateAfter().orElse(Long.MAX_VALUE),
                delivery.stallAfter().orElse(Long.MAX_VALUE));
        int now = (int) Math.min(length, Math.max(0, limit - sent));
        crawl(bytes, offset, now);
        sent += now;
        if (now < length) {
            wire.flush();
            throw new BrokenOffException(
                    delivery.stallAfter().isPresent() && delivery.stallAfter().getAsLong() == limit);
        }
    }

    private void crawl(byte[] bytes, int offset, int length) throws IOException {
        if (delivery.bytesPerSecond() <= 0) {
            wire.write(bytes, offset, length);
            return;
        }
        int step = Math.max(1, delivery.bytesPerSecond() / 20);
        long pause = Math.max(1, 1000L * step / delivery.bytesPerSecond());
        for (int done = 0; done < length; done += step) {
            wire.write(bytes, offset + done, Math.min(step, length - done));
            wire.flush();
            pause(pause);
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    /** The answer ends here on purpose. */
    static final class BrokenOffException extends IOException {
        private static final long serialVersionUID = 1L;
        private final boolean stalled;

        BrokenOffException(boolean stalled) {
            super("broken off on purpose");
            this.stalled = stalled;
        }

        boolean stalled() {
            return stalled;
        }
    }
}
