package io.github.camelnetsuite.tba.auth;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What OAuth 2.0 client credentials with a certificate need (Oracle help, {@code section_162686838198}): checked for
 * their form, since only NetSuite knows whether they are right. {@code toString} shows the account only.
 *
 * @param account the account they belong to
 * @param clientId Client ID of the integration record
 * @param certificateId what NetSuite calls Certificate ID: which certificate the key belongs to
 * @param key the private key, of which NetSuite has the certificate
 * @param algorithm how to sign; fits the key
 * @param validity of the certificate; null when it is not known here
 */
public record OAuth2Credentials(
        AccountId account,
        String clientId,
        String certificateId,
        SigningKey key,
        SignatureAlgorithm algorithm,
        @Nullable Validity validity) {

    /** Where NetSuite keeps certificates, as its menu calls it. */
    public static final String SETUP =
            "Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) Setup";

    /**
     * From when to when a certificate is good.
     *
     * @param from the first moment
     * @param until the last
     */
    public record Validity(Instant from, Instant until) {

        /** Whole days that are left; 0 on the last one, negative when it is over. */
        public long daysLeft(Instant now) {
            return Math.floorDiv(
                    Duration.between(now, until).toSeconds(), Duration.ofDays(1).toSeconds());
        }
    }

    /** @throws IllegalArgumentException naming the first option that cannot be right, and what to set; never its value */
    public OAuth2Credentials {
        clientId = PastedText.checked(
                "clientId",
                clientId,
                "the Client ID that the integration record (Setup > Integration > Manage Integrations) showed once, when"
                        + " it was saved");
        certificateId = PastedText.checked(
                "certificateId", certificateId, "the Certificate ID that " + SETUP + " shows beside the certificate");
        key.requireFits(algorithm);
    }

    /**
     * Takes the values as a user gave them.
     *
     * @param algorithm null for the usual one of the key
     * @param certificatePem the certificate that was uploaded to NetSuite; null when it is not at hand
     * @throws IllegalArgumentException naming the first option that cannot be right, and what to set; never its value
     */
    public static OAuth2Credentials of(
            AccountId account,
            @Nullable String clientId,
            @Nullable String certificateId,
            SigningKey key,
            @Nullable SignatureAlgorithm algorithm,
            @Nullable String certificatePem) {
        return new OAuth2Credentials(
                account,
                clientId == null ? "" : clientId,
                certificateId == null ? "" : certificateId,
                key,
                algorithm == null ? key.usual() : algorithm,
                certificatePem == null ? null : validity(certificatePem, key));
    }

    private static Validity validity(String certificatePem, SigningKey key) {
        X509Certificate certificate = PemFile.certificate(certificatePem);
        if (!key.belongsTo(certificate)) {
            throw new IllegalArgumentException(
                    "certificate is not the one of privateKey; give the two files that were" + " made together");
        }
        return new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /**
     * A short text that differs when anything does that NetSuite judges: to see that credentials changed without keeping
     * them.
     *
     * @return 12 hexadecimal digits of a SHA-256, from which nothing can be found
     */
    public String fingerprint() {
        return SecretFingerprint.of(
                List.of(account.realm(), clientId, certificateId, key.publicPart(), algorithm.name()));
    }

    @Override
    public String toString() {
        return "OAuth2Credentials[account=" + account + ", the rest is secret]";
    }
}
