package io.github.camelnetsuite.tba;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of how to log in, but for what is secret: that belongs to the component or to a bean. */
@UriParams
public abstract class LoginOptions {

    @UriParam(
            label = "security",
            defaultValue = "tba",
            enums = "tba,oauth2",
            description =
                    "How to log in: tba with keys and tokens (Token-Based Authentication), oauth2 with a certificate"
                            + " (OAuth 2.0 client credentials).")
    private String authentication = "tba";

    @UriParam(label = "security", description = "For oauth2: the Client ID of the integration record.")
    private @Nullable String clientId;

    @UriParam(
            label = "security",
            description =
                    "For oauth2: the Certificate ID that NetSuite shows under Setup, Integration, Manage Authentication,"
                            + " OAuth 2.0 Client Credentials (M2M) Setup.")
    private @Nullable String certificateId;

    @UriParam(
            label = "security",
            description = "For oauth2: the certificate that was uploaded to NetSuite, in PEM, or where it is (file:,"
                    + " classpath:). It is not needed; but with it the days that it has left are known, and told in"
                    + " time.")
    private @Nullable String certificate;

    @UriParam(
            label = "security",
            defaultValueNote = "PS256, or the one of the key's curve",
            enums = "PS256,PS384,PS512,ES256,ES384,ES512",
            description = "For oauth2: how to sign with the private key.")
    private @Nullable String signatureAlgorithm;

    public String getAuthentication() {
        return authentication;
    }

    public void setAuthentication(String authentication) {
        this.authentication = authentication;
    }

    public @Nullable String getClientId() {
        return clientId;
    }

    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    public @Nullable String getCertificateId() {
        return certificateId;
    }

    public void setCertificateId(@Nullable String certificateId) {
        this.certificateId = certificateId;
    }

    public @Nullable String getCertificate() {
        return certificate;
    }

    public void setCertificate(@Nullable String certificate) {
        this.certificate = certificate;
    }

    public @Nullable String getSignatureAlgorithm() {
        return signatureAlgorithm;
    }

    public void setSignatureAlgorithm(@Nullable String signatureAlgorithm) {
        this.signatureAlgorithm = signatureAlgorithm;
    }
}
