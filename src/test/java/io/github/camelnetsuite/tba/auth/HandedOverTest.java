package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators paste into a vendor's form is understood, or it is said what to change. */
class HandedOverTest {

    private static final String KEY = OracleSample.CONSUMER_KEY;
    private static final String SECRET = OracleSample.CONSUMER_SECRET;
    private static final String ID = OracleSample.TOKEN;
    private static final String TOKEN = OracleSample.TOKEN_SECRET;
    private static final String ACCOUNT = "1234567_SB1";
    private static final Map<String, String> RIGHT = Map.of(
            "consumerKey", KEY,
            "consumerSecret", SECRET,
            "accessToken", ID,
            "accessTokenSecret", TOKEN,
            "accountId", ACCOUNT);
    private static final String CERTIFICATE = "pvHJ-3xW_z0bQmA9sKd7LrT5uYeN1cGf2VhXoZiE8aM";

    /** I, T and A stand for token ID, token secret and account. */
    private static String filledIn(String pattern) {
        return pattern.replace("A", ACCOUNT).replace("I", ID).replace("T", TOKEN);
    }

    static Stream<String> accidents() {
        return Stream.of(
                "I,T,A",
                " I , T , A ",
                "I,\nT,\r\nA\n",
                "\u00a0I\u00a0,\u2003T,A\u3000",
                "\ufeffI,T\u200b,A",
                "\"I,T,A\"",
                "\"I\",\"T\",\"A\"",
                "'I','T','A'",
                "\u201cI\u201d, \u201eT\u201c, \u00abA\u00bb",
                "\u201eI,T,A\u201c",
                "`I`,`T`,`A`",
                "\"I,T,A",
                "I,T,A,",
                "I,T,A , \n",
                "\"I,T,A,\"",
                "I\uff0cT\uff0cA",
                "I\uff0c T,A",
                "I\u3001T\u3001A",
                "I\u060cT\u060cA",
                "I;T;A",
                "I\uff1bT\u061bA",
                "I\tT\tA",
                "I,\tT,\tA",
                "I\nT\nA",
                "I\r\n\r\nT\r\nA\r\n",
                "I T  A");
    }

