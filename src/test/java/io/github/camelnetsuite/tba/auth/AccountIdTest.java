package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelnetsuite.tba.faults.Catalogue;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {

    @Catalogue("9")
    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource({
        "1234567, 1234567, 1234567",
        "1234567_SB1, 1234567_SB1, 1234567-sb1",
        "1234567-sb1, 1234567_SB1, 1234567-sb1",
        "1234567_sb1, 1234567_SB1, 1234567-sb1",
        "1234567-Sb12, 1234567_SB12, 1234567-sb12",
        "1234567_RP, 1234567_RP, 1234567-rp",
        "TSTDRV1234567, TSTDRV1234567, tstdrv1234567",
        "tstdrv1234567, TSTDRV1234567, tstdrv1234567",
        "td3018275, TD3018275, td3018275",
        "ACCT99, ACCT99, acct99",
    })
    void everySpellingGivesNetSuitesRealmAndHost(String text, String realm, String label) {
        AccountId account = AccountId.parse(text);

        assertThat(account.realm()).isEqualTo(realm);
        assertThat(account.hostLabel()).isEqualTo(label);
        assertThat(account.restBaseUrl()).hasToString("https://" + label + ".suitetalk.api.netsuite.com");
        assertThat(account.restletBaseUrl()).hasToString("https://" + label + ".restlets.api.netsuite.com");
        assertThat(account.restBaseUrl().getHost()).isEqualTo(label + ".suitetalk.api.netsuite.com");
    }

    @Test
    void spellingsOfOneAccountAreEqual() {
        assertThat(AccountId.parse("1234567-sb1"))
                .isEqualTo(new AccountId("1234567_SB1"))
                .hasToString("1234567_SB1");
    }

    @Test
    void aTurkishDefaultLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(AccountId.parse("ti1I").realm()).isEqualTo("TI1I");
            assertThat(AccountId.parse("ti1I").hostLabel()).isEqualTo("ti1i");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Catalogue("9")
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "x.evil.com#",
                "1234567/../",
                "1234567@evil",
                "evil:8443",
                "1234567?x",
                "1234567%2eevil",
                "1234567\\evil",
                "1234567\n",
                "12345\n67",
                "1234567\r\nHost: evil",
                "1234567\0",
                "\u0661\u0662\u0663",
                "\uff11\uff12",
                "\u0131",
                "12345\u212a",
                "1234567_",
                "_SB1",
                "1234567__SB1",
                "1234567_SB1_2",
                "1234567 SB1",
                "\u00a01234567",
                "${env:X}",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whateverCouldMeanAnotherHostIsRefusedWithOneLineThatNamesTheOption(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.parse(text))
                .withMessageStartingWith("accountId ")
                .withMessageEndingWith("such as 1234567 or 1234567_SB1")
                .withMessageNotContainingAny("evil", "\n", "aaaa");
    }

    @ParameterizedTest(name = "\"{0}\" {1}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                ",is missing",
                " 1234567,begins or ends with a blank",
                "1234567 ,begins or ends with a blank",
                "https://1234567.app.netsuite.com/app/center,looks like a URL",
                "1234567.suitetalk.api.netsuite.com,looks like a URL",
                "'token,secret,1234567',looks like several values",
                "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4,is it a key or a secret",
                "1234567_SB1_2,one underscore",
            })
    void theTextSaysWhatIsWrong(String text, String hint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.parse(text))
                .withMessageContaining(hint);
    }

    @Test
    void theLongestIsALabelThatAHostNameCanHold() {
        assertThat(AccountId.parse("1".repeat(63)).hostLabel()).hasSize(63);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.parse("1".repeat(64)))
                .withMessageContaining("too long");
    }
}
