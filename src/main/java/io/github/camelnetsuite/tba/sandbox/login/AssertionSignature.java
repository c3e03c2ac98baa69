package io.github.camelnetsuite.tba.sandbox.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Set;

/** Verifies JOSE signatures (RFC 7518 sections 3.4 and 3.5) by the Java runtime's own cryptography. */
final class AssertionSignature {
    /** Oracle help, section_162790605110. */
    static final Set<String> ALGORITHMS = Set.of("PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private static final Map<String, Integer> CURVES = Map.of("ES256", 256, "ES384", 384, "ES512", 521);

    private AssertionSignature() {}

    /** Whether keys of this kind make signatures of that algorithm. */
    static boolean fits(PublicKey key, String algorithm) {
        return algorithm.startsWith("PS")
                ? key instanceof RSAPublicKey
                : key instanceof ECPublicKey ec
                        && ec.getParams().getCurve().getField().getFieldSize() == CURVES.getOrDefault(algorithm, 0);
    }

    static boolean verifies(PublicKey key, String algorithm, String signed, byte[] signature) {
        int bits = Integer.parseInt(algorithm.substring(2));
        try {
            Signature verifier;
            if (algorithm.startsWith("PS")) {
                verifier = Signature.getInstance("RSASSA-PSS");
                String digest = "SHA-" + bits;
                verifier.setParameter(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), bits / 8, 1));
            } else {
                verifier = Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            }
            verifier.initVerify(key);
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }
}
