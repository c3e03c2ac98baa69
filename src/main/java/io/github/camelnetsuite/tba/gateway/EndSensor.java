package io.github.camelnetsuite.tba.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Notes that a parser asked for more than there was: then an open value was cut, whatever the parser calls it. */
final class EndSensor extends FilterInputStream {

    private boolean ended;
    private boolean empty = true;

    EndSensor(InputStream in) {
        super(in);
    }

    boolean ended() {
        return ended;
    }

    boolean empty() {
        return empty;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        note(value);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        note(got);
        return got;
    }

    /** Who handed the stream in closes it: he still has to see that its end has come. */
    @Override
    public void close() {}

    private void note(int got) {
        ended |= got < 0;
        empty &= got < 0;
    }
}
