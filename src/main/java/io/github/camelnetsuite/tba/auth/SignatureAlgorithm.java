package io.github.camelnetsuite.tba.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signatures that NetSuite takes from a client that logs in with a certificate (Oracle help, {@code
 * section_162790605110}), by their names in RFC 7518 §3.1. RS256 and its like, which most libraries use unless told
 * otherwise, are not among them.
 */
public enum SignatureAlgorithm {
    PS256("SHA-256", ""),
    PS384("SHA-384", ""),
    PS512("SHA-512", ""),
    ES256("SHA-256", "P-256"),
    ES384("SHA-384", "P-384"),
    ES512("SHA-512", "P-521");

    private final String digest;
    private final String curve;

    SignatureAlgorithm(String digest, String curve) {
        this.digest = digest;
        this.curve = curve;
    }

    /**
     * Reads a name, in any case.
     *
     * @throws IllegalArgumentException if it is none; the text names the option and what to set
     */
    public static SignatureAlgorithm parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("signatureAlgorithm is none that NetSuite takes"
                        + (name.matches("RS(256|384|512)")
                                ? ": with an RSA key it takes PS" + name.substring(2) + ", not " + name
                                : "; give one of " + names()
                                        + ", or leave it out: then it is the one that fits the key")));
    }

    private static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** The hash, by its name in Java. */
    String digest() {
        return digest;
    }

    /** Whether it takes an RSA key; else it takes an elliptic curve key. */
    boolean isRsa() {
        return curve.isEmpty();
    }

    /** The one curve that it takes, by NIST's name; empty for RSA. */
    String curve() {
        return curve;
    }
}
