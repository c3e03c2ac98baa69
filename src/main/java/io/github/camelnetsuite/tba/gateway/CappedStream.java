package io.github.camelnetsuite.tba.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a body that grows beyond what fits in memory, however small it was on the wire. */
final class CappedStream extends FilterInputStream {

    private final long cap;
    private long read;

    CappedStream(InputStream in, long cap) {
        super(in);
        this.cap = cap;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        count(Math.max(got, 0));
        return got;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    private void count(long more) {
        read += more;
        if (read > cap) {
            throw MalformedAnswerException.largerThan(cap);
        }
    }
}
