package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelnetsuite.tba.auth.TbaCredentials;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A bean of credentials takes them one by one, or as the fields of a vendor's form have them. */
class NetSuiteCredentialsTest {

    private static final String KEY = "0c5f1e7aa9d24b8836fe0b917d3c55e24a1798bd60e3f2c47b9d8015ac6e3f71";
    private static final String SECRET = "5e8809c1b7fd42a66e1f93c0d84b7a25f1036e9dc2b857a04419ef7826bd5c30";
    private static final String ID = "7ab30d94ef158c26b0e7f4a85d1c93621fe0856bd2947ac3318e5fd07c6ba249";
    private static final String TOKEN = "d21c6f0be8934a7715f0c3e6a98d4b52876e10fc3ad9b5e24076c81f9ea3d64b";

    private static NetSuiteCredentials form(String username, String password, String other) {
        NetSuiteCredentials bean = new NetSuiteCredentials();
        bean.setUsername(username);
        bean.setPassword(password);
        bean.setToken(other);
        return bean;
    }

    @Test
    void theFieldsOfAFormLogInAsTheirValuesDo() {
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite")) {
            assertThat(form(KEY, SECRET, ID + "," + TOKEN + ",1234567_SB1").freeze())
                    .isEqualTo(TbaCredentials.of("1234567_SB1", KEY, SECRET, ID, TOKEN));
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void whatIsReadInAnotherWayThanItIsWrittenIsLogged() {
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite")) {
            assertThat(form(KEY, SECRET, "1234567_SB1," + ID + "," + TOKEN).freeze())
                    .isEqualTo(TbaCredentials.of("1234567_SB1", KEY, SECRET, ID, TOKEN));
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN")
                    .contains("Other held the account ID as its first value and not as its last")
                    .doesNotContain(KEY, SECRET, ID, TOKEN);
        }
    }

    @Test
    void theFormOfACertificateNeedsTheKeyBesideIt() {
        NetSuiteCredentials bean = form("a-client-id", null, "a-certificate-id,1234567");
        bean.setPrivateKey("classpath:keys/ec-pkcs8-P-256.pem");

        assertThat(bean.login("tba", new DefaultCamelContext())).isInstanceOfSatisfying(Login.OAuth2.class, login -> {
            assertThat(login.credentials().clientId()).isEqualTo("a-client-id");
            assertThat(login.credentials().certificateId()).isEqualTo("a-certificate-id");
            assertThat(login.account().realm()).isEqualTo("1234567");
        });
    }

    @Test
    void aValueThatComesTwoWaysMustBeTheSame() {
        NetSuiteCredentials bean = form(KEY, SECRET, ID + "," + TOKEN + ",1234567");
        bean.setAccountId("1234567");
        assertThat(bean.freeze().account().realm()).isEqualTo("1234567");

        bean.setAccountId("7654321");
        assertThatIllegalArgumentException()
                .isThrownBy(bean::freeze)
                .withMessage(
                        "Option accountId is set, and username, password and token bring it too, but differently: set"
                                + " it one way");
    }

    @Test
    void whatIsMissingInAFormIsSaidWithoutTheRest() {
        assertThatIllegalArgumentException()
                .isThrownBy(form(KEY, SECRET, ID + "," + TOKEN)::freeze)
                .withMessageStartingWith("Option token: Other holds 2 values; give tokenId,tokenSecret,accountId")
                .withMessageNotContainingAny(KEY, SECRET, ID, TOKEN);
        assertThatIllegalArgumentException()
                .isThrownBy(form(null, SECRET, ID + "," + TOKEN + ",1234567")::freeze)
                .withMessageStartingWith("consumerKey is missing; paste the Consumer Key")
                .withMessageNotContainingAny(SECRET, ID, TOKEN);
    }

    @Test
    void aValueThatWasPastedTwiceIsNoCredential() {
        assertThatIllegalArgumentException()
                .isThrownBy(form(KEY, SECRET, KEY + "," + TOKEN + ",1234567")::freeze)
                .withMessageStartingWith("accessToken is the same as consumerKey")
                .withMessageNotContainingAny(KEY, SECRET, TOKEN);
    }

    @Test
    void toStringShowsTheAccountOfAFormAndNothingElse() {
        assertThat(form(KEY, SECRET, ID + "," + TOKEN + ",1234567-sb1"))
                .hasToString("NetSuiteCredentials[1234567_SB1]");
        assertThat(form(KEY, SECRET, ID)).hasToString("NetSuiteCredentials[no usable accountId]");
        assertThat(form(KEY, SECRET, ID + "," + TOKEN + "," + KEY))
                .hasToString("NetSuiteCredentials[no usable accountId]");
    }
}
