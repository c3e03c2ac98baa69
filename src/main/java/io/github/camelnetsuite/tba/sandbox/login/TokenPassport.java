package io.github.camelnetsuite.tba.sandbox.login;

import java.util.List;

/**
 * The token passport of a SOAP header (Oracle help, section_4395630653), as sent; what is missing is empty.
 *
 * @param timestamp seconds since 1970, as text
 * @param algorithm attribute of the signature
 */
public record TokenPassport(
        String account,
        String consumerKey,
        String token,
        String nonce,
        String timestamp,
        String algorithm,
        String signature) {

    boolean complete() {
        return List.of(account, consumerKey, token, nonce, timestamp, algorithm, signature).stream()
                .noneMatch(String::isEmpty);
    }

    /** Names no field's value. */
    @Override
    public String toString() {
        return "TokenPassport";
    }
}
