package io.github.camelnetsuite.tba.auth;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Random nonces of 24 letters and digits, about 142 bits. NetSuite wants at least 6 characters, advises 20, and takes
 * neither special characters nor more than 64 in SOAP (Oracle help, {@code section_4395630653}, {@code
 * section_156338994830}). As thread-safe as its random generator.
 */
public final class Nonces implements Supplier<String> {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 24;

    private final RandomGenerator random;

    /** @param random the source; a {@link java.security.SecureRandom} outside tests */
    public Nonces(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public String get() {
        StringBuilder nonce = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            nonce.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return nonce.toString();
    }
}
