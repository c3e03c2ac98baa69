package io.github.camelnetsuite.tba.kill;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What has arrived at a destination, in its order. */
interface Arrived {

    /** How much it is by now; only grows. */
    long size();

    /** Tells each piece, be it torn. */
    void read(Sink sink);

    /** Takes one piece after the other. */
    @FunctionalInterface
    interface Sink {

        /**
         * A piece.
         *
         * @param from the size before it came
         * @param to the size when all of it had come, without what ends it
         * @param ended whether anything ends it
         */
        void piece(byte[] bytes, long from, long to, boolean ended);
    }

    /** Lines of a file; its size is in bytes. */
    static Arrived lines(Path file) {
        return new Arrived() {
            @Override
            public long size() {
                try {
                    return Files.exists(file) ? Files.size(file) : 0;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void read(Sink sink) {
                if (!Files.exists(file)) {
                    return;
                }
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
                    long from = 0;
                    for (int next = in.read(); next >= 0; next = in.read()) {
                        if (next != '\n') {
                            line.write(next);
                            continue;
                        }
                        sink.piece(line.toByteArray(), from, from + line.size(), true);
                        from += line.size() + 1L;
                        line.reset();
                    }
                    if (line.size() > 0) {
                        sink.piece(line.toByteArray(), from, from + line.size(), false);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
