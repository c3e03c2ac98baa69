package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in every form that tools write, and signatures that another library verifies. */
class SigningKeyTest {

    private static final byte[] CONTENT = "eyJhIjoxfQ.eyJiIjoyfQ".getBytes(StandardCharsets.US_ASCII);

    private static byte[] sign(SigningKey key, SignatureAlgorithm algorithm) {
        return key.sign(CONTENT, algorithm, new Random(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa-pkcs8.pem",
                "rsa-pkcs1.pem",
                "rsa-pkcs1-encrypted.pem",
                "rsa-pkcs1-encrypted-des3.pem",
                "rsa-pkcs8-encrypted.pem",
                "rsa-pkcs8-encrypted-pbe1.pem",
                "rsa-pkcs8-encrypted-scrypt.pem"
            })
    void anRsaKeyInEveryForm(String file) {
        SigningKey key = SigningKey.read(TestKey.file(file), file.contains("encrypted") ? TestKey.PASSWORD : null);
        PublicKey certified = TestKey.certified(TestKey.file("rsa-certificate.pem"));

        assertThat(key.usual()).isEqualTo(SignatureAlgorithm.PS256);
        for (String algorithm : new String[] {"PS256", "PS384", "PS512"}) {
            byte[] signature = sign(key, SignatureAlgorithm.parse(algorithm));
            assertThat(JoseVerifier.verifies(
                            certified, algorithm, new String(CONTENT, StandardCharsets.US_ASCII), signature))
                    .as(algorithm)
                    .isTrue();
        }
        assertThat(key.belongsTo(TestKey.x509(TestKey.file("rsa-certificate.pem"))))
                .isTrue();
        assertThat(key.belongsTo(TestKey.x509(TestKey.file("ec-certificate-P-256.pem"))))
                .isFalse();
    }

    @Test
    void aKeyThatIsForPssOnly() {
        SigningKey key = SigningKey.read(TestKey.file("rsa-pss.pem"), null);

        assertThat(JoseVerifier.verifies(
                        TestKey.certified(TestKey.file("rsa-pss-certificate.pem")),
                        "PS256",
                        new String(CONTENT, StandardCharsets.US_ASCII),
                        sign(key, SignatureAlgorithm.PS256)))
                .isTrue();
        assertThat(key.belongsTo(TestKey.x509(TestKey.file("rsa-pss-certificate.pem"))))
                .isTrue();
        assertThat(key.belongsTo(TestKey.x509(TestKey.file("rsa-certificate.pem"))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ec-sec1-P-256.pem,           ES256",
        "ec-pkcs8-P-256.pem,          ES256",
        "ec-sec1-encrypted.pem,       ES256",
        "ec-sec1-without-public.pem,  ES256",
        "ec-explicit.pem,             ES256",
        "ec-sec1-P-384.pem,           ES384",
        "ec-pkcs8-P-384.pem,          ES384",
        "ec-pkcs8-encrypted.pem,      ES384",
        "ec-sec1-P-521.pem,           ES512",
        "ec-pkcs8-P-521.pem,          ES512"
    })
    void anEllipticCurveKeyInEveryForm(String file, SignatureAlgorithm algorithm) throws Exception {
        SigningKey key = SigningKey.read(TestKey.file(file), TestKey.PASSWORD);

        assertThat(key.usual()).isEqualTo(algorithm);
        byte[] signature = sign(key, algorithm);
        assertThat(signature)
                .hasSize(algorithm == SignatureAlgorithm.ES512 ? 132 : algorithm == SignatureAlgorithm.ES384 ? 96 : 64);
        assertThat(JoseVerifier.verifies(
                        publicKey(key, algorithm),
                        algorithm.name(),
                        new String(CONTENT, StandardCharsets.US_ASCII),
                        signature))
                .isTrue();
    }

    /** By the point alone, so that Java's library checks it. */
    private static PublicKey publicKey(SigningKey key, SignatureAlgorithm algorithm) throws Exception {
        String point = key.publicPart().substring(1);
        int half = point.length() / 2;
        return publicKey(
                algorithm.curve().replace("P-", "secp") + "r1",
                new BigInteger(point.substring(0, half), 16),
                new BigInteger(point.substring(half), 16));
    }

    private static PublicKey publicKey(String curve, BigInteger x, BigInteger y) throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve));
        return KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(new ECPoint(x, y), parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static SigningKey onP256(BigInteger secret) {
        var curve = NISTNamedCurves.getByName("P-256");
        return SigningKey.of(new ECPrivateKeyParameters(
                secret, new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN())));
    }

