package io.github.camelnetsuite.tba.auth;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code tokenPassport} of one SOAP request: its values, signed, without XML (Oracle help, {@code
 * section_4395630653}). Good for one attempt only; a second one with the same nonce is an invalid login. The method,
 * the URL and the body are not signed. {@code toString} shows the account only.
 *
 * @param account the account in the spelling that is signed, {@code 1234567_SB1}
 * @param consumerKey consumer key of the integration record
 * @param token the token, what NetSuite calls Token ID
 * @param nonce 6 to 64 letters and digits
 * @param timestamp seconds since 1970, UTC
 * @param signature in Base64, not percent-encoded
 * @param algorithm value of the attribute {@code algorithm} of the element {@code signature}
 */
public record TokenPassport(
        String account,
        String consumerKey,
        String token,
        String nonce,
        long timestamp,
        String signature,
        String algorithm) {

    /** Signs a passport; the same inputs always give the same. */
    public static TokenPassport of(TbaCredentials credentials, String nonce, long timestamp) {
        String account = credentials.account().realm();
        String baseString = Stream.of(
                        account, credentials.consumerKey(), credentials.accessToken(), nonce, Long.toString(timestamp))
                .map(PercentEncoding::encode)
                .collect(Collectors.joining("&"));
        return new TokenPassport(
                account,
                credentials.consumerKey(),
                credentials.accessToken(),
                nonce,
                timestamp,
                HmacSha256.sign(baseString, credentials.consumerSecret(), credentials.accessTokenSecret()),
                HmacSha256.NAME);
    }

    @Override
    public String toString() {
        return "TokenPassport[account=" + account + "]";
    }
}
