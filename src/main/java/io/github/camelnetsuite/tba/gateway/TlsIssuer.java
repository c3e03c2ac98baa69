package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/** Who has issued the certificate that is presented for an account's host: NetSuite's authority, or a proxy's. */
public final class TlsIssuer {

    private TlsIssuer() {}

    /**
     * Looks at the certificate and hangs up: nothing is sent, since nothing is trusted.
     *
     * @return the issuer's distinguished name; empty where the connection has no TLS, or there is none
     */
    public static Optional<String> of(HttpSettings settings) {
        if (!"https".equalsIgnoreCase(settings.baseUrl().getScheme())) {
            return Optional.empty();
        }
        AtomicReference<X509Certificate> presented = new AtomicReference<>();
        CloseableHttpClient client = HttpClients.build(new HttpSettings(
                settings.baseUrl(),
                settings.connectTimeout(),
                settings.requestTimeout(),
                trustingNobody(presented),
                settings.customizer()));
        try {
            client.execute(new HttpGet(settings.baseUrl()), response -> response);
        } catch (IOException asExpected) {
            // The handshake is not finished.
        } finally {
            client.close(CloseMode.IMMEDIATE);
        }
        return Optional.ofNullable(presented.get())
                .map(certificate ->
                        ServerText.oneLine(certificate.getIssuerX500Principal().getName()));
    }

    private static SSLContext trustingNobody(AtomicReference<X509Certificate> presented) {
        X509TrustManager onlooker = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
                throw new CertificateException("Nobody is trusted here");
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
                presented.set(chain[0]);
                throw new CertificateException("Nobody is trusted here");
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {onlooker}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no TLS", e);
        }
    }
}
