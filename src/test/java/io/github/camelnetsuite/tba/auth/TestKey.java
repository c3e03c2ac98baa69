package io.github.camelnetsuite.tba.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key made by Java's own cryptography, and certificates for it. */
public final class TestKey {

    /** What opens the encrypted files of {@link #file}. */
    public static final String PASSWORD = "correct horse";

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LONG_HENCE = Instant.parse("2090-01-01T00:00:00Z");

    private final PrivateKey secret;
    private final PublicKey open;

    private TestKey(KeyPair pair) {
        this.secret = pair.getPrivate();
        this.open = pair.getPublic();
    }

    /** On P-256. */
    public static TestKey ec() {
        return ec("secp256r1");
    }

    public static TestKey ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return new TestKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A file that OpenSSL has made; all of RSA hold one key, all of a curve another. */
    public static String file(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/keys", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a certificate certifies. */
    public static PublicKey certified(String pem) {
        return x509(pem).getPublicKey();
    }

    static X509Certificate x509(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** PKCS#8. */
    public String pem() {
        return pem("PRIVATE KEY", secret.getEncoded());
    }

    public PublicKey publicKey() {
        return open;
    }

    /** One that is good now, whenever that is. */
    public String certificate() {
        return certificate(LONG_AGO, LONG_HENCE);
    }

    public String certificate(Instant from, Instant until) {
        try {
            X500Principal name = new X500Principal("CN=test");
            return pem(
                    "CERTIFICATE",
                    new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(from), Date.from(until), name, open)
                            .build(new JcaContentSignerBuilder(
                                            secret.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                                    .build(secret))
                            .getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }
}
