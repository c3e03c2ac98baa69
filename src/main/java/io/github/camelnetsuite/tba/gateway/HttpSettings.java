package io.github.camelnetsuite.tba.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How to reach an account's host.
 *
 * @param baseUrl as NetSuite sees it, without a path; it is part of what is signed
 * @param connectTimeout for connecting, TLS included
 * @param requestTimeout for the whole of an attempt, the body included
 * @param tls null for the platform's trust
 * @param customizer for proxies and the like; automatic retries, redirects and logins stay off whatever it does
 */
public record HttpSettings(
        URI baseUrl,
        Duration connectTimeout,
        Duration requestTimeout,
        @Nullable SSLContext tls,
        Consumer<HttpClientBuilder> customizer) {}
