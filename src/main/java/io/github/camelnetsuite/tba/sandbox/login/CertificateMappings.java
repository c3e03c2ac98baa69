package io.github.camelnetsuite.tba.sandbox.login;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The certificates that were uploaded to the account (Oracle help, section_162686838198). Thread-safe. */
public final class CertificateMappings {
    private final Map<String, CertificateMapping> mappings = new ConcurrentHashMap<>();
    private final String usualClientId;

    /** @param usualClientId of the integration that certificates are mapped to when nothing else is said */
    public CertificateMappings(String usualClientId) {
        this.usualClientId = usualClientId;
    }

    /**
     * Uploads a certificate, as the page's popup does.
     *
     * @param pem the certificate; a private key in the same text is refused
     * @param clientId empty for the account's own integration
     * @throws IllegalArgumentException for what NetSuite's page does not take (Oracle help, subsect_162755332391)
     */
    public CertificateMapping upload(String pem, String clientId) {
        if (pem.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException("That holds a private key: upload the certificate only");
        }
        X509Certificate certificate = certificate(pem);
        requireSize(certificate);
        CertificateMapping mapping = new CertificateMapping(
                clientId.isEmpty() ? usualClientId : clientId, id(certificate), certificate, false, false);
        mappings.put(mapping.certificateId(), mapping);
        return mapping;
    }

    /** Revokes a certificate or takes that back, and lets it expire before its time. */
    public CertificateMapping change(String certificateId, boolean revoked, boolean expired) {
        CertificateMapping changed =
                mappings.computeIfPresent(certificateId, (id, mapping) -> mapping.with(revoked, expired));
        if (changed == null) {
            throw new IllegalArgumentException("There is no certificate with that ID");
        }
        return changed;
    }

    Optional<CertificateMapping> find(String certificateId) {
        return Optional.ofNullable(mappings.get(certificateId));
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("That is no X.509 certificate in PEM", e);
        }
    }

    private static void requireSize(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits != 3072 && bits != 4096) {
                throw new IllegalArgumentException("The RSA key has " + bits + " bits, not 3072 or 4096");
            }
        } else if (certificate.getPublicKey() instanceof ECPublicKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            if (bits != 256 && bits != 384 && bits != 521) {
                throw new IllegalArgumentException("The curve has " + bits + " bits, not 256, 384 or 521");
            }
        } else {
            throw new IllegalArgumentException("The key is neither RSA nor EC");
        }
    }

    /** In the shape of real ones, 43 characters of URL-safe Base64; how NetSuite makes them is not documented. */
    private static String id(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("That certificate can't be encoded", e);
        }
    }
}