    @ParameterizedTest
    @MethodSource("accidents")
    void howeverItIsSeparatedAndQuoted(String pattern) {
        HandedOver read = HandedOver.read(KEY, SECRET, filledIn(pattern));

        assertThat(read.values()).isEqualTo(RIGHT);
        assertThat(read.corrections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s\n", "\"%s\"", "\u201c%s\u201d", "'%s' ", "\u200b%s", "%s\u00a0", "\t%s"})
    void theOtherFieldsTooMayBeQuotedOrHaveBlanksAround(String pattern) {
        assertThat(HandedOver.read(pattern.formatted(KEY), pattern.formatted(SECRET), filledIn("I,T,A"))
                        .values())
                .isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @CsvSource({"'A,I,T', first", "'I,A,T', second"})
    void anAccountThatStandsElsewhereIsRecognisedAndSaidToBe(String pattern, String place) {
        HandedOver read = HandedOver.read(KEY, SECRET, filledIn(pattern));

        assertThat(read.values()).isEqualTo(RIGHT);
        assertThat(read.corrections())
                .containsExactly(
                        "Other held the account ID as its " + place + " value and not as its last; the others were"
                                + " read in the order in which they stand, of tokenId,tokenSecret,accountId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1234567", "1234567_sb1", "1234567-sb2", "TSTDRV1234567", "td3018275", "ACCT99123", "123456_RP"})
    void everySortOfAccountIsRecognised(String account) {
        assertThat(HandedOver.read(KEY, SECRET, account + "," + ID + "," + TOKEN)
                        .values())
                .containsEntry("accountId", account)
                .containsEntry("accessToken", ID);
    }

    @Test
    void whereTwoLookLikeAccountsTheOrderStays() {
        HandedOver read = HandedOver.read(KEY, SECRET, "1234567,7654321," + TOKEN);

        assertThat(read.values()).containsEntry("accessToken", "1234567").containsEntry("accountId", TOKEN);
        assertThat(read.corrections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://1234567-sb1.app.netsuite.com/app/center/card.nl?sc=-29&whence=",
                "https://1234567-sb1.app.netsuite.com",
                "1234567-sb1.suitetalk.api.netsuite.com",
                "HTTPS://1234567-SB1.restlets.api.netsuite.com/"
            })
    void aUrlInPlaceOfTheAccountIsReadAndSaidToBe(String url) {
        HandedOver read = HandedOver.read(KEY, SECRET, ID + "," + TOKEN + "," + url);

        assertThat(read.values()).isEqualTo(RIGHT);
        assertThat(read.corrections())
                .containsExactly("Other held a URL in place of the account ID; it was read as account 1234567_SB1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://system.netsuite.com/app/center",
                "https://system.app.netsuite.com",
                "https://1234567.app.netsuite.com.evil.example/",
                "https://evil.example/1234567.app.netsuite.com",
                "1234567.netsuite.com",
                "1234567_sb1.app.netsuite.com"
            })
    void anotherUrlIsNoAccount(String url) {
        assertThat(AccountId.ofUrl(url)).isEmpty();
        assertThat(HandedOver.read(KEY, SECRET, ID + "," + TOKEN + "," + url).corrections())
                .isEmpty();
    }

    @Test
    void allFiveValuesInOther() {
        String five = String.join(", ", KEY, SECRET, ID, TOKEN, ACCOUNT);
        HandedOver read = HandedOver.read("", null, five);

        assertThat(read.values()).isEqualTo(RIGHT);
        assertThat(read.corrections())
                .containsExactly("Other held five values; they were read as"
                        + " consumerKey,consumerSecret,tokenId,tokenSecret,accountId");
        assertThat(HandedOver.read(KEY, SECRET, five).values()).isEqualTo(RIGHT);
    }

    @Test
    void theFormOfACertificate() {
        for (String other : List.of(CERTIFICATE + ", " + ACCOUNT, ACCOUNT + "," + CERTIFICATE)) {
            assertThat(HandedOver.read(KEY, " ", other).values())
                    .isEqualTo(Map.of("clientId", KEY, "certificateId", CERTIFICATE, "accountId", ACCOUNT));
        }
        assertThat(HandedOver.read(KEY, null, ACCOUNT + "," + CERTIFICATE).corrections())
                .singleElement()
                .asString()
                .endsWith("of certificateId,accountId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null           | Other is missing;",
                "''             | Other is missing;",
                "', ,'          | Other is missing;",
                "I              | Other holds one value;",
                "'I,T'          | Other holds 2 values;",
                "'K,I,T,A'      | Other holds 4 values;",
                "'S,K,I,T,A'    | Other holds 5 values;",
                "'I,,A'         | Other has nothing where its second value belongs;",
                "'K L'          | Other ends with what is no account ID;",
                "'I,T,L'        | Other ends with what is no account ID;",
                "',I,T,A'       | Other has nothing where its first value belongs;",
                "'I, \"\", T,A' | Other has nothing where its second value belongs;"
            })
    void whatCannotBeUnderstoodIsExplainedInOneLineWithoutAValue(String pattern, String text) {
        String other = pattern == null
                ? null
                : filledIn(pattern).replace("K", KEY).replace("S", SECRET).replace("L", TOKEN.substring(40));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> HandedOver.read(KEY, SECRET, other))
                .withMessageStartingWith(text)
                .withMessageContaining("give tokenId,tokenSecret,accountId, separated by commas")
                .withMessageNotContainingAny(KEY, SECRET, ID, TOKEN, TOKEN.substring(40), "\n");
    }

    @Test
    void anOddAccountIsLeftForTheCheckOfAccounts() {
        assertThat(HandedOver.read(KEY, SECRET, ID + "," + TOKEN + ",acme_x1").values())
                .containsEntry("accountId", "acme_x1");
    }

    @Test
    void aBlankWithinAValueIsLeftForTheCheckOfThatValue() {
        Map<String, String> values =
                HandedOver.read(KEY, SECRET, "ab cd," + TOKEN + "," + ACCOUNT).values();

        assertThat(values).containsEntry("accessToken", "ab cd");
    }

    @Test
    void toStringShowsNamesOnly() {
        assertThat(HandedOver.read(KEY, SECRET, filledIn("I,T,A")))
                .hasToString("HandedOver[consumerKey, consumerSecret, accessToken, accessTokenSecret, accountId]");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, consumerSecret, consumerKey",
        "0, 2, accessToken, consumerKey",
        "1, 3, accessTokenSecret, consumerSecret",
        "2, 3, accessTokenSecret, accessToken"
    })
    void aValueThatWasPastedTwiceIsNamedAndNotShown(int from, int to, String second, String first) {
        String[] values = {KEY, SECRET, ID, TOKEN};
        values[to] = values[from];
        TbaCredentials credentials = TbaCredentials.of(ACCOUNT, values[0], values[1], values[2], values[3]);

        assertThatIllegalArgumentException()
                .isThrownBy(credentials::requireFourValues)
                .withMessageStartingWith(second + " is the same as " + first + "; ")
                .withMessageNotContainingAny(KEY, SECRET, ID, TOKEN, "\n");
    }

    @Test
    void fourDifferentValuesArePassedOn() {
        TbaCredentials credentials = OracleSample.credentials("1234567");

        assertThat(credentials.requireFourValues()).isSameAs(credentials);
    }
}
