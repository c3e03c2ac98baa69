package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.faults.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    private static final byte[] PAGE = """
            {"links":[],"count":40,"hasMore":false,"x":null,"d":-1.50e+3,"items":[{"links":[],"id":"1",
             "name":"Zoë 🚲\\u00e9\\n"},{"näme":true}],"offset":0}""".getBytes(StandardCharsets.UTF_8);

    @Test
    @Catalogue("17")
    void jsonThatIsCutAnywhereIsSaidToBeCut() {
        for (int length = 1; length < PAGE.length; length++) {
            InputStream cut = new ByteArrayInputStream(PAGE, 0, length);
            assertThatExceptionOfType(EOFException.class)
                    .as("the first %d bytes", length)
                    .isThrownBy(() -> new JsonReader().read(cut));
        }
    }

    @Test
    void aFlippedByteIsJsonOrAnErrorOfTheFamilyAndNeverAnotherException() {
        Random random = new Random(1);
        for (int run = 0; run < 5000; run++) {
            byte[] page = PAGE.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                page[random.nextInt(page.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> read(page))
                    .as(new String(page, StandardCharsets.ISO_8859_1))
                    .doesNotThrowAnyException();
        }
    }

    private static void read(byte[] body) throws IOException {
        try {
            assertThat(new JsonReader().read(new ByteArrayInputStream(body))).isNotNull();
        } catch (EOFException | MalformedAnswerException | ErrorAnswer declared) {
            assertThat(declared.getMessage()).doesNotContain("Zo");
        }
    }

    @Test
    void aNumberOutOfAllBoundsIsMalformed() {
        InputStream page = new ByteArrayInputStream("[1e999999999026]".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> new JsonReader().read(page))
                .withMessageNotContaining("1e9");
    }

    @Test
    @Catalogue("36")
    void everyDigitIsKept() throws IOException {
        String digits = "[12345678901234567890.123456789012345678901234567890]";

        JsonNode json = new JsonReader().read(new ByteArrayInputStream(digits.getBytes(StandardCharsets.UTF_8)));

        assertThat(json).hasToString(digits);
    }

    @Test
    void theStreamIsLeftOpenForWhoeverHandedItIn() throws IOException {
        InputStream body = new ByteArrayInputStream(PAGE) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        assertThat(new JsonReader().read(body).path("count").asInt()).isEqualTo(40);
    }
}
