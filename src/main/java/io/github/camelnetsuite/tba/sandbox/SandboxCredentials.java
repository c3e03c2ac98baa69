package io.github.camelnetsuite.tba.sandbox;

import java.util.SplittableRandom;

/**
 * What opens the simulated account. Invented for each sandbox; nothing real.
 *
 * @param accountId as NetSuite shows it, and the OAuth realm: {@code 1234567_SB1}
 */
public record SandboxCredentials(
        String accountId, String consumerKey, String consumerSecret, String tokenId, String tokenSecret) {

    /** The credentials of a seed. */
    static SandboxCredentials invent(String accountId, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new SandboxCredentials(accountId, key(random), key(random), key(random), key(random));
    }

    /** After the integration's credentials have been reset. */
    SandboxCredentials withConsumerOf(SandboxCredentials other) {
        return new SandboxCredentials(accountId, other.consumerKey, other.consumerSecret, tokenId, tokenSecret);
    }

    /** After the token has been replaced. */
    SandboxCredentials withTokenOf(SandboxCredentials other) {
        return new SandboxCredentials(accountId, consumerKey, consumerSecret, other.tokenId, other.tokenSecret);
    }

    /** 64 hexadecimal digits, the shape of NetSuite's keys and secrets. */
    private static String key(SplittableRandom random) {
        StringBuilder key = new StringBuilder();
        while (key.length() < 64) {
            key.append("%016x".formatted(random.nextLong()));
        }
        return key.toString();
    }

    /** Names the account only, as credentials should. */
    @Override
    public String toString() {
        return "SandboxCredentials[" + accountId + "]";
    }
}
