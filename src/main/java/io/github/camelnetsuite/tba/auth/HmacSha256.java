package io.github.camelnetsuite.tba.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one signature method that NetSuite takes; HMAC-SHA1 ended with 2023.1 (Oracle help, {@code
 * section_1534941088}).
 */
final class HmacSha256 {

    static final String NAME = "HMAC-SHA256";

    private HmacSha256() {}

    /**
     * Signs a text of ASCII characters.
     *
     * @param consumerSecret secret of the integration record
     * @param tokenSecret secret of the token; empty when there is no token yet, the {@code &} stays (RFC 5849 §3.4.2)
     * @return the signature in Base64, not percent-encoded
     */
    static String sign(String text, String consumerSecret, String tokenSecret) {
        String key = PercentEncoding.encode(consumerSecret) + "&" + PercentEncoding.encode(tokenSecret);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot compute HmacSHA256", e);
        }
    }
}
