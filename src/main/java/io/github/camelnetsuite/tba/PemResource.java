package io.github.camelnetsuite.tba;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** The text of an option that is a PEM, or says where one is. */
final class PemResource {

    private static final int LARGEST = 1 << 20;
    private static final String FILE = "file:";

    /** A line break, or what names of files are not: letters of both cases and digits in one long piece, as keys are. */
    private static final Pattern NO_PATH =
            Pattern.compile("\\R|(?=[A-Za-z+=]*+[0-9])(?=[A-Z0-9+=]*+[a-z])(?=[a-z0-9+=]*+[A-Z])[A-Za-z0-9+=]{24}");

    private PemResource() {}

    /**
     * Reads it. What stands behind {@code file:} is a path as the file system has it, not a URL.
     *
     * @return null when the option is not set
     * @throws IllegalArgumentException naming the option; showing a location, but nothing that may be the key itself
     */
    static @Nullable String read(String option, @Nullable String value, CamelContext context) {
        if (value == null || value.contains("-----BEGIN ")) {
            return value;
        }
        String location = value.strip();
        if (!location.startsWith(FILE) && !location.startsWith("classpath:")) {
            throw new IllegalArgumentException("Option " + option + " is neither a PEM nor says where one is: give"
                    + " file:/path/to/it.pem, classpath:it.pem, or the text itself, which begins with -----BEGIN");
        }
        try (InputStream in = location.startsWith(FILE)
                ? Files.newInputStream(file(location.substring(FILE.length())))
                : ResourceHelper.resolveMandatoryResourceAsInputStream(context, location)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "Option " + option + " says " + shown(location) + ", which is not there or may not be read");
        }
    }

    /** {@code file:///etc/key.pem} is {@code /etc/key.pem}, {@code file:///C:/key.pem} is {@code C:/key.pem}. */
    private static Path file(String location) {
        String path = location.startsWith("///") ? location.substring(2) : location;
        return Path.of(path.matches("/[A-Za-z]:/.*") ? path.substring(1) : path);
    }

    private static String shown(String location) {
        return NO_PATH.matcher(location).find() ? location.replaceFirst(":(?s).*", ":…") : location;
    }
}
