package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.auth.FormParameter;
import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Signs by counting. */
final class FakeAuthorizer implements RequestAuthorizer {

    static final String SECRET = "ab12".repeat(16);

    private final List<URI> signed = new ArrayList<>();
    private volatile String fingerprint;

    FakeAuthorizer(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public synchronized String authorization(String method, URI uri, List<FormParameter> form) {
        signed.add(uri);
        return "OAuth nonce=\"" + signed.size() + "\", token=\"" + SECRET + "\"";
    }

    synchronized List<URI> signed() {
        return List.copyOf(signed);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    void changeTo(String credentials) {
        fingerprint = credentials;
    }
}
