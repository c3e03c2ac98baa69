package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountOriginsTest {

    private final AccountOrigins origins = AccountOrigins.of(AccountId.parse("1234567_SB1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql?limit=5",
                "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl",
                "HTTPS://1234567-SB1.SUITETALK.API.NETSUITE.COM:443/services",
            })
    void theAccountsOwnServicesMayBeSigned(String url) {
        assertThat(origins.require(URI.create(url))).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/services",
                "https://1234567.suitetalk.api.netsuite.com/",
                "https://1234567-sb1.suitetalk.api.netsuite.com.evil.example/",
                "https://1234567-sb1.suitetalk.api.netsuite.com./",
                "https://1234567-sb1.suitetalk.api.netsuite.com:8443/",
                "http://1234567-sb1.suitetalk.api.netsuite.com/",
                "https://user@1234567-sb1.suitetalk.api.netsuite.com/",
                "https://1234567-sb1.suitetalk.api.netsuite.com@evil.example/",
                "http://localhost:8080/",
                "//1234567-sb1.suitetalk.api.netsuite.com/",
                "/services/rest",
                "file:///etc/passwd",
                "https://1234567_sb1.suitetalk.api.netsuite.com/",
            })
    void nothingElseMayBe(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> origins.require(URI.create(url)))
                .withMessageStartingWith("Not signed: ")
                .withMessageContaining("https://1234567-sb1.suitetalk.api.netsuite.com")
                .withMessageNotContainingAny("user@", "passwd", "/services");
    }

    @Test
    void theTextNamesBothHosts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> origins.require(URI.create("https://evil.example:99/x?secret=1")))
                .withMessageContainingAll(
                        "https://evil.example:99 ",
                        "1234567_SB1",
                        "https://1234567-sb1.suitetalk.api.netsuite.com",
                        "https://1234567-sb1.restlets.api.netsuite.com")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/base",
                "http://127.0.0.1:8080",
                "http://[::1]:8080",
                "https://ns.example.com"
            })
    void aBaseUrlThatIsNamedMayBeSignedBesides(String baseUrl) {
        AccountOrigins more = origins.plus(URI.create(baseUrl));

        assertThat(more.includes(URI.create(baseUrl).resolve("/services?a=b"))).isTrue();
        assertThat(more.includes(AccountId.parse("1234567-sb1").restBaseUrl())).isTrue();
        assertThat(origins.includes(URI.create(baseUrl))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ns.example.com",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "https://user:pw@ns.example.com",
                "ftp://localhost",
                "localhost:8080",
                "/base",
            })
    void aBaseUrlOverAnOpenWireOrWithAUserNameIsRefused(String baseUrl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> origins.plus(URI.create(baseUrl)))
                .withMessageStartingWith("A base URL must be an https URL")
                .withMessageNotContaining("pw");
    }

    @Test
    void theTextSaysThatAUrlHasNoHostName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> origins.require(URI.create("https://1234567_sb1.suitetalk.api.netsuite.com/")))
                .withMessageContaining("a URL without a valid host name");
    }

    @Test
    void theyAreShownAsTheyAreCompared() {
        assertThat(AccountOrigins.of(AccountId.parse("TSTDRV7")).plus(URI.create("HTTP://LocalHost:80/base")))
                .hasToString("[https://tstdrv7.suitetalk.api.netsuite.com, https://tstdrv7.restlets.api.netsuite.com,"
                        + " http://localhost]");
    }
}
