package io.github.camelnetsuite.tba;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** The text of an option that is a PEM, or says where one is. */
final class PemResource {

    private static final int LARGEST = 1 << 20;

    private PemResource() {}

    /**
     * Reads it.
     *
     * @return null when the option is not set
     * @throws IllegalArgumentException naming the option; showing a location, but nothing that may be the key itself
     */
    static @Nullable String read(String option, @Nullable String value, CamelContext context) {
        if (value == null || value.contains("-----BEGIN ")) {
            return value;
        }
        String location = value.strip();
        if (!location.startsWith("file:") && !location.startsWith("classpath:")) {
            throw new IllegalArgumentException("Option " + option + " is neither a PEM nor says where one is: give"
                    + " file:/path/to/it.pem, classpath:it.pem, or the text itself, which begins with -----BEGIN");
        }
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, location)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Option " + option + " says " + location + ", which is not there or may" + " not be read");
        }
    }
}
