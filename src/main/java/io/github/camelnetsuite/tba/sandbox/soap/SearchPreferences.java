package io.github.camelnetsuite.tba.sandbox.soap;

import java.util.Optional;

/**
 * The header of that name (Oracle help, section_4170181850). An element whose name is spelt otherwise is ignored, as
 * NetSuite does.
 *
 * @param bodyFieldsOnly without sublists
 */
record SearchPreferences(boolean bodyFieldsOnly, int pageSize) {
    private static final int LARGEST = 1000;
    private static final int SMALLEST = 5;

    static SearchPreferences of(SoapRequest request) throws SoapFault {
        Version version = request.version();
        Optional<Element> header = request.headers().stream()
                .filter(one -> one.is(version.messages(), "searchPreferences"))
                .findFirst();
        String bodyFieldsOnly = field(header, version, "bodyFieldsOnly").orElse("true");
        if (!bodyFieldsOnly.matches("true|false|1|0")) {
            throw SoapFault.unreadable("bodyFieldsOnly is no boolean", version);
        }
        try {
            return new SearchPreferences(
                    bodyFieldsOnly.matches("true|1"),
                    Integer.parseInt(field(header, version, "pageSize").orElse(String.valueOf(LARGEST))));
        } catch (NumberFormatException notANumber) {
            throw SoapFault.unreadable("pageSize is no int", version);
        }
    }

    private static Optional<String> field(Optional<Element> header, Version version, String name) {
        return header.flatMap(preferences -> preferences.first(version.messages(), name))
                .map(element -> element.text().strip());
    }

    void requirePageSize() throws StatusError {
        if (pageSize < SMALLEST || pageSize > LARGEST) {
            throw new StatusError(
                    "INVALID_SEARCH_PAGE_SIZE", "The page size must be between " + SMALLEST + " and " + LARGEST + ".");
        }
    }
}
