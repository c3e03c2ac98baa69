package io.github.camelnetsuite.tba.sandbox;

import io.github.camelnetsuite.tba.sandbox.login.CertificateMapping;

/**
 * What an administrator reads off NetSuite's pages once a certificate is uploaded.
 *
 * @param clientId of the integration record
 * @param certificateId beside the certificate
 */
public record SandboxCertificate(String clientId, String certificateId) {

    static SandboxCertificate of(CertificateMapping mapping) {
        return new SandboxCertificate(mapping.clientId(), mapping.certificateId());
    }
}
