package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth1SignatureTest {

    private static final URI EMPLOYEE =
            URI.create("https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40");
    private static final URI RESTLET = URI.create("https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl"
            + "?script=6&deploy=1&customParam=someValue&testParam=someOtherValue");

    @Nested
    class OraclesSamples {

        /** Oracle help, section_1534941088 and section_1534941295. */
        @Test
        void theRestSampleIsReproducedToTheByte() {
            OAuth1Signature signature = oracle("GET", EMPLOYEE);

            assertThat(signature.baseString())
                    .isEqualTo("GET&https%3A%2F%2F123456.suitetalk.api.netsuite.com%2Fservices%2Frest%2Frecord%2Fv1"
                            + "%2Femployee%2F40&oauth_consumer_key%3Def40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf"
                            + "38c20aae6b67e4%26oauth_nonce%3DfjaLirsIcCGVZWzBX0pg%26oauth_signature_method%3DHMAC-SHA256"
                            + "%26oauth_timestamp%3D1508242306%26oauth_token%3D2b0ce516420110bcbd36b69e99196d1b7f6de3c62"
                            + "34c5afb799b73d87569f5cc%26oauth_version%3D1.0");
            assertThat(signature.value()).isEqualTo("B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY=");
            assertThat(signature.header())
                    .isEqualTo("OAuth realm=\"123456\","
                            + " oauth_token=\"2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc\","
                            + " oauth_consumer_key=\"ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4\","
                            + " oauth_nonce=\"fjaLirsIcCGVZWzBX0pg\", oauth_timestamp=\"1508242306\","
                            + " oauth_signature_method=\"HMAC-SHA256\", oauth_version=\"1.0\","
                            + " oauth_signature=\"B5OIWznZ2YP0OB7VrJrGkYsTh%2B8H%2B5T9Hag%2Bo92q0zY%3D\"");
        }

        @Test
        void theSignersHeaderIsOraclesHeader() {
            assertThat(OracleSample.signer("123456").authorization("GET", EMPLOYEE, List.of()))
                    .isEqualTo(oracle("GET", EMPLOYEE).header());
        }

        /** Oracle's page prints this signature without its leading plus sign. */
        @Test
        void theRestletSampleSignsItsQuery() {
            OAuth1Signature signature = oracle("POST", RESTLET);

            assertThat(signature.baseString())
                    .isEqualTo("POST&https%3A%2F%2F123456.restlets.api.netsuite.com%2Fapp%2Fsite%2Fhosting%2Frestlet.nl"
                            + "&customParam%3DsomeValue%26deploy%3D1%26oauth_consumer_key%3Def40afdd8abaac111b13825dd5"
                            + "e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4%26oauth_nonce%3DfjaLirsIcCGVZWzBX0pg"
                            + "%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D1508242306%26oauth_token%3D"
                            + "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc%26oauth_version%3D1.0"
                            + "%26script%3D6%26testParam%3DsomeOtherValue");
            assertThat(signature.value()).isEqualTo("+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=");
        }

        /** Oracle help, section_157652390285: a callback, a role, and no token yet. */
        @Test
        void theFirstStepOfTheThreeLeggedFlowSignsWithoutAToken() {
            String consumer = "60712990bc09623786e7047c226bcb3f86d49dca0b04efc21001dc76d97a81f5";
            OAuth1Signature signature = new OAuth1Signature(
                    "POST",
                    URI.create("https://1234567.restlets.api.netsuite.com/rest/requesttoken"),
                    List.of(),
                    oauth(
                            "1234567",
                            consumer,
                            "",
                            "oauth_consumer_key",
                            consumer,
                            "oauth_nonce",
                            "bUvpxBX93OWo0FLswq5M",
                            "oauth_timestamp",
                            "1575998103",
                            "oauth_signature_method",
                            "HMAC-SHA256",
                            "oauth_version",
                            "1.0",
                            "oauth_callback",
                            "https://my.example.com/TBA/?callbackRequest",
                            "role",
                            "45678"));

            assertThat(signature.value()).isEqualTo("7kgwwmiAylqeMdHjCBnIUUW+drDrGCbZGBkuCt39J90=");
            assertThat(signature.header())
                    .contains("oauth_callback=\"https%3A%2F%2Fmy.example.com%2FTBA%2F%3FcallbackRequest\"")
                    .doesNotContain("oauth_token");
        }

        /** Oracle help, section_157652573296. */
        @Test
        void theThirdStepOfTheThreeLeggedFlowSignsTheVerifier() {
            String consumer = "60712990bc09623786e7047c226bcb3f86d49dca0b04efc21001dc76d97a81f5";
            String token = "447d0cba5569a2d616e32a537110bc8c10ebcf42cc1fa34d6f76d08531abc179";
            OAuth1Signature signature = new OAuth1Signature(
                    "POST",
                    URI.create("https://1234567.restlets.api.netsuite.com/rest/accesstoken"),
                    List.of(),
                    oauth(
                            "1234567",
                            consumer,
                            token,
                            "oauth_token",
                            token,
                            "oauth_consumer_key",
                            consumer,
                            "oauth_nonce",
                            "wjRgXQPWhYtKl0A7bO8Z",
                            "oauth_timestamp",
                            "1576079512",
                            "oauth_signature_method",
                            "HMAC-SHA256",
                            "oauth_version",
                            "1.0",
                            "oauth_verifier",
                            "3eff1ae4de6f924014b88e489a41e88da8ed1ba8bd5ad7684a71579d7e97f4ee"));

            assertThat(signature.value()).isEqualTo("BBzawyjesZyFrwBjUAJfBsPDDGUY2FRdp3k4NwGDAO0=");
        }

        @Test
        void theRealmIsSentButNeverSigned() {
            OAuth1Parameters right =
                    OAuth1Parameters.of(OracleSample.credentials("123456"), OracleSample.NONCE, OracleSample.TIMESTAMP);
            List<FormParameter> withRealm = new ArrayList<>(right.signed());
            withRealm.add(new FormParameter("realm", "123456"));
            OAuth1Parameters wrong =
                    new OAuth1Parameters("123456", withRealm, right.consumerSecret(), right.tokenSecret());

            assertThat(new OAuth1Signature("GET", EMPLOYEE, List.of(), wrong).value())
                    .isEqualTo("sjWaR0hmwwiteCx99IefBsSM5JnwM79QaPCX/h4AZPM=");
            assertThat(oracle("GET", EMPLOYEE).value()).isNotEqualTo("sjWaR0hmwwiteCx99IefBsSM5JnwM79QaPCX/h4AZPM=");
        }

        private static OAuth1Signature oracle(String method, URI uri) {
            return OracleSample.signer("123456")
                    .sign(method, uri, List.of(), OracleSample.NONCE, OracleSample.TIMESTAMP);
        }
    }

    @Nested
    class KnownAnswers {

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "POST | suitetalk | /services/rest/query/v1/suiteql?limit=1000&offset=2000"
                            + " | 1 | trjIo8iRmO/VOY2A4j8PU2srygZef5RHNSATY/4actk=",
                    "GET | suitetalk | /services/rest/record/v1/customer"
                            + "?q=email%20START_WITH%20%22o%27brien%2Bx%40example.com%22&limit=5&offset=0"
                            + " | 2 | DKdz85cPhZQpVaJwuj2B1pYDiqfJOjO4J0k8iEAJDpo=",
                    "GET | suitetalk | /services/rest/record/v1/customer"
                            + "?q=email+START_WITH+%22o%27brien%2Bx%40example.com%22&limit=5&offset=0"
                            + " | 2 | DKdz85cPhZQpVaJwuj2B1pYDiqfJOjO4J0k8iEAJDpo=",
                    "GET | restlets | /app/site/hosting/restlet.nl"
                            + "?script=customscript_x&deploy=1&tag=z&tag=a&empty=&name=Zo%C3%AB%20%2A%21"
                            + " | 3 | gZSga2dgZA2LClCHnV7fcgWnGD9wnOjuEzxJ8QGddGE=",
                    "GET | suitetalk | /services/rest/record/v1/customer/eid:CID002?expandSubResources=true"
                            + " | 4 | wRvyLEpKtKAYHLLxdR4Nr2KXtFiYvf+jEvhb2QOkKpk=",
                })
        void theSignatureIsTheKnownOne(String method, String service, String path, String n, String expected) {
            URI uri = URI.create("https://123456-sb1." + service + ".api.netsuite.com" + path);

            assertThat(OracleSample.signer("123456_SB1")
                            .sign(method, uri, List.of(), "nonceAAAAAAAAAAAAAAA" + n, 1700000000)
                            .value())
                    .isEqualTo(expected);
        }

        @Test
        void aTurkishDefaultLocaleChangesNothing() {
            Locale before = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            try {
                assertThat(baseString("limit", "HTTPS://TI.EXAMPLE.COM/I"))
                        .startsWith("LIMIT&https%3A%2F%2Fti.example.com%2FI&");
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Nested
    class Normalisation {

        /** RFC 5849 §3.4.1.1 and §3.4.1.3.2, its own example but for the signature method. */
        @Test
        void theExampleOfTheRfcIsNormalisedAsPrinted() {
            OAuth1Signature signature = new OAuth1Signature(
                    "POST",
                    URI.create("http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"),
                    FormParameter.parse("c2&a3=2+q"),
                    oauth(
                            "Example",
                            "j49sk3j29djd",
                            "dh893hdasih9",
                            "oauth_consumer_key",
                            "9djdj82h48djs9d2",
                            "oauth_token",
                            "kkk9d7dh3k39sjv7",
                            "oauth_signature_method",
                            "HMAC-SHA1",
                            "oauth_timestamp",
                            "137131201",
                            "oauth_nonce",
                            "7d8f3e4a"));

            assertThat(signature.baseString())
                    .isEqualTo(
                            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D"
                                    + "%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3"
                                    + "e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkk"
                                    + "k9d7dh3k39sjv7");
        }

        @ParameterizedTest(name = "{0} is signed as {1}")
        @CsvSource({
            "HTTP://EXAMPLE.COM:80/r%20v/X?id=123, http://example.com/r%20v/X",
            "https://www.example.net:8080/?q=1, https://www.example.net:8080/",
            "https://example.com:443/a, https://example.com/a",
            "https://example.com:80/a, https://example.com:80/a",
            "http://example.com:443/a, http://example.com:443/a",
            "https://example.com, https://example.com/",
            "https://example.com?x=1, https://example.com/",
            "https://example.com/a%2fb/%c3%ab, https://example.com/a%2fb/%c3%ab",
            "https://example.com/a//b/../c/, https://example.com/a//b/../c/",
            "https://example.com/eid:CID;v=1/*~!, https://example.com/eid:CID;v=1/*~!",
            "https://example.com/a#part, https://example.com/a",
            "https://user:pw@example.com/a, https://example.com/a",
            "http://[::1]:8080/a, http://[::1]:8080/a",
        })
        void theUrlIsSignedInItsBaseForm(String url, String signed) {
            String[] parts = baseString("GET", url).split("&", -1);

            assertThat(decoded(parts[1])).isEqualTo(signed);
        }

        @ParameterizedTest(name = "?{0} is signed as {1}")
        @CsvSource({
            "a, a=",
            "a=, a=",
            "=v, =v",
            "a=b=c, a=b%3Dc",
            "a=1&a=1, a=1&a=1",
            "a=2&a=10&a=1, a=1&a=10&a=2",
            "a&&b&, a=&b=",
            "b=1&a=2&B=3&A=4, A=4&B=3&a=2&b=1",
            "a1=x&a=y&a-=z, a=y&a-=z&a1=x",
            "a+b=c+d, a%20b=c%20d",
            "a%20b=c%20d, a%20b=c%20d",
            "a%2Bb=c%2bd, a%2Bb=c%2Bd",
            "a=~*'()!, a=~%2A%27%28%29%21",
            "a=%7e%2D%2e%5F, a=~-._",
            "a=%F0%9F%98%80&a=%EF%BC%81, a=%EF%BC%81&a=%F0%9F%98%80",
            "a=%00, a=%00",
            "realm=r&oauth_signature=s, realm=r",
        })
        void theQueryIsDecodedEncodedAndSorted(String query, String signed) {
            OAuth1Signature signature = new OAuth1Signature(
                    "GET", URI.create("https://example.com/?" + query), List.of(), oauth("r", "c", "t"));

            assertThat(decoded(signature.baseString().split("&", -1)[2])).isEqualTo(signed);
        }

        @Test
        void aQuestionMarkAloneAddsNothing() {
            assertThat(baseString("GET", "https://example.com/a?")).endsWith("%2Fa&");
        }

        @Test
        void charactersOutsideAsciiAreSignedAsTheyGoOverTheWire() {
            assertThat(baseString("GET", "https://example.com/Zo\u00eb?n=Zo\u00eb"))
                    .isEqualTo(baseString("GET", "https://example.com/Zo%C3%AB?n=Zo%C3%AB"));
        }

        @Test
        void aFormIsSignedLikeAQuery() {
            OAuth1Signature inQuery = new OAuth1Signature(
                    "POST", URI.create("https://example.com/?a=%C3%AB&b=2"), List.of(), oauth("r", "c", "t"));
            OAuth1Signature inForm = new OAuth1Signature(
                    "POST",
                    URI.create("https://example.com/"),
                    FormParameter.parse("b=2&a=%C3%AB"),
                    oauth("r", "c", "t"));

            assertThat(inForm.value()).isEqualTo(inQuery.value());
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a=%",
                    "a=%4",
                    "a=%4G",
                    "a=%zz",
                    "%",
                    "a=%\uff11\uff11",
                    "a=%+1",
                    "a=%FF",
                    "a=%C3",
                    "a=\u00eb"
                })
        void aMalformedFormIsRefusedWithoutShowingIt(String form) {
            assertThatThrownBy(() -> FormParameter.parse("private=Zoe&" + form))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("query or form")
                    .message()
                    .doesNotContain("Zoe");
        }

        @Test
        void bytesInAQueryThatAreNotUtf8AreRefused() {
            assertThatThrownBy(() -> baseString("GET", "https://example.com/?a=%FF"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not UTF-8");
        }

        @Test
        void halfASurrogatePairIsRefused() {
            assertThatThrownBy(() -> PercentEncoding.encode("\ud83d"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("surrogate");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/services/rest",
                    "https:///a",
                    "https:a",
                    "ftp://example.com/a",
                    "https://123456_sb1.suitetalk.api.netsuite.com/"
                })
        void whatIsNoHttpUrlWithAHostIsRefused(String url) {
            assertThatThrownBy(() -> baseString("GET", url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("http");
        }
    }

    private static String baseString(String method, String url) {
        return new OAuth1Signature(method, URI.create(url), List.of(), oauth("r", "c", "t")).baseString();
    }

    /** Undoes the outer encoding of a part of the base string, which has no plus signs. */
    private static String decoded(String encoded) {
        return java.net.URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static OAuth1Parameters oauth(String realm, String consumerSecret, String tokenSecret, String... pairs) {
        List<FormParameter> signed = Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                .map(i -> new FormParameter(pairs[i], pairs[i + 1]))
                .toList();
        return new OAuth1Parameters(realm, signed, consumerSecret, tokenSecret);
    }
}
