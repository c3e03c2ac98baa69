package io.github.camelnetsuite.tba.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A scan that finds nothing says something only if it finds what is there. */
@Catalogue("67")
class SecretScanTest {

    private static final String KEY = "9f1c77a02be34d58e6610b3fa94cd27188e5b0346fdc921a7be83350c4d6f2e1";
    private static final String PASSWORD = "Pr0xy \"pass\"&<word>/+=~ü%";

    private static String said(String value) {
        return "2026-04-14 08:30:00 DEBUG [thread] something with " + value + ", and so on";
    }

    private static Arguments leak(String name, UnaryOperator<String> form) {
        return Arguments.of(name, form);
    }

    private static Stream<Arguments> leaks() {
        return Stream.of(
                leak("as it is", value -> value),
                leak("in capitals", value -> value.toUpperCase(Locale.ROOT)),
                leak("its first sixteen characters", value -> value.substring(0, 16) + "…"),
                leak("its last sixteen characters", value -> "…" + value.substring(value.length() - 16)),
                leak("sixteen from its middle", value -> "…" + value.substring(5, 21) + "…"),
                leak("URL-encoded", value -> URLEncoder.encode(value, UTF_8)),
                leak("URL-encoded twice", value -> URLEncoder.encode(URLEncoder.encode(value, UTF_8), UTF_8)),
                leak("in JSON", value -> value.replace("\"", "\\\"")),
                leak("in a Basic login", value -> base64("user:" + value)),
                leak("in Base64 behind nothing", value -> base64(value + ":x")),
                leak("in Base64 behind one byte", value -> base64("a" + value + "bc")),
                leak("in Base64 behind two bytes", value -> base64("ab" + value)),
                leak("in URL-safe Base64", value -> Base64.getUrlEncoder()
                        .encodeToString(("??>" + value).getBytes(UTF_8))),
                leak("in hexadecimal", value -> HexFormat.of().formatHex(value.getBytes(UTF_8))),
                leak(
                        "in capital hexadecimal",
                        value -> HexFormat.ofDelimiter("").withUpperCase().formatHex(value.getBytes(UTF_8))),
                leak("as an array of bytes", value -> java.util.Arrays.toString(value.getBytes(UTF_8))),
                leak("as an array of characters", value -> java.util.Arrays.toString(value.toCharArray())),
                leak("backwards", value -> new StringBuilder(value).reverse().toString()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void aLeakIsFound(String name, UnaryOperator<String> form) {
        for (String value : new String[] {KEY, PASSWORD}) {
            SecretScan scan = new SecretScan().plant("secret", value).read("log", said(form.apply(value)));

            assertThat(scan.finds()).isNotEmpty().allMatch(find -> find.startsWith("secret, "));
            assertThatThrownBy(scan::assertClean).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void whatIsNoLeakIsNotFound() {
        SecretScan scan = new SecretScan()
                .plant("secret", KEY)
                .read("log", said("nothing"))
                .read("log", said(KEY.substring(0, 15)))
                .read("console", said(base64("something else")));

        assertThat(scan.finds()).isEmpty();
        assertThat(scan.characters()).isGreaterThan(150);
    }

    @Test
    void aSinkThatSaysNothingIsNoProof() {
        assertThatThrownBy(new SecretScan().plant("secret", KEY).read("log", "")::assertClean)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(new SecretScan().plant("secret", KEY)::assertClean).isInstanceOf(AssertionError.class);
    }

    @Test
    void aShortValueCannotBePlanted() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretScan().plant("name", "Jane"));
    }
}
