package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TbaCredentialsTest {

    private static final List<String> OPTIONS =
            List.of("consumerKey", "consumerSecret", "accessToken", "accessTokenSecret");
    private static final List<String> PASTE = List.of("Consumer Key", "Consumer Secret", "Token ID", "Token Secret");

    static Stream<Arguments> brokenValues() {
        return Stream.of(
                        Arguments.of(null, "is missing"),
                        Arguments.of("", "is missing"),
                        Arguments.of(" \t", "is missing"),
                        Arguments.of("planted\n", "begins or ends with a blank or a line break"),
                        Arguments.of(" planted", "begins or ends with a blank or a line break"),
                        Arguments.of("plan\r\nted", "holds a blank or a line break"),
                        Arguments.of("plan ted", "holds a blank or a line break"),
                        Arguments.of("plan\tted", "holds a blank or a line break"),
                        Arguments.of("plan\0ted", "holds a control character"),
                        Arguments.of("plan\u001bted", "holds a control character"),
                        Arguments.of("plan\u007fted", "holds a control character"),
                        Arguments.of("plan\u00a0ted", "outside ASCII"),
                        Arguments.of("planted\u200b", "outside ASCII"),
                        Arguments.of("plan\u2013ted", "outside ASCII"),
                        Arguments.of("plan\u0130ted", "outside ASCII"))
                .flatMap(broken -> Stream.of(0, 1, 2, 3)
                        .map(position -> Arguments.of(position, broken.get()[0], broken.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("brokenValues")
    void aBrokenValueIsNamedByItsOptionWithItsMendAndNeverShown(int position, String broken, String flaw) {
        String[] values = {"planted-a", "planted-b", "planted-c", "planted-d"};
        values[position] = broken;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TbaCredentials.of("1234567", values[0], values[1], values[2], values[3]))
                .withMessageStartingWith(OPTIONS.get(position) + " ")
                .withMessageContainingAll(flaw, "paste the " + PASTE.get(position) + " that", "Setup > ")
                .withMessageNotContainingAny("plan", "ted", "\n")
                .withNoCause();
    }

    @Test
    void theConstructorChecksAsTheFactoryDoes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new TbaCredentials(AccountId.parse("1234567"), "planted", "planted", "planted", "planted "))
                .withMessageStartingWith("accessTokenSecret ")
                .withMessageNotContaining("planted");
    }

    @Test
    void aMissingAccountIsNamedFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TbaCredentials.of(null, null, null, null, null))
                .withMessageStartingWith("accountId is missing");
    }

    @Test
    void toStringShowsTheAccountAndNothingElse() {
        TbaCredentials credentials = OracleSample.credentials("123456-sb1");

        assertThat(List.of(
                        credentials.toString(),
                        OAuth1Signer.of(credentials).toString(),
                        OAuth1Parameters.of(credentials, "nonce", 1).toString(),
                        TokenPassport.of(credentials, "nonce", 1).toString()))
                .allSatisfy(text -> assertThat(text)
                        .contains("123456_SB1")
                        .doesNotContain(
                                OracleSample.CONSUMER_KEY,
                                OracleSample.CONSUMER_SECRET,
                                OracleSample.TOKEN,
                                OracleSample.TOKEN_SECRET));
    }

    @Test
    void aParametersToStringLeavesItsValueOut() {
        assertThat(new FormParameter("name", "Zoe")).hasToString("FormParameter[name]");
    }

    @Test
    void theFingerprintIsThatOfEqualCredentialsOnly() {
        assertThat(TbaCredentials.of("1234567-sb1", "a", "b", "c", "d").fingerprint())
                .isEqualTo(TbaCredentials.of("1234567_SB1", "a", "b", "c", "d").fingerprint())
                .matches("[0-9a-f]{12}");
        assertThat(Stream.of(
                                TbaCredentials.of("1234567", "a", "b", "c", "d"),
                                TbaCredentials.of("1234568", "a", "b", "c", "d"),
                                TbaCredentials.of("1234567", "x", "b", "c", "d"),
                                TbaCredentials.of("1234567", "a", "x", "c", "d"),
                                TbaCredentials.of("1234567", "a", "b", "x", "d"),
                                TbaCredentials.of("1234567", "a", "b", "c", "x"),
                                TbaCredentials.of("1234567", "b", "a", "c", "d"),
                                TbaCredentials.of("1234567", "ab", "b", "c", "d"),
                                TbaCredentials.of("1234567", "a", "bb", "c", "d"))
                        .map(TbaCredentials::fingerprint))
                .doesNotHaveDuplicates();
    }

    @Test
    void theFingerprintGivesNoValueAway() {
        String fingerprint = OracleSample.credentials("123456").fingerprint();

        assertThat(OracleSample.signer("123456").fingerprint()).isEqualTo(fingerprint);
        assertThat(List.of(
                        OracleSample.CONSUMER_KEY,
                        OracleSample.CONSUMER_SECRET,
                        OracleSample.TOKEN,
                        OracleSample.TOKEN_SECRET))
                .noneMatch(value -> value.contains(fingerprint));
    }
}
