package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures that Oracle or others published, and what stays out of them. */
@Catalogue("1")
class PublishedSignaturesTest {

    private static final URI EMPLOYEE =
            URI.create("https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40");
    private static final URI RESTLET = URI.create("https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl"
            + "?script=6&deploy=1&customParam=someValue&testParam=someOtherValue");

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
        Evidence.of("1").outcome("Oracle's base string, signature and header to the byte");
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
                OracleSample.parameters(
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
                OracleSample.parameters(
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
        OAuth1Parameters wrong = new OAuth1Parameters("123456", withRealm, right.consumerSecret(), right.tokenSecret());

        assertThat(new OAuth1Signature("GET", EMPLOYEE, List.of(), wrong).value())
                .isEqualTo("sjWaR0hmwwiteCx99IefBsSM5JnwM79QaPCX/h4AZPM=");
        assertThat(oracle("GET", EMPLOYEE).value()).isNotEqualTo("sjWaR0hmwwiteCx99IefBsSM5JnwM79QaPCX/h4AZPM=");
    }

    private static OAuth1Signature oracle(String method, URI uri) {
        return OracleSample.signer("123456").sign(method, uri, List.of(), OracleSample.NONCE, OracleSample.TIMESTAMP);
    }

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
}
