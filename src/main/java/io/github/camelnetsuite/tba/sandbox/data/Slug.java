package io.github.camelnetsuite.tba.sandbox.data;

import java.text.Normalizer;
import java.util.Locale;

/** Names as they appear in e-mail addresses. */
final class Slug {
    private Slug() {}

    /** Lower-case ASCII letters and digits of the text, or the alternative when none are left. */
    static String of(String text, String alternative) {
        String ascii =
                Normalizer.normalize(text.replace("ł", "l").replace("Ł", "L").replace("ß", "ss"), Normalizer.Form.NFD);
        StringBuilder slug = new StringBuilder(ascii.length());
        for (char c : ascii.toLowerCase(Locale.ROOT).toCharArray()) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                slug.append(c);
            }
        }
        return slug.length() == 0 ? alternative : slug.substring(0, Math.min(slug.length(), 30));
    }
}
