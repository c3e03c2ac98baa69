package io.github.camelnetsuite.tba.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks for planted values in all that is said somewhere. Sixteen characters in a row of a value, in any of the forms
 * that it can take on its way, in upper or lower case, are a find.
 */
public final class SecretScan {

    private static final int FRAGMENT = 16;
    private static final int CONTEXT = 60;

    private final Map<String, String> fragments = new HashMap<>();
    private final Map<String, Long> sinks = new TreeMap<>();
    private final Map<String, String> finds = new LinkedHashMap<>();

    /** @param value of at least sixteen characters, none of which occur in a row by chance */
    public SecretScan plant(String name, String value) {
        if (value.length() < FRAGMENT) {
            throw new IllegalArgumentException(name + " is too short to be told from other text");
        }
        forms(value).forEach((form, text) -> {
            String folded = fold(text);
            for (int at = 0; at + FRAGMENT <= folded.length(); at++) {
                fragments.putIfAbsent(folded.substring(at, at + FRAGMENT), name + ", " + form);
            }
        });
        return this;
    }

    /** How a value may look once something has been done to it. */
    static Map<String, String> forms(String value) {
        Map<String, String> forms = new LinkedHashMap<>();
        String encoded = URLEncoder.encode(value, UTF_8);
        forms.put("raw", value);
        forms.put("URL-encoded", encoded);
        forms.put("URL-encoded twice", URLEncoder.encode(encoded, UTF_8));
        forms.put("URL-encoded with %20", encoded.replace("+", "%20"));
        forms.put("in JSON", value.replace("\\", "\\\\").replace("\"", "\\\""));
        forms.put("in XML", value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;"));
        for (int before = 0; before < 3; before++) {
            forms.put("Base64 behind " + before, base64(Base64.getEncoder(), before, value));
            forms.put("URL-safe Base64 behind " + before, base64(Base64.getUrlEncoder(), before, value));
        }
        forms.put("hexadecimal", HexFormat.of().formatHex(value.getBytes(UTF_8)));
        forms.put("bytes", Arrays.toString(value.getBytes(UTF_8)));
        forms.put("characters", Arrays.toString(value.toCharArray()));
        forms.put("backwards", new StringBuilder(value).reverse().toString());
        return forms;
    }

    /** What does not depend on the neighbours of a value that stands behind so many bytes, counted in threes. */
    private static String base64(Base64.Encoder encoder, int before, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        byte[] behind = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, behind, before, bytes.length);
        String text = encoder.withoutPadding().encodeToString(behind);
        int blurred = before == 0 ? 0 : before + 1;
        return text.substring(blurred, text.length() - (behind.length % 3 == 0 ? 0 : 1));
    }

    /** @param sink where that was said, such as "log" */
    public SecretScan read(String sink, String text) {
        sinks.merge(sink, (long) text.length(), Long::sum);
        String folded = fold(text);
        for (int at = 0; at + FRAGMENT <= folded.length(); at++) {
            String found = fragments.get(folded.substring(at, at + FRAGMENT));
            if (found != null) {
                String find = found + ", in " + sink;
                finds.putIfAbsent(
                        find,
                        find + ": " + text.substring(Math.max(0, at - CONTEXT), Math.min(text.length(), at + CONTEXT)));
                at += FRAGMENT;
            }
        }
        return this;
    }

    public SecretScan read(String sink, Iterable<String> texts) {
        texts.forEach(text -> read(sink, text));
        return this;
    }

    // The length of a text does not change, so that places agree.
    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int at = 0; at < folded.length(); at++) {
            folded.setCharAt(at, Character.toLowerCase(folded.charAt(at)));
        }
        return folded.toString();
    }

    /** Which value, in which form, where. */
    public List<String> finds() {
        return List.copyOf(finds.values());
    }

    public long characters() {
        return sinks.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Fails for a find, and for a sink that said nothing, since then nothing was looked at; tells the fault report. */
    public void assertClean() {
        assertThat(sinks).as("sinks").isNotEmpty().allSatisfy((sink, characters) -> assertThat(characters)
                .as(sink)
                .isPositive());
        assertThat(finds()).as("finds").isEmpty();
        Evidence evidence = Evidence.of("67").atMost("finds", finds.size(), 0);
        sinks.keySet().forEach(sink -> evidence.outcome("nothing in " + sink));
        System.out.printf(Locale.ROOT, "Scanned for secrets: %,d characters: %s%n", characters(), sizes());
    }

    private String sizes() {
        return sinks.entrySet().stream()
                .map(sink -> String.format(Locale.ROOT, "%s %,d", sink.getKey(), sink.getValue()))
                .collect(Collectors.joining(", "));
    }
}
