package io.github.camelnetsuite.tba.sandbox.login;

import java.security.cert.X509Certificate;

/**
 * A row of NetSuite's page OAuth 2.0 Client Credentials (M2M) Setup: which certificate may log in for which
 * integration.
 *
 * @param clientId of the integration record
 * @param certificateId NetSuite's name for the certificate
 * @param revoked whether somebody has pressed Revoke
 * @param expired whether it counts as expired, whatever its dates say
 */
public record CertificateMapping(
        String clientId, String certificateId, X509Certificate certificate, boolean revoked, boolean expired) {

    CertificateMapping with(boolean nowRevoked, boolean nowExpired) {
        return new CertificateMapping(clientId, certificateId, certificate, nowRevoked, nowExpired);
    }
}
