package io.github.camelnetsuite.tba.runner;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.cert.bc.BcX509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.operator.bc.BcContentSignerBuilder;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcRSAContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;

/**
 * A new private key and the certificate that it has signed for itself, of the sizes and for the time that NetSuite takes
 * (Oracle help, subsect_162755332391). {@code toString} shows neither.
 */
final class CertifiedKey {

    /** As OWASP advises for PBKDF2 with SHA-256. */
    private static final int ITERATIONS = 600_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Kind kind;
    private final AsymmetricCipherKeyPair pair;
    private final X509CertificateHolder certificate;

    private CertifiedKey(Kind kind, AsymmetricCipherKeyPair pair, X509CertificateHolder certificate) {
        this.kind = kind;
        this.pair = pair;
        this.certificate = certificate;
    }

    /**
     * What key to make.
     *
     * @param curve NIST's name, empty for RSA
     * @param bits of an RSA key
     */
    record Kind(String curve, int bits) {

        static Kind ofCurve(String name) {
            String curve = name.strip().toUpperCase(Locale.ROOT);
            if (!List.of("P-256", "P-384", "P-521").contains(curve)) {
                throw new IllegalArgumentException("Option --curve is '" + name + "': give P-256, P-384 or P-521");
            }
            return new Kind(curve, 0);
        }

        static Kind ofRsaBits(int bits) {
            if (bits != 3072 && bits != 4096) {
                throw new IllegalArgumentException(
                        "Option --bits is " + bits + ": give 3072 or 4096, since NetSuite takes no other");
            }
            return new Kind("", bits);
        }

        private AsymmetricCipherKeyPairGenerator generator() {
            if (curve.isEmpty()) {
                RSAKeyPairGenerator rsa = new RSAKeyPairGenerator();
                // FIPS 186-5: public exponent 65537; at most one wrong prime in 2^128.
                rsa.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65_537), RANDOM, bits, 128));
                return rsa;
            }
            ECKeyPairGenerator ec = new ECKeyPairGenerator();
            ASN1ObjectIdentifier id = ECNamedCurveTable.getOID(curve);
            ec.init(new ECKeyGenerationParameters(
                    new ECNamedDomainParameters(id, ECNamedCurveTable.getByOID(id)), RANDOM));
            return ec;
        }

        /** RSA certificates are signed by PSS, as in NetSuite's own example. */
        private BcContentSignerBuilder signer() {
            String hash = curve.equals("P-521") ? "SHA512" : curve.equals("P-384") ? "SHA384" : "SHA256";
            AlgorithmIdentifier signature = new DefaultSignatureAlgorithmIdentifierFinder()
                    .find(hash + (curve.isEmpty() ? "WITHRSAANDMGF1" : "WITHECDSA"));
            AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
            return curve.isEmpty()
                    ? new BcRSAContentSignerBuilder(signature, digest)
                    : new BcECContentSignerBuilder(signature, digest);
        }

        @Override
        public String toString() {
            return curve.isEmpty() ? "RSA " + bits : "EC " + curve;
        }
    }

    /**
     * Makes both.
     *
     * @param name common name of the certificate's subject
     * @param days how long it is good, from now on
     */
    static CertifiedKey generate(Kind kind, String name, Instant now, int days) {
        AsymmetricCipherKeyPair pair = kind.generator().generateKeyPair();
        X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
        Instant from = now.truncatedTo(ChronoUnit.SECONDS);
        try {
            X509v3CertificateBuilder builder = new BcX509v3CertificateBuilder(
                    subject,
                    new BigInteger(127, RANDOM).setBit(126),
                    Date.from(from),
                    Date.from(from.plus(Duration.ofDays(days))),
                    subject,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new BcX509ExtensionUtils()
                            .createSubjectKeyIdentifier(
                                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic())));
            return new CertifiedKey(kind, pair, builder.build(kind.signer().build(pair.getPrivate())));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("The certificate can't be made", e);
        }
    }

    Kind kind() {
        return kind;
    }

    /** The last moment of the certificate. */
    Instant until() {
        return certificate.getNotAfter().toInstant();
    }

    /** The key as PKCS#8. */
    String keyPem(char @Nullable [] password) {
        try {
            return pem(new PKCS8Generator(
                            PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate()),
                            password == null ? null : encryptor(password))
                    .generate());
        } catch (IOException e) {
            throw new UncheckedIOException("The private key can't be written", e);
        }
    }

    private static OutputEncryptor encryptor(char[] password) {
        try {
            return new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                    .setProvider(new BouncyCastleProvider())
                    .setPRF(PKCS8Generator.PRF_HMACSHA256)
                    .setIterationCount(ITERATIONS)
                    .setRandom(RANDOM)
                    .setPassword(password)
                    .build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("The private key can't be encrypted", e);
        }
    }

    String certificatePem() {
        try {
            return pem(new PemObject("CERTIFICATE", certificate.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate can't be written", e);
        }
    }

    private static String pem(PemObject object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
