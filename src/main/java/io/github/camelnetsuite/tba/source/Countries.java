package io.github.camelnetsuite.tba.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** SuiteTalk SOAP's names of countries, {@code _germany}, as the codes that SuiteQL and REST have, {@code DE}. */
final class Countries {

    private static final Properties CODES = load();

    private Countries() {}

    /** The code; a name that is not known stays as it is. */
    static String code(String name) {
        return CODES.getProperty(name, name);
    }

    private static Properties load() {
        Properties codes = new Properties();
        try (InputStream file = Countries.class.getResourceAsStream("countries.properties")) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks countries.properties");
            }
            codes.load(file);
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException("countries.properties cannot be read", e);
        }
    }
}
