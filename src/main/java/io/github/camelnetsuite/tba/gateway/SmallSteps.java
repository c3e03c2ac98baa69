package io.github.camelnetsuite.tba.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a document of which a parser has to swallow too much at a time: it keeps a comment, a tag, or a CDATA section in
 * memory until it has come to its end.
 */
final class SmallSteps extends FilterInputStream {

    private static final long LARGEST = 4_000_000;

    private long swallowed;

    SmallSteps(InputStream in) {
        super(in);
    }

    /** What comes now belongs to another step. */
    void next() {
        swallowed = 0;
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

    private void count(long more) {
        swallowed += more;
        if (swallowed > LARGEST) {
            throw new MalformedAnswerException(
                    "The answer holds a single piece of XML of more than " + LARGEST + " bytes");
        }
    }
}
