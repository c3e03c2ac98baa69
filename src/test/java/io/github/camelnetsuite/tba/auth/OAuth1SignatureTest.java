package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5849 §3.4.1 and §3.6, apart from any credentials. */
class OAuth1SignatureTest {

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

    /** RFC 5849 §3.4.1.1 and §3.4.1.3.2; the method named in it is only text here, the product signs with HMAC-SHA256. */
    @Test
    @Catalogue("1")
    void theExampleOfTheRfcIsNormalisedAsPrinted() {
        OAuth1Signature signature = new OAuth1Signature(
                "POST",
                URI.create("http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"),
                FormParameter.parse("c2&a3=2+q"),
                OracleSample.parameters(
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
                .isEqualTo("POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D"
                        + "%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3"
                        + "e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkk"
                        + "k9d7dh3k39sjv7");
        // By openssl dgst -sha256 -hmac 'j49sk3j29djd&dh893hdasih9'.
        assertThat(signature.value()).isEqualTo("lIfydhbOitvsm4DvUwgM0NdR1Mzd08HnXI+q+EG0QKo=");
        Evidence.of("1").outcome("the RFC's base string to the byte, and its HMAC-SHA256");
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
                "GET", URI.create("https://example.com/?" + query), List.of(), OracleSample.parameters("r", "c", "t"));

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
                "POST",
                URI.create("https://example.com/?a=%C3%AB&b=2"),
                List.of(),
                OracleSample.parameters("r", "c", "t"));
        OAuth1Signature inForm = new OAuth1Signature(
                "POST",
                URI.create("https://example.com/"),
                FormParameter.parse("b=2&a=%C3%AB"),
                OracleSample.parameters("r", "c", "t"));

        assertThat(inForm.value()).isEqualTo(inQuery.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a=%", "a=%4", "a=%4G", "a=%zz", "%", "a=%\uff11\uff11", "a=%+1", "a=%FF", "a=%C3", "a=\u00eb"})
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

    private static String baseString(String method, String url) {
        return new OAuth1Signature(method, URI.create(url), List.of(), OracleSample.parameters("r", "c", "t"))
                .baseString();
    }

    /** Undoes the outer encoding of a part of the base string, which has no plus signs. */
    private static String decoded(String encoded) {
        return java.net.URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    @Test
    void whateverElseIsAsciiMayStandInAFormAsItIs() {
        String ascii = IntStream.rangeClosed(0, 0x7f)
                .filter(c -> "%+&".indexOf(c) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThat(FormParameter.parse("a=" + ascii)).containsExactly(new FormParameter("a", ascii));
    }

    @Test
    void aPercentSequenceMayEndAFormAndHasDigitsOfOurScriptOnly() {
        assertThat(FormParameter.parse("a=%C3%ab%7E")).containsExactly(new FormParameter("a", "\u00eb~"));
        assertThatThrownBy(() -> FormParameter.parse("a=%\uff11\uff11")).hasMessageContaining("percent sign without");
        assertThatThrownBy(() -> FormParameter.parse("a=%+1")).hasMessageContaining("percent sign without");
    }
}
