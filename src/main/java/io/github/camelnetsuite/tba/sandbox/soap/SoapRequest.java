package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import io.github.camelnetsuite.tba.sandbox.login.TokenPassport;
import java.util.List;
import java.util.Set;

/**
 * One request to a SOAP endpoint: version, header elements and the operation.
 *
 * @param http as it came in
 */
public record SoapRequest(HttpRequest http, Version version, List<Element> headers, Element operation) {
    private static final Set<String> OTHER_CREDENTIALS = Set.of("passport", "ssoPassport", "applicationInfo");
    private static final Set<String> OPERATIONS =
            Set.of("search", "searchMoreWithId", "get", "getList", "getServerTime", "getDeleted", "getDataCenterUrls");

    public SoapRequest {
        headers = List.copyOf(headers);
    }

    String name() {
        return operation.name().getLocalPart();
    }

    /** The kind of the request, for counting. */
    public String kind() {
        return "soap." + (OPERATIONS.contains(name()) ? name() : "other");
    }

    /** Whether the operation ignores whatever credentials there are (Oracle help, section_N3494684). */
    public boolean withoutLogin() {
        return name().equals("getDataCenterUrls");
    }

    /** Every token passport of the header. */
    public List<TokenPassport> passports() {
        return headers.stream()
                .filter(header -> header.is(version.messages(), "tokenPassport"))
                .map(this::passport)
                .toList();
    }

    /** Whether there are credentials of another kind: another passport, an application id, an Authorization header. */
    public boolean otherCredentials() {
        return http.field("Authorization").isPresent()
                || headers.stream()
                        .anyMatch(header -> header.name().getNamespaceURI().equals(version.messages())
                                && OTHER_CREDENTIALS.contains(header.name().getLocalPart()));
    }

    private TokenPassport passport(Element header) {
        List<Element> signatures = fields(header, "signature");
        return new TokenPassport(
                only(header, "account"),
                only(header, "consumerKey"),
                only(header, "token"),
                only(header, "nonce"),
                only(header, "timestamp").strip(),
                signatures.size() == 1 ? signatures.get(0).attribute("algorithm") : "",
                only(header, "signature"));
    }

    private String only(Element header, String name) {
        List<Element> fields = fields(header, name);
        return fields.size() == 1 ? fields.get(0).text() : "";
    }

    /** The schema puts a passport's fields into the core namespace; an old sample of Oracle's into that of the messages. */
    private List<Element> fields(Element header, String name) {
        return header.children().stream()
                .filter(child -> child.is(version.core(), name) || child.is(version.messages(), name))
                .toList();
    }

    /** Names the operation only. */
    @Override
    public String toString() {
        return "SoapRequest[" + kind() + "]";
    }
}
