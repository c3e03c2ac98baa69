package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our signature and google-oauth-client's, over the same random requests. */
class SignatureAgreementTest {

    private static final long SEED = 20261101;
    private static final int REQUESTS = 10_000;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    @Catalogue("2")
    void tenThousandRandomRequestsAreSignedAsByAnIndependentLibrary() {
        System.out.println("SignatureAgreementTest: seed " + SEED + ", " + REQUESTS + " requests");
        Map<String, Integer> seen = new TreeMap<>();

        for (int i = 0; i < REQUESTS; i++) {
            TbaCredentials credentials = TbaCredentials.of(
                    pick("1234567", "123456_SB1", "TSTDRV99"), secret(), secret(), secret(), secret());
            String method = pick("GET", "POST", "PUT", "PATCH", "DELETE");
            String base = base();
            List<Pair> query = pairs();
            List<Pair> form = pairs();
            form.removeAll(query);
            String url = base + (query.isEmpty() ? "" : "?" + joined(query));
            String nonce = new Nonces(random).get();
            long timestamp = random.nextLong(1_000_000_000L, 5_000_000_000L);

            OAuth1Signature ours = new OAuth1Signer(credentials, () -> null, () -> "")
                    .sign(method, URI.create(url), FormParameter.parse(joined(form)), nonce, timestamp);

            List<Pair> all = new ArrayList<>(query);
            all.addAll(form);
            assertThat(ours.value())
                    .as("seed %d, request %d: %s %s with form %s", SEED, i, method, url, joined(form))
                    .isEqualTo(theirs(credentials, method, lowerCase(base), all, nonce, timestamp));

            features(all).forEach(feature -> seen.merge(feature, 1, Integer::sum));
        }
        assertThat(seen.keySet())
                .contains(
                        " ", "+", "*", "~", "%", "not ASCII", "beyond 16 bits", "repeated name", "no name", "no value");
        assertThat(seen.values()).as("requests with each: %s", seen).allMatch(count -> count > REQUESTS / 20);
        Evidence.of("2").outcome("the same signature as the other library's", REQUESTS);
    }

    /** What makes these parameters worth signing. */
    private static Set<String> features(List<Pair> pairs) {
        Set<String> features = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            String text = pair.name + pair.value;
            Stream.of(" ", "+", "*", "~", "%").filter(text::contains).forEach(features::add);
            text.codePoints()
                    .filter(c -> c > 0x7f)
                    .forEach(c -> features.add(c > 0xffff ? "beyond 16 bits" : "not ASCII"));
            if (!names.add(pair.name)) {
                features.add("repeated name");
            }
            if (pair.name.isEmpty()) {
                features.add("no name");
            }
            if (pair.value.isEmpty()) {
                features.add("no value");
            }
        }
        return features;
    }

    /**
     * The other library gets the parameters as they were drawn, not our URL: it so never meets our encoding or our
     * decoding. It would decode a query by {@code +} and {@code %} as we do, but signs two equal pairs as one (RFC 5849
     * keeps both), so equal pairs are drawn once only; they have their own test beside the RFC's example.
     */
    private static String theirs(
            TbaCredentials credentials, String method, String base, List<Pair> pairs, String nonce, long timestamp) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        pairs.forEach(pair ->
                query.computeIfAbsent(pair.name, name -> new ArrayList<>()).add(pair.value));
        return new IndependentVerifier(credentials.consumerSecret(), credentials.accessTokenSecret())
                .signature(
                        method,
                        base,
                        query,
                        Map.of(
                                "oauth_consumer_key",
                                credentials.consumerKey(),
                                "oauth_token",
                                credentials.accessToken(),
                                "oauth_nonce",
                                nonce,
                                "oauth_timestamp",
                                Long.toString(timestamp),
                                "oauth_version",
                                "1.0"));
    }

    private record Pair(String name, String value) {}

    private List<Pair> pairs() {
        Set<Pair> pairs = new LinkedHashSet<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            boolean again = !pairs.isEmpty() && random.nextInt(3) == 0;
            String name = again ? pairs.iterator().next().name : text();
            Pair pair = new Pair(name, text());
            if (!(pair.name.isEmpty() && pair.value.isEmpty())) {
                pairs.add(pair);
            }
        }
        return new ArrayList<>(pairs);
    }

    /** Text of the tricky characters and of all Unicode but the surrogates; often empty. */
    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.append(
                    random.nextBoolean()
                            ? pick(
                                    " ", "+", "%", "%2B", "%20", "~", "*", "&", "=", "'", "\"", "/", "?", "#", "a", "B",
                                    "0", "-", "_", ".")
                            : Character.toString(codePoint()));
        }
        return text.toString();
    }

    private int codePoint() {
        int codePoint = random.nextInt(random.nextBoolean() ? 0x800 : Character.MAX_CODE_POINT + 1);
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? 0xfffd : codePoint;
    }

    private String base() {
        String scheme = pick("https", "http", "HTTPS");
        String host = pick("1234567.suitetalk.api.netsuite.com", "123456-SB1.Restlets.api.netsuite.com", "localhost");
        String port = pick("", "", ":443", ":80", ":8443");
        // The other library decodes a path and encodes it again, so the paths are those that survive that.
        String path = pick("/", "/services/rest/query/v1/suiteql", "/record/v1/customer/eid:CID002", "/a%20b/%C3%AB~x");
        return scheme + "://" + host + port + path;
    }

    /** The other library leaves the case of scheme and host as it finds it; RFC 5849 §3.4.1.2 has them in lower case. */
    private static String lowerCase(String base) {
        int path = base.indexOf('/', base.indexOf("://") + 3);
        return base.substring(0, path).toLowerCase(Locale.ROOT) + base.substring(path);
    }

    /** In the wire's form: a space as plus or %20, hex of either case, an empty value with or without its sign. */
    private String joined(List<Pair> pairs) {
        return pairs.stream()
                .map(pair ->
                        wire(pair.name) + (pair.value.isEmpty() && random.nextBoolean() ? "" : "=" + wire(pair.value)))
                .collect(Collectors.joining("&"));
    }

    private String wire(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String spaced = random.nextBoolean() ? encoded : encoded.replace("+", "%20");
        String tilde = random.nextBoolean() ? spaced : spaced.replace("%7E", "~");
        return random.nextBoolean() ? tilde : tilde.replace("%C3", "%c3").replace("%2B", "%2b");
    }

    private String secret() {
        String printable = random.ints(random.nextInt(1, 65), 0x21, 0x7f)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return random.nextBoolean() ? printable : new Nonces(random).get();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
