package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.XmlCursor;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The address book in a SOAP customer, in the shape that {@link AddressBooks} gives it. */
final class SoapAddresses {

    private SoapAddresses() {}

    /** The lines of the list that the cursor stands at, in the order of their ids. */
    static List<Object> read(XmlCursor xml) throws IOException {
        Map<Long, Object> lines = new TreeMap<>();
        xml.children(ignored -> {
            Map<String, @Nullable String> said = new HashMap<>();
            Map<String, @Nullable String> address = new HashMap<>();
            xml.children(name -> {
                if (name.equals("addressbookAddress")) {
                    xml.children(line -> address.put(line, text(xml)));
                } else {
                    said.put(name, text(xml));
                }
            });
            lines.put(id(said.get("internalId")), item(said, address));
        });
        return List.copyOf(lines.values());
    }

    private static Map<String, @Nullable Object> item(
            Map<String, @Nullable String> said, Map<String, @Nullable String> address) {
        Map<String, @Nullable Object> lines = new LinkedHashMap<>();
        AddressBooks.LINES.forEach(line -> lines.put(line, address.get(line)));
        lines.computeIfPresent("country", (line, country) -> Countries.code(country.toString()));
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", said.get("internalId"));
        item.put("label", said.get("label"));
        AddressBooks.FLAGS.forEach(flag -> item.put(flag, isTrue(said.get(flag))));
        item.put("addressBookAddress", Collections.unmodifiableMap(lines));
        return Collections.unmodifiableMap(item);
    }

    private static boolean isTrue(@Nullable String flag) {
        return "true".equals(flag) || "1".equals(flag);
    }

    private static @Nullable String text(XmlCursor xml) throws IOException {
        String text = xml.text();
        return text.isEmpty() ? null : text;
    }

    private static long id(@Nullable String text) {
        try {
            return Long.parseLong(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw new MalformedAnswerException("An address has no internalId");
        }
    }
}
