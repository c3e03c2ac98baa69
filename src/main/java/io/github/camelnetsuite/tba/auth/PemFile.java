package io.github.camelnetsuite.tba.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.EncryptionException;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/** What is in a PEM text (RFC 7468, and OpenSSL's older forms). Its exceptions quote nothing of it, and have no cause. */
final class PemFile {

    private PemFile() {}

    /** The first private key in it; see {@link SigningKey#read}. */
    static AsymmetricKeyParameter privateKey(String pem, @Nullable String password) {
        String instead = "";
        try (PEMParser parser = new PEMParser(new StringReader(withLines(pem)))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof PrivateKeyInfo open) {
                    return PrivateKeyFactory.createKey(open);
                } else if (part instanceof PEMKeyPair open) {
                    return PrivateKeyFactory.createKey(open.getPrivateKeyInfo());
                } else if (part instanceof PEMEncryptedKeyPair || part instanceof PKCS8EncryptedPrivateKeyInfo) {
                    return decrypted(part, password);
                } else if (part instanceof X509CertificateHolder) {
                    instead = "is a certificate, which everybody may see; give the private key that was made with it";
                } else if (part instanceof SubjectPublicKeyInfo) {
                    instead = "is a public key; give the private key that was made with it";
                }
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof IllegalArgumentException explained && explained.getCause() == null && isOurs(explained)) {
                throw explained;
            }
            instead = "can't be read: its text is damaged, or holds another kind of key; copy the whole file again";
        }
        throw new IllegalArgumentException("privateKey "
                + (instead.isEmpty()
                        ? "is no private key in PEM: it begins with -----BEGIN … PRIVATE KEY-----"
                        : instead));
    }

    private static boolean isOurs(IllegalArgumentException e) {
        String text = e.getMessage();
        return text != null && text.startsWith("privateKey");
    }

    private static AsymmetricKeyParameter decrypted(Object part, @Nullable String password) {
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException("privateKeyPassword is not set, and privateKey is encrypted");
        }
        try {
            PrivateKeyInfo open = part instanceof PEMEncryptedKeyPair pair
                    ? pair.decryptKeyPair(new BcPEMDecryptorProvider(password.toCharArray()))
                            .getPrivateKeyInfo()
                    : ((PKCS8EncryptedPrivateKeyInfo) part)
                            .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                                    .setProvider(new BouncyCastleProvider())
                                    .build(password.toCharArray()));
            return PrivateKeyFactory.createKey(open);
        } catch (IOException | PKCSException | OperatorCreationException | RuntimeException e) {
            throw new IllegalArgumentException(
                    isUnknownCipher(e)
                            ? "privateKey is encrypted in a way that is not known here; encrypt it anew: openssl pkcs8"
                                    + " -topk8 -v2 aes-256-cbc -in OLD -out NEW"
                            : "privateKeyPassword does not open privateKey");
        }
    }

    /** A wrong password shows in what is decrypted, and has the cipher's own exception as its cause. */
    private static boolean isUnknownCipher(Exception e) {
        Throwable cause = e.getCause();
        return e instanceof EncryptionException
                ? cause == null
                : cause instanceof OperatorCreationException || cause instanceof IllegalStateException;
    }

    /**
     * The certificate in it.
     *
     * @throws IllegalArgumentException naming the option {@code certificate}
     */
    static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(
                            firstCertificate(withLines(pem)).getBytes(StandardCharsets.UTF_8)));
        } catch (CertificateException | ClassCastException e) {
            throw new IllegalArgumentException("certificate is no X.509 certificate in PEM: it begins with -----BEGIN"
                    + " CERTIFICATE-----; give the file that was uploaded to NetSuite");
        }
    }

    /** Java's reader stumbles over anything else, such as a key in the same file. */
    private static String firstCertificate(String pem) {
        String end = "-----END CERTIFICATE-----";
        int from = pem.indexOf("-----BEGIN CERTIFICATE-----");
        int to = pem.indexOf(end, from);
        return from < 0 || to < 0 ? "" : pem.substring(from, to + end.length());
    }

    /**
     * Its lines, where they were lost on the way, and its first and last line at the beginning of theirs, whatever stands
     * before them: a byte order mark, blanks, a quotation mark.
     */
    private static String withLines(String pem) {
        return pem.replace("\\r", "")
                .replace("\\n", "\n")
                .replaceAll("(-----BEGIN [A-Z0-9 ]+-----)\\s*", "\n$1\n")
                .replaceAll("\\s*(-----END [A-Z0-9 ]+-----)\\s*", "\n$1\n")
                .replaceAll("(Proc-Type: *4,ENCRYPTED)\\s+(DEK-Info: *[A-Z0-9-]+,[0-9A-Fa-f]+)\\s+", "$1\n$2\n\n");
    }
}