    /** RFC 7515 appendix A.3: its own signature, and one of ours for the same content. */
    @Test
    void theExampleOfTheStandard() throws Exception {
        String content = "eyJhbGciOiJFUzI1NiJ9."
                + "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        PublicKey key = publicKey(
                "secp256r1",
                number("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                number("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
        byte[] published = Base64.getUrlDecoder()
                .decode("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
        byte[] ours = onP256(number("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"))
                .sign(content.getBytes(StandardCharsets.US_ASCII), SignatureAlgorithm.ES256, new Random(7));

        assertThat(JoseVerifier.verifies(key, "ES256", content, published)).isTrue();
        assertThat(JoseVerifier.verifies(key, "ES256", content, ours)).isTrue();
        assertThat(ours).hasSameSizeAs(published).isNotEqualTo(published);
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }

    /** RFC 6979 appendix A.2.5, P-256 with SHA-256, message "sample". */
    @Test
    void aSignatureOnACurveDependsOnNoChance() {
        SigningKey key = onP256(new BigInteger("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", 16));

        assertThat(key.sign("sample".getBytes(StandardCharsets.US_ASCII), SignatureAlgorithm.ES256, new Random()))
                .asHexString()
                .isEqualTo("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
                        + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
    }

    @Test
    void aSignatureByRsaDependsOnTheGivenChance() {
        SigningKey key = SigningKey.read(TestKey.file("rsa-pkcs8.pem"), null);

        byte[] once = key.sign(CONTENT, SignatureAlgorithm.PS256, new Random(1));
        assertThat(key.sign(CONTENT, SignatureAlgorithm.PS256, new Random(1))).isEqualTo(once);
        assertThat(key.sign(CONTENT, SignatureAlgorithm.PS256, new Random(2))).isNotEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", " ", "\r\n", "\n \n"})
    void lineBreaksThatWereLostInAVariable(String instead) {
        for (String file : new String[] {"rsa-pkcs8.pem", "rsa-pkcs1.pem", "ec-sec1-P-256.pem"}) {
            assertThat(SigningKey.read(TestKey.file(file).replace("\n", instead), null)
                            .publicPart())
                    .as(file)
                    .isEqualTo(SigningKey.read(TestKey.file(file), null).publicPart());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", " ", "\r\n", "\n  ", " \n"})
    void lineBreaksOfAnEncryptedKeyThatWereLostInAVariable(String instead) {
        for (String file : new String[] {
            "rsa-pkcs1-encrypted.pem",
            "rsa-pkcs1-encrypted-des3.pem",
            "ec-sec1-encrypted.pem",
            "rsa-pkcs8-encrypted.pem"
        }) {
            String pem = TestKey.file(file);
            assertThat(SigningKey.read(pem.replace("\n", instead), TestKey.PASSWORD)
                            .publicPart())
                    .as(file)
                    .isEqualTo(SigningKey.read(pem, TestKey.PASSWORD).publicPart());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeff%s", " %s ", "\n\n%s", "\"%s\"", "'%s'", "key = \"%s\"\n", "subject=x\n%s"})
    void whatStandsAroundAKeyIsPassedOver(String around) {
        for (String file : new String[] {"rsa-pkcs8.pem", "ec-sec1-encrypted.pem"}) {
            String pem = TestKey.file(file);
            for (String text : new String[] {
                pem, pem.strip(), pem.replaceAll("(?m)^", "    ").stripTrailing()
            }) {
                assertThat(SigningKey.read(around.formatted(text), TestKey.PASSWORD)
                                .publicPart())
                        .as(around.formatted(text))
                        .isEqualTo(SigningKey.read(pem, TestKey.PASSWORD).publicPart());
            }
        }
    }

    @Test
    void aCipherThatIsNotKnownIsNoWrongPassword() {
        String old =
                TestKey.file("rsa-pkcs1-encrypted.pem").replaceFirst("DEK-Info: [^,]+", "DEK-Info: CAMELLIA-256-CBC");
        for (String pem : new String[] {old, withAnUnknownCipher(TestKey.file("rsa-pkcs8-encrypted.pem"))}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningKey.read(pem, TestKey.PASSWORD))
                    .withMessageStartingWith("privateKey is encrypted in a way that is not known here; encrypt it anew")
                    .withNoCause();
        }
    }

    /** Its AES-256 in CBC mode is number 2.16.840.1.101.3.4.1.42; there is no number 99. */
    private static String withAnUnknownCipher(String pem) {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
        String aes = "060960864801650304012a";
        String hex = HexFormat.of().formatHex(der);
        assertThat(hex).contains(aes);
        return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(
                                HexFormat.of().parseHex(hex.replace(aes, aes.substring(0, aes.length() - 2) + "63")))
                + "\n-----END ENCRYPTED PRIVATE KEY-----";
    }

    @Test
    void aCertificateInTheSameFileIsPassedOver() {
        String both = TestKey.file("rsa-certificate.pem") + TestKey.file("rsa-pkcs8.pem");

        assertThat(SigningKey.read(both, null).publicPart())
                .isEqualTo(SigningKey.read(TestKey.file("rsa-pkcs1.pem"), null).publicPart());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rsa-2048.pem          | privateKey is an RSA key of 2048 bits, and NetSuite takes no certificate but of 3072 or 4096",
                "ec-secp256k1.pem      | privateKey is on an elliptic curve of 256 bits that NetSuite does not take: it takes P-256, P-384 and P-521",
                "ed25519.pem           | privateKey is neither an RSA nor an elliptic curve key",
                "rsa-certificate.pem   | privateKey is a certificate, which everybody may see; give the private key",
                "ec-public.pem         | privateKey is a public key; give the private key",
                "rsa-pkcs1-encrypted.pem | privateKeyPassword is not set, and privateKey is encrypted",
                "rsa-pkcs8-encrypted.pem | privateKeyPassword is not set, and privateKey is encrypted",
                "ec-sec1-encrypted.pem   | privateKeyPassword is not set, and privateKey is encrypted"
            })
    void aKeyThatNetSuiteDoesNotTakeIsRefusedWithTheReason(String file, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.read(TestKey.file(file), null))
                .withMessageStartingWith(text)
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa-pkcs1-encrypted.pem",
                "rsa-pkcs1-encrypted-des3.pem",
                "rsa-pkcs8-encrypted.pem",
                "rsa-pkcs8-encrypted-pbe1.pem",
                "rsa-pkcs8-encrypted-scrypt.pem",
                "ec-sec1-encrypted.pem",
                "ec-pkcs8-encrypted.pem"
            })
    void aWrongPassword(String file) {
        for (String wrong : new String[] {"wrong", "correct horse ", "x"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningKey.read(TestKey.file(file), wrong))
                    .withMessage("privateKeyPassword does not open privateKey")
                    .withNoCause();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.read(TestKey.file(file), ""))
                .withMessageContaining("privateKeyPassword is not set");
    }

    @Test
    void aTextThatIsNoKeyIsNotQuoted() {
        String key = TestKey.file("rsa-pkcs8.pem");
        String inside = key.substring(200, 260);
        for (String wrong : new String[] {
            "",
            inside,
            key.substring(0, 900),
            key.replace("-----END PRIVATE KEY-----", ""),
            key.replace(inside, ""),
            key.replace(inside, "*" + inside.substring(1)),
            key.replace("PRIVATE KEY", "RSA PRIVATE KEY"),
            key.replace("PRIVATE KEY", "EC PRIVATE KEY"),
            key.replace("PRIVATE KEY", "CERTIFICATE"),
            key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
            key.replace("PRIVATE KEY", "OPENSSH PRIVATE KEY")
        }) {
            Throwable failure = catchThrowable(() -> SigningKey.read(wrong, "x"));
            assertThat(failure)
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessageStartingWith("privateKey");
            assertThat(failure.getMessage())
                    .hasSizeLessThan(300)
                    .doesNotContain(inside.substring(0, 10), inside.substring(30, 40), "\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ec-pkcs8-P-256.pem | PS256 | signatureAlgorithm is PS256, which takes an RSA key, and privateKey is on P-256; set ES256, or leave it out",
                "ec-pkcs8-P-256.pem | ES384 | signatureAlgorithm is ES384, which takes a key on P-384, and privateKey is on P-256; set ES256, or leave it out",
                "rsa-pkcs8.pem      | ES256 | signatureAlgorithm is ES256, which takes a key on P-256, and privateKey is an RSA key; set PS256, PS384 or PS512, or leave it out"
            })
    void anAlgorithmThatDoesNotFitTheKey(String file, SignatureAlgorithm algorithm, String text) {
        SigningKey key = SigningKey.read(TestKey.file(file), null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sign(key, algorithm))
                .withMessage(text);
    }

    @Test
    void anAlgorithmThatNetSuiteDoesNotTake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureAlgorithm.parse("rs256"))
                .withMessage(
                        "signatureAlgorithm is none that NetSuite takes: with an RSA key it takes PS256, not RS256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureAlgorithm.parse("HS256"))
                .withMessageContaining("give one of PS256, PS384, PS512, ES256, ES384, ES512");
        assertThat(SignatureAlgorithm.parse(" es384 ")).isEqualTo(SignatureAlgorithm.ES384);
    }

    @Test
    void nothingOfItIsShown() {
        assertThat(SigningKey.read(TestKey.file("rsa-pkcs8.pem"), null)).hasToString("SigningKey[RSA]");
        assertThat(SigningKey.read(TestKey.file("ec-pkcs8-P-521.pem"), null)).hasToString("SigningKey[P-521]");
    }
}
