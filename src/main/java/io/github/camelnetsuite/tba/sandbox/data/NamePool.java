package io.github.camelnetsuite.tba.sandbox.data;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.datafaker.Faker;

/** Names as they are found in one country. Immutable; made once, since loading a locale takes long. */
record NamePool(
        String country,
        String dialCode,
        List<String> firstNames,
        List<String> lastNames,
        List<String> companies,
        List<String> cities,
        List<String> streets,
        List<String> titles) {

    private static final int SIZE = 120;

    /** Names that have broken somebody's quoting, encoding or direction of text. */
    private static final List<String> AWKWARD_LAST_NAMES =
            List.of("O'Brien", "D'Angelo", "Łukasiewicz", "Yılmaz", "Nguyễn", "de la Cruz-Müller", "Ó Súilleabháin");

    private static final List<String> AWKWARD_COMPANIES = List.of(
            "\"Kiosk\" & Söhne",
            "Smith, Jones; Partners",
            "100% Pure \\ Co.",
            "Żółw & Wąż sp. z o.o.",
            "Café ☕ Niño",
            "🚀 Rocket Labs",
            "<b>Bold</b> Ltd",
            "C'est ça -- SARL");

    private static final class Loaded {
        static final List<NamePool> ALL = Stream.of(
                        "US +1 en-US", "DE +49 de", "FR +33 fr", "PL +48 pl", "JP +81 ja", "AE +971 ar", "BR +55 pt-BR")
                .map(text -> text.split(" ", -1))
                .map(part -> load(part[0], part[1], Locale.forLanguageTag(part[2])))
                .toList();
    }

    /** All pools; the same in every run, whatever the machine's locale. */
    static List<NamePool> all() {
        return Loaded.ALL;
    }

    private static NamePool load(String country, String dialCode, Locale locale) {
        Faker faker = new Faker(locale, new Random(20260101));
        return new NamePool(
                country,
                dialCode,
                names(() -> faker.name().firstName(), List.of()),
                names(() -> faker.name().lastName(), AWKWARD_LAST_NAMES),
                names(() -> faker.company().name(), AWKWARD_COMPANIES),
                names(() -> faker.address().city(), List.of()),
                names(() -> faker.address().streetName(), List.of()),
                names(() -> faker.job().title(), List.of()));
    }

    private static List<String> names(Supplier<String> source, List<String> awkward) {
        return Stream.concat(Stream.generate(source).limit(SIZE), awkward.stream())
                .map(String::strip)
                .toList();
    }

    static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
