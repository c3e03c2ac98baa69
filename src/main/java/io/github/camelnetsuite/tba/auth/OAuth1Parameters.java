package io.github.camelnetsuite.tba.auth;

import java.util.List;

/**
 * What OAuth adds to a request: the realm, the protocol parameters in the order of the header, and the two secrets.
 *
 * @param realm the account; sent, never signed (RFC 5849 §3.4.1.3.1)
 * @param signed all parameters of the header that are signed; no signature among them
 * @param consumerSecret secret of the integration record
 * @param tokenSecret secret of the token; empty when there is none yet
 */
record OAuth1Parameters(String realm, List<FormParameter> signed, String consumerSecret, String tokenSecret) {

    OAuth1Parameters {
        signed = List.copyOf(signed);
    }

    /** The parameters of a request with a token, in the order of Oracle's sample for REST ({@code section_1534941295}). */
    static OAuth1Parameters of(TbaCredentials credentials, String nonce, long timestamp) {
        return new OAuth1Parameters(
                credentials.account().realm(),
                List.of(
                        new FormParameter("oauth_token", credentials.accessToken()),
                        new FormParameter("oauth_consumer_key", credentials.consumerKey()),
                        new FormParameter("oauth_nonce", nonce),
                        new FormParameter("oauth_timestamp", Long.toString(timestamp)),
                        new FormParameter("oauth_signature_method", HmacSha256.NAME),
                        new FormParameter("oauth_version", "1.0")),
                credentials.consumerSecret(),
                credentials.accessTokenSecret());
    }

    @Override
    public String toString() {
        return "OAuth1Parameters[realm=" + realm + ", the rest is secret]";
    }
}
