package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A body may be as long as the cap and not a byte longer, however it is read. */
class CappedStreamTest {

    private static final int CAP = 10;

    enum Way {
        BYTE_BY_BYTE {
            @Override
            long step(InputStream in) throws IOException {
                return in.read() < 0 ? 0 : 1;
            }
        },
        IN_BLOCKS {
            @Override
            long step(InputStream in) throws IOException {
                return Math.max(0, in.read(new byte[7], 2, 3));
            }
        },
        SKIPPING {
            @Override
            long step(InputStream in) throws IOException {
                return in.skip(4);
            }
        };

        abstract long step(InputStream in) throws IOException;

        long toTheEnd(int bytes) throws IOException {
            InputStream in = new CappedStream(new ByteArrayInputStream(new byte[bytes]), CAP);
            long all = 0;
            for (long step = step(in); step > 0; step = step(in)) {
                all += step;
            }
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatFitsIsReadToItsEnd(Way way) throws IOException {
        assertThat(way.toTheEnd(CAP)).isEqualTo(CAP);
    }

    @ParameterizedTest
    @EnumSource
    void oneByteMoreIsTooLarge(Way way) {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> way.toTheEnd(CAP + 1))
                .withMessage("The answer is larger than 10 bytes")
                .satisfies(e -> assertThat(e.isTooLarge()).isTrue());
    }
}
