package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPassportTest {

    /** Oracle help, section_1534941088. */
    @Test
    void oraclesSampleIsReproduced() {
        TokenPassport passport =
                TokenPassport.of(OracleSample.credentials("123456"), OracleSample.NONCE, OracleSample.TIMESTAMP);

        assertThat(passport)
                .isEqualTo(new TokenPassport(
                        "123456",
                        OracleSample.CONSUMER_KEY,
                        OracleSample.TOKEN,
                        OracleSample.NONCE,
                        OracleSample.TIMESTAMP,
                        "tIcC5zyKUmycB5Ml/cNxOHDusw03Y5KPQiXVNUHHp4U=",
                        "HMAC-SHA256"));
    }

    /** Inputs of Oracle help, section_4395630653, which prints no signature for them. */
    @Test
    void theInputsOfOraclesSoapPageGiveTheKnownSignature() {
        TbaCredentials credentials = TbaCredentials.of(
                "1234567",
                "71cc02b731f05895561ef0862d71553a3ac99498a947c3b7beaf4a1e4a29f7c4",
                "7278da58caf07f5c336301a601203d10a58e948efa280f0618e25fcee1ef2abd",
                "89e08d9767c5ac85b374415725567d05b54ecf0960ad2470894a52f741020d82",
                "060cd9ab3ffbbe1e3d3918e90165ffd37ab12acc76b4691046e2d29c7d7674c2");

        assertThat(TokenPassport.of(credentials, "6obMKq0tmY8ylVOdEkA1", 1439829974)
                        .signature())
                .isEqualTo("FCghIZqXNetuZY8ILWOFH0ucdfzQOmAuL+q+kF21zPs=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456_SB1", "123456_sb1", "123456-sb1"})
    void everySpellingOfTheAccountIsSignedAsNetSuiteSpellsIt(String account) {
        TokenPassport passport =
                TokenPassport.of(OracleSample.credentials(account), "nonceAAAAAAAAAAAAAAA5", 1700000000);

        assertThat(passport.account()).isEqualTo("123456_SB1");
        assertThat(passport.signature()).isEqualTo("AMZmDgRW9ojs4I1/y15SUHoGawK3ZVrQc+CKD+QYr28=");
    }

    /** Why the spelling matters: it is part of what is signed. */
    @ParameterizedTest
    @CsvSource({
        "123456_SB1, AMZmDgRW9ojs4I1/y15SUHoGawK3ZVrQc+CKD+QYr28=",
        "123456_sb1, cIqiNQ/Y/aa8B8B7+Kr/kE+5xlXnLiXzInwAEbh9LgE=",
        "123456-sb1, xuKpBF/Nn1qocCS8uujEJIc7lin22D62jEfLickHk1I="
    })
    void anotherSpellingWouldBeAnotherSignature(String account, String signature) {
        String baseString = String.join(
                "&", account, OracleSample.CONSUMER_KEY, OracleSample.TOKEN, "nonceAAAAAAAAAAAAAAA5", "1700000000");

        assertThat(HmacSha256.sign(baseString, OracleSample.CONSUMER_SECRET, OracleSample.TOKEN_SECRET))
                .isEqualTo(signature);
    }

    @Test
    void toStringShowsTheAccountOnly() {
        assertThat(TokenPassport.of(OracleSample.credentials("123456"), OracleSample.NONCE, 1))
                .hasToString("TokenPassport[account=123456]");
    }
}
