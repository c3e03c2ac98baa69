package io.github.camelnetsuite.tba.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The published credentials of Oracle's worked example (Oracle help, {@code section_1534941088}). */
final class OracleSample {

    static final String CONSUMER_KEY = "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4";
    static final String CONSUMER_SECRET = "d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5";
    static final String TOKEN = "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc";
    static final String TOKEN_SECRET = "c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295";
    static final String NONCE = "fjaLirsIcCGVZWzBX0pg";
    static final long TIMESTAMP = 1508242306;

    private OracleSample() {}

    static TbaCredentials credentials(String account) {
        return TbaCredentials.of(account, CONSUMER_KEY, CONSUMER_SECRET, TOKEN, TOKEN_SECRET);
    }

    static OAuth1Signer signer(String account) {
        return new OAuth1Signer(
                credentials(account), InstantSource.fixed(Instant.ofEpochSecond(TIMESTAMP)), () -> NONCE);
    }

    /** Parameters of any other request: names and values in turn. */
    static OAuth1Parameters parameters(String realm, String consumerSecret, String tokenSecret, String... pairs) {
        List<FormParameter> signed = Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                .map(i -> new FormParameter(pairs[i], pairs[i + 1]))
                .toList();
        return new OAuth1Parameters(realm, signed, consumerSecret, tokenSecret);
    }
}
