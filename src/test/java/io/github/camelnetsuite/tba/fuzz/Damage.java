package io.github.camelnetsuite.tba.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bytes that parsers do not expect: arbitrary ones, and good documents with something wrong. */
public final class Damage {

    private static final List<String> ODD = List.of(
            "null",
            "NaN",
            "-Infinity",
            "1e999999999",
            "-0",
            "9223372036854775808",
            "12345678901234567890.12345678901234567890",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\\u202e\"",
            "{}",
            "[]",
            "[[[[[[",
            "[".repeat(200),
            "{\"a\":".repeat(150),
            "}",
            "]}",
            ",",
            ":",
            "\"",
            "\\",
            "\ufeff",
            "/* */",
            "true",
            "\u0000",
            "\u20ac\ud83d\ude00",
            "2026-02-30T25:61:61Z",
            "+999999999-12-31T23:59:59.999999999Z");

    private Damage() {}

    /** Any bytes, most often not many. */
    public static Arbitrary<byte[]> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    }

    /** The beginning of a document, and not all of it. */
    public static Arbitrary<byte[]> cut(Arbitrary<byte[]> documents) {
        return Combinators.combine(documents, fractions())
                .as((document, at) -> Arrays.copyOf(document, Math.min(document.length - 1, place(document, at))));
    }

    /** Documents with up to four things wrong. */
    public static Arbitrary<byte[]> damaged(Arbitrary<byte[]> documents) {
        Arbitrary<Wound> wounds = Combinators.combine(
                        Arbitraries.of(Kind.class), fractions(), fractions(), Arbitraries.of(ODD), Arbitraries.bytes())
                .as(Wound::new);
        return Combinators.combine(documents, wounds.list().ofMinSize(1).ofMaxSize(4))
                .as((document, all) -> {
                    byte[] result = document;
                    for (Wound wound : all) {
                        result = wound.on(result);
                    }
                    return result;
                });
    }

    /** Text of letters, of JSON's and SQL's own characters, of all Unicode, and of broken Unicode. */
    public static Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.strings().alpha().numeric().ofMaxLength(12)),
                Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withChars(" -_.:/\\'\"{}[]()$#%&=+~*;,?@\r\n\t\0")
                                .ofMaxLength(12)),
                Tuple.of(2, Arbitraries.strings().all().ofMaxLength(12)),
                Tuple.of(1, Arbitraries.of(ODD)));
    }

    private static Arbitrary<Double> fractions() {
        return Arbitraries.doubles().between(0, 1);
    }

    private static int place(byte[] document, double fraction) {
        return (int) (document.length * fraction);
    }

    private enum Kind {
        CUT,
        FLIP,
        OVERWRITE,
        DROP,
        REPEAT,
        SWAP,
        INSERT,
        REPLACE
    }

    private record Wound(Kind kind, double from, double to, String odd, byte value) {

        byte[] on(byte[] document) {
            int start = place(document, Math.min(from, to));
            int end = place(document, Math.max(from, to));
            byte[] before = Arrays.copyOf(document, start);
            byte[] middle = Arrays.copyOfRange(document, start, end);
            byte[] after = Arrays.copyOfRange(document, end, document.length);
            byte[] rest = Arrays.copyOfRange(document, start, document.length);
            byte[] something = odd.getBytes(StandardCharsets.UTF_8);
            return switch (kind) {
                case CUT -> before;
                case FLIP -> changed(document, start, 1 << (value & 7));
                case OVERWRITE -> changed(document, start, value);
                case DROP -> joined(before, after);
                case REPEAT -> joined(before, middle, middle, after);
                case SWAP -> joined(before, after, middle);
                case INSERT -> joined(before, something, rest);
                case REPLACE -> joined(before, something, after);
            };
        }

        private static byte[] changed(byte[] document, int at, int mask) {
            byte[] result = document.clone();
            if (at < result.length) {
                result[at] ^= (byte) mask;
            }
            return result;
        }

        private static byte[] joined(byte[]... parts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                all.writeBytes(part);
            }
            return all.toByteArray();
        }
    }
}
