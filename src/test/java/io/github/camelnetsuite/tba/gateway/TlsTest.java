package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.UnavailableException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is not who it should be is left alone at once; one whose connection merely breaks is not. */
@Catalogue("13")
class TlsTest {

    private static final byte[] HALF = "{\"items\":".getBytes(StandardCharsets.US_ASCII);
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static SSLContext good;
    private static SSLContext otherHost;
    private static SSLContext expired;
    private static SSLContext selfSigned;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        good = certificate(directory, "good", "-ext", "san=dns:localhost");
        otherHost = certificate(directory, "other", "-ext", "san=dns:elsewhere.example");
        expired = certificate(directory, "old", "-ext", "san=dns:localhost", "-startdate", "-2y", "-validity", "30");
        selfSigned = ownCertificate(directory, "self", "-ext", "san=dns:localhost");
    }

    @Test
    void aServerThatIsTrustedIsTalkedTo() throws InterruptedException {
        try (Talk talk = new Talk(good, good)) {
            assertThat(talk.ask().body()).hasToString(Reply.PAGE);
        }
    }

    @Test
    void theIssuerOfACertificateIsToldWhetherItIsTrustedOrNotAndNothingIsSent() {
        for (SSLContext certificate : List.of(good, selfSigned, expired)) {
            try (Talk talk = new Talk(certificate, null)) {
                assertThat(TlsIssuer.of(new HttpSettings(
                                talk.server.url(), Duration.ofSeconds(5), Duration.ofSeconds(5), null, builder -> {})))
                        .hasValueSatisfying(issuer -> assertThat(issuer).startsWith("CN="));
                assertThat(talk.server.received()).isEmpty();
            }
        }
    }

    @Test
    void withoutTlsThereIsNoIssuer() {
        try (ScriptedServer server = new ScriptedServer()) {
            assertThat(TlsIssuer.of(new HttpSettings(
                            server.url(), Duration.ofSeconds(5), Duration.ofSeconds(5), null, builder -> {})))
                    .isEmpty();
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNotTrusted() {
        assertUntrusted(good, null);
    }

    @Test
    void aCertificateThatSignedItselfIsNotTrusted() {
        assertUntrusted(selfSigned, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // An alert: protocol_version.
                "15030100020246",
                // A ServerHello that chooses TLS 1.0 and TLS_RSA_WITH_AES_128_CBC_SHA.
                "160301002a020000260301" + "00000000000000000000000000000000000000000000000000000000000000ff"
                        + "00002f00"
            })
    void aServerThatSpeaksTls10OnlyIsNotTrusted(String hello) throws IOException {
        try (ServerSocket old = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                TestAccount account = new TestAccount(URI.create("https://localhost:" + old.getLocalPort()))) {
            new Thread(() -> answer(old, HexFormat.of().parseHex(hello))).start();

            assertUntrusted(account, account::ask).withMessageContaining("protocol");
        }
    }

    @Test
    void theCertificateOfAnotherHostIsNotTrusted() {
        assertUntrusted(otherHost, otherHost);
    }

    @Test
    void anExpiredCertificateIsNotTrusted() {
        assertUntrusted(expired, expired);
    }

    @Test
    void aServerThatDoesNotSpeakTlsIsNotTrusted() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                TestAccount account = new TestAccount(URI.create("https://localhost:" + plain.getLocalPort()))) {
            new Thread(() -> answerInClear(plain)).start();

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(account::ask)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED))
                    .withMessageContaining("attempt 1 of 5");
        }
    }

    @Test
    void aHandshakeThatIsCutIsTriedAgain() throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                TestAccount account = new TestAccount(URI.create("https://localhost:" + rude.getLocalPort()))) {
            new Thread(() -> hangUp(rude)).start();

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(account::ask)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN))
                    .withMessageContaining("attempt 5 of 5");
        }
    }

    private static void hangUp(ServerSocket server) {
        try {
            while (true) {
                try (Socket connection = server.accept()) {
                    connection.getInputStream().read(new byte[1000]);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void answerInClear(ServerSocket server) {
        answer(server, "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void answer(ServerSocket server, byte[] answer) {
        try (Socket connection = server.accept()) {
            connection.getInputStream().read();
            connection.getOutputStream().write(answer);
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // The client has seen enough.
        }
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() throws InterruptedException {
        try (Talk talk = new Talk(good, good)) {
            talk.server.replies(
                    Reply.reset(),
                    Reply.raw(Reply.head(200, "Content-Type: application/json", "Content-Length: 99"), HALF, false),
                    connection -> {
                        Reply.raw(Reply.head(200, "Content-Type: application/json", "Content-Length: 99"), HALF, false)
                                .answer(connection);
                        return Reply.reset().answer(connection);
                    });

            assertThat(talk.ask().body()).hasToString(Reply.PAGE);
            assertThat(talk.server.received()).hasSize(4);
        }
    }

    private static void assertUntrusted(SSLContext certificate, SSLContext trust) {
        try (Talk talk = new Talk(certificate, trust)) {
            assertUntrusted(talk.account, talk::ask);
        }
    }

    private static ThrowableAssertAlternative<UnavailableException> assertUntrusted(
            TestAccount account, ThrowingCallable asking) {
        ThrowableAssertAlternative<UnavailableException> thrown = assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(asking)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED))
                .satisfies(e -> assertThat(e.isTransient()).isFalse())
                .satisfies(e -> Evidence.of("13").outcome("fails at the first attempt: " + e.kind()))
                .withMessageContaining("not to be trusted")
                .withMessageContaining("sslContextParameters")
                .withMessageContaining("attempt 1 of 5");
        assertThat(account.authorizer.signed()).as("signed for a stranger").isEmpty();
        return thrown;
    }

    private static final class Talk implements AutoCloseable {

        final ScriptedServer server;
        final TestAccount account;
        private final SSLContext trust;

        Talk(SSLContext certificate, SSLContext trust) {
            this.server = new ScriptedServer(certificate.getServerSocketFactory(), "https");
            this.account = new TestAccount(server.url());
            this.trust = trust;
        }

        Answer<?> ask() throws InterruptedException {
            return TestAccount.ask(account.gateway(Duration.ofSeconds(20), trust, builder -> {}, account.time));
        }

        @Override
        public void close() {
            account.close();
            server.close();
        }
    }

    /** Shows a certificate with these options, and trusts the authority that signed it. */
    private static SSLContext certificate(Path directory, String name, String... options)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("keys.p12");
        if (!Files.exists(file)) {
            keytool(file, "authority", "-ext", "bc=ca:true");
        }
        String[] signed = Arrays.copyOf(options, options.length + 2);
        signed[options.length] = "-signer";
        signed[options.length + 1] = "authority";
        return ownCertificate(directory, name, signed);
    }

    /** The same, signed as the options say: by itself when they say nothing. */
    private static SSLContext ownCertificate(Path directory, String name, String... options)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("keys.p12");
        keytool(file, name, options);
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            all.load(in, PASSWORD);
        }
        KeyStore own = empty();
        own.setKeyEntry(name, all.getKey(name, PASSWORD), PASSWORD, all.getCertificateChain(name));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        KeyStore authorities = empty();
        authorities.setCertificateEntry("authority", all.getCertificate("authority"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void keytool(Path store, String name, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }
}
