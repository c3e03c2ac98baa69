package io.github.camelnetsuite.tba.sandbox;

/**
 * What opens the simulated account. Invented for each sandbox; nothing real.
 *
 * @param accountId as NetSuite shows it, and the OAuth realm: {@code 1234567_SB1}
 */
public record SandboxCredentials(
        String accountId, String consumerKey, String consumerSecret, String tokenId, String tokenSecret) {

    /** Names the account only, as credentials should. */
    @Override
    public String toString() {
        return "SandboxCredentials[" + accountId + "]";
    }
}
