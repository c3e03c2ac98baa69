package io.github.camelnetsuite.tba.sandbox.soap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client that writes and signs envelopes by itself, from the help pages, so that the sandbox is not its own judge. */
public final class SoapClient {
    static final ObjectMapper JSON = new ObjectMapper();

    private final SandboxCredentials credentials;
    private final URI baseUrl;
    private final InstantSource clock;
    private final String version;
    private final HttpClient http = HttpClient.newHttpClient();

    public SoapClient(Sandbox sandbox) {
        this(sandbox, "2023_2");
    }

    SoapClient(Sandbox sandbox, String version) {
        this(sandbox.credentials(), sandbox.baseUrl(), sandbox.clock(), version);
    }

    /** A client of an account that runs elsewhere. */
    public SoapClient(SandboxCredentials credentials, URI baseUrl, InstantSource clock, String version) {
        this.credentials = credentials;
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.version = version;
    }

    String messages() {
        return "urn:messages_" + version + ".platform.webservices.netsuite.com";
    }

    String core() {
        return "urn:core_" + version + ".platform.webservices.netsuite.com";
    }

    /** The fields of a passport, to be changed before they are signed. */
    public Map<String, String> passport() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("account", credentials.accountId());
        fields.put("consumerKey", credentials.consumerKey());
        fields.put("token", credentials.tokenId());
        fields.put("nonce", UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        fields.put("timestamp", String.valueOf(clock.instant().getEpochSecond()));
        return fields;
    }

    /** A passport's element, signed over its fields. */
    public String signed(Map<String, String> fields) {
        String key = credentials.consumerSecret() + "&" + credentials.tokenSecret();
        return element(fields, "HMAC-SHA256", hmac(key, String.join("&", fields.values())));
    }

    String element(Map<String, String> fields, String algorithm, String signature) {
        StringBuilder xml = new StringBuilder("<m:tokenPassport>");
        fields.forEach((name, value) -> xml.append("<c:%s>%s</c:%s>".formatted(name, value, name)));
        return xml.append("<c:signature algorithm=\"%s\">%s</c:signature></m:tokenPassport>"
                        .formatted(algorithm, signature))
                .toString();
    }

    static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An envelope around header and body, which may use the prefixes m, c, o, r (messages, core, common, records). */
    public String envelope(String header, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + (" xmlns:m=\"urn:messages_V.platform.webservices.netsuite.com\""
                                + " xmlns:c=\"urn:core_V.platform.webservices.netsuite.com\""
                                + " xmlns:o=\"urn:common_V.platform.webservices.netsuite.com\""
                                + " xmlns:r=\"urn:relationships_V.lists.webservices.netsuite.com\"")
                        .replace("_V", "_" + version)
                + "><s:Header>" + header + "</s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    /** Sends any text to the endpoint. */
    public SoapReply post(String envelope, String... fields) throws IOException, InterruptedException {
        return postTo("/services/NetSuitePort_" + version, envelope, fields);
    }

    SoapReply postTo(String path, String envelope, String... fields) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("SOAPAction", "\"\"")
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(envelope));
        for (int i = 0; i < fields.length; i += 2) {
            request.setHeader(fields[i], fields[i + 1]);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new SoapReply(response.statusCode(), response.body());
    }

    /** A signed request. */
    public SoapReply call(String body, String... preferences) throws IOException, InterruptedException {
        return post(envelope(signed(passport()) + preferences(preferences), body));
    }

    private static String preferences(String... namesAndValues) {
        if (namesAndValues.length == 0) {
            return "";
        }
        StringBuilder xml = new StringBuilder("<m:searchPreferences>");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.append("<m:%s>%s</m:%s>".formatted(namesAndValues[i], namesAndValues[i + 1], namesAndValues[i]));
        }
        return xml.append("</m:searchPreferences>").toString();
    }

    /** A search whose criteria are in {@code basic}. */
    public SoapReply search(String type, String criteria, String... preferences)
            throws IOException, InterruptedException {
        return call(searching(type, criteria), preferences);
    }

    static String searching(String type, String criteria) {
        return "<m:search><m:searchRecord xsi:type=\"r:%sSearch\"><r:basic>%s</r:basic></m:searchRecord></m:search>"
                .formatted(type, criteria);
    }

    SoapReply more(String searchId, int page) throws IOException, InterruptedException {
        return call("<m:searchMoreWithId><m:searchId>%s</m:searchId><m:pageIndex>%d</m:pageIndex></m:searchMoreWithId>"
                .formatted(searchId, page));
    }

    /** A criterion on a date. */
    static String date(String field, String operator, String... values) {
        return criterion(field, "SearchDateField", operator, values);
    }

    static String number(String field, String operator, long... values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = String.valueOf(values[i]);
        }
        return criterion(field, "SearchLongField", operator, texts);
    }

    static String text(String field, String operator, String... values) {
        return criterion(field, "SearchStringField", operator, values);
    }

    private static String criterion(String field, String type, String operator, String... values) {
        StringBuilder xml =
                new StringBuilder("<o:%s xsi:type=\"c:%s\" operator=\"%s\">".formatted(field, type, operator));
        for (int i = 0; i < values.length; i++) {
            String name = i == 0 ? "searchValue" : "searchValue2";
            xml.append("<c:%s>%s</c:%s>".formatted(name, values[i], name));
        }
        return xml.append("</o:%s>".formatted(field)).toString();
    }

    static String stages(String operator, String... stages) {
        return "<o:stage operator=\"%s\">".formatted(operator) + values(stages) + "</o:stage>";
    }

    static String values(String... values) {
        StringBuilder xml = new StringBuilder();
        for (String value : values) {
            xml.append("<c:searchValue>%s</c:searchValue>".formatted(value));
        }
        return xml.toString();
    }

    static String references(String field, String operator, long... ids) {
        StringBuilder xml = new StringBuilder("<o:%s operator=\"%s\">".formatted(field, operator));
        for (long id : ids) {
            xml.append("<c:searchValue internalId=\"%d\"/>".formatted(id));
        }
        return xml.append("</o:%s>".formatted(field)).toString();
    }

    static String flag(String field, boolean value) {
        return "<o:%s><c:searchValue>%s</c:searchValue></o:%s>".formatted(field, value, field);
    }

    /** A moment some days ago, in UTC. */
    String now(int daysAgo) {
        return clock.instant().minusSeconds(86_400L * daysAgo).toString();
    }

    public JsonNode control(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(baseUrl + "/sandbox/v1/" + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalArgumentException(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** What the account really holds. */
    List<JsonNode> truth(String path) throws IOException, InterruptedException {
        List<JsonNode> records = new ArrayList<>();
        control("GET", "records/" + path, "").forEach(records::add);
        return records;
    }

    public List<String> auditDetails() throws IOException, InterruptedException {
        List<String> details = new ArrayList<>();
        control("GET", "audit", "")
                .forEach(entry -> details.add(entry.get("detail").asText()));
        return details;
    }
}
