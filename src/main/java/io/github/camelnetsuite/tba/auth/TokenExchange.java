package io.github.camelnetsuite.tba.auth;

/** The way to NetSuite's token endpoint. Implementations are thread-safe. */
public interface TokenExchange {

    /**
     * Where the token endpoint of an account is, below its base URL (Oracle help, {@code section_162755359851}).
     */
    String PATH = "/services/rest/auth/oauth2/v1/token";

    /**
     * Sends one request for a token, once.
     *
     * @throws RuntimeException when there is none; its type and text say why
     */
    AccessToken exchange(TokenRequest request) throws InterruptedException;

    /**
     * What to tell one who waited while another one asked, in vain: the same, but in an exception of its own, and without
     * what it would set off a second time.
     */
    RuntimeException forOneWhoWaited(RuntimeException failure);

    /** Lets go of what it holds open. */
    void close();
}
