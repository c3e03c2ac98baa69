package io.github.camelnetsuite.tba.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Verifies signatures of RFC 7518 §3.4 and §3.5 by Java's own cryptography. */
final class JoseVerifier {

    private JoseVerifier() {}

    static boolean verifies(PublicKey key, String algorithm, String content, byte[] signature) {
        int bits = Integer.parseInt(algorithm.substring(2));
        try {
            Signature verifier = Signature.getInstance(
                    algorithm.startsWith("PS") ? "RSASSA-PSS" : "SHA" + bits + "withECDSAinP1363Format");
            if (algorithm.startsWith("PS")) {
                verifier.setParameter(
                        new PSSParameterSpec("SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), bits / 8, 1));
            }
            verifier.initVerify(key);
            verifier.update(content.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
