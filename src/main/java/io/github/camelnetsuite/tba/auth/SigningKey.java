package io.github.camelnetsuite.tba.auth;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.jspecify.annotations.Nullable;

/**
 * A private key of a size that NetSuite takes: RSA of 3072 or 4096 bits, or on one of the curves P-256, P-384, P-521
 * (Oracle help, {@code subsect_162755332391}). Nothing of the key can be read back. Thread-safe.
 */
public final class SigningKey {

    private static final List<Integer> RSA_BITS = List.of(3072, 4096);

    private final AsymmetricKeyParameter key;
    /** By NIST's name; empty for RSA. */
    private final String curve;

    private SigningKey(AsymmetricKeyParameter key, String curve) {
        this.key = key;
        this.curve = curve;
    }

    /**
     * Reads a private key in PEM: PKCS#8, PKCS#1 or SEC1, each encrypted or not. What else the text holds, such as the
     * certificate, is passed over; line breaks may have become blanks or {@code \n}, as they do in variables, and a byte
     * order mark, blanks or a quotation mark may stand around it.
     *
     * @param password null or empty for none
     * @throws IllegalArgumentException naming the option {@code privateKey} or {@code privateKeyPassword} and what to
     *     set; never showing anything of either
     */
    public static SigningKey read(String pem, @Nullable String password) {
        return of(PemFile.privateKey(pem, password));
    }

    static SigningKey of(AsymmetricKeyParameter key) {
        if (key instanceof RSAPrivateCrtKeyParameters rsa) {
            int bits = rsa.getModulus().bitLength();
            if (!RSA_BITS.contains(bits)) {
                throw new IllegalArgumentException(
                        "privateKey is an RSA key of " + bits
                                + " bits, and NetSuite takes no certificate but of 3072 or 4096 bits; make another with keygen");
            }
            return new SigningKey(key, "");
        }
        if (key instanceof ECPrivateKeyParameters ec) {
            return new SigningKey(key, curve(ec.getParameters()));
        }
        throw new IllegalArgumentException(
                "privateKey is neither an RSA nor an elliptic curve key, and NetSuite takes no"
                        + " other; make one with keygen");
    }

    private static String curve(ECDomainParameters domain) {
        return Stream.of("P-256", "P-384", "P-521")
                .filter(name -> sameCurve(NISTNamedCurves.getByName(name), domain))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "privateKey is on an elliptic curve of "
                                        + domain.getCurve().getFieldSize()
                                        + " bits that NetSuite does not take: it takes P-256, P-384 and P-521; make another with keygen"));
    }

    private static boolean sameCurve(X9ECParameters named, ECDomainParameters domain) {
        return named.getCurve().equals(domain.getCurve())
                && named.getG().equals(domain.getG())
                && named.getN().equals(domain.getN());
    }

    /** The algorithm where nobody says otherwise: PS256, or the only one that the curve has. */
    public SignatureAlgorithm usual() {
        return Stream.of(SignatureAlgorithm.values())
                .filter(algorithm -> algorithm.curve().equals(curve))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Checks that this key can make signatures of that algorithm.
     *
     * @throws IllegalArgumentException naming the option {@code signatureAlgorithm} and what to set
     */
    void requireFits(SignatureAlgorithm algorithm) {
        if (!algorithm.curve().equals(curve)) {
            throw new IllegalArgumentException("signatureAlgorithm is " + algorithm + ", which takes "
                    + (algorithm.isRsa() ? "an RSA key" : "a key on " + algorithm.curve()) + ", and privateKey is "
                    + (curve.isEmpty() ? "an RSA key" : "on " + curve) + "; set "
                    + (curve.isEmpty() ? "PS256, PS384 or PS512" : usual())
                    + ", or leave it out");
        }
    }

    /**
     * Signs as RFC 7518 §3.4 and §3.5 say: PSS with a salt as long as the hash, or ECDSA (deterministic, RFC 6979) as
     * the two numbers behind each other, which is not the usual DER.
     *
     * @param random for the salt
     */
    byte[] sign(byte[] content, SignatureAlgorithm algorithm, RandomGenerator random) {
        requireFits(algorithm);
        Digest digest = digest(algorithm);
        Signer signer = algorithm.isRsa()
                ? new PSSSigner(new RSABlindedEngine(), digest, salt(digest.getDigestSize(), random))
                : new DSADigestSigner(
                        new ECDSASigner(new HMacDSAKCalculator(digest(algorithm))), digest, PlainDSAEncoding.INSTANCE);
        signer.init(true, key);
        signer.update(content, 0, content.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("The private key can't sign", e);
        }
    }

    private static byte[] salt(int length, RandomGenerator random) {
        byte[] salt = new byte[length];
        random.nextBytes(salt);
        return salt;
    }

    private static Digest digest(SignatureAlgorithm algorithm) {
        return switch (algorithm.digest()) {
            case "SHA-256" -> new SHA256Digest();
            case "SHA-384" -> new SHA384Digest();
            default -> new SHA512Digest();
        };
    }

    /** Whether this is the private half of what the certificate certifies. */
    boolean belongsTo(X509Certificate certificate) {
        try {
            AsymmetricKeyParameter certified =
                    PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded());
            return publicPart().equals(publicPart(certified));
        } catch (IOException | RuntimeException unknownKind) {
            return false;
        }
    }

    /** What everybody may know of it, as one text: differs from key to key. */
    String publicPart() {
        if (key instanceof RSAPrivateCrtKeyParameters rsa) {
            return rsa(rsa.getModulus(), rsa.getPublicExponent());
        }
        ECPrivateKeyParameters ec = (ECPrivateKeyParameters) key;
        ECDomainParameters domain = ec.getParameters();
        return publicPart(
                new ECPublicKeyParameters(new FixedPointCombMultiplier().multiply(domain.getG(), ec.getD()), domain));
    }

    private static String publicPart(AsymmetricKeyParameter key) {
        if (key instanceof RSAKeyParameters rsa && !rsa.isPrivate()) {
            return rsa(rsa.getModulus(), rsa.getExponent());
        }
        if (key instanceof ECPublicKeyParameters ec) {
            return new BigInteger(1, ec.getQ().getEncoded(false)).toString(16);
        }
        return "another kind";
    }

    private static String rsa(BigInteger modulus, BigInteger exponent) {
        return modulus.toString(16) + " " + exponent.toString(16);
    }

    @Override
    public String toString() {
        return "SigningKey[" + (curve.isEmpty() ? "RSA" : curve) + "]";
    }
}
