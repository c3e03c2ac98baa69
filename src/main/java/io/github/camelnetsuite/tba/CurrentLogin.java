package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.FormParameter;
import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a started route logs in at present. When its credentials were refused, whoever gave them is asked again, and other
 * ones of the same kind and account are taken up on the spot. Thread-safe.
 */
final class CurrentLogin implements RequestAuthorizer {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentLogin.class);

    private final Supplier<Login> source;
    private final Function<Login, RequestAuthorizer> authorizers;
    private volatile Current current;

    private record Current(Login login, RequestAuthorizer authorizer) {}

    /** @param source of the login as it is now; what it throws is no login */
    CurrentLogin(Login first, Supplier<Login> source, Function<Login, RequestAuthorizer> authorizers) {
        this.source = source;
        this.authorizers = authorizers;
        this.current = new Current(first, authorizers.apply(first));
    }

    Login login() {
        return current.login();
    }

    @Override
    public synchronized void renew() {
        Login now = current.login();
        Login other;
        try {
            other = source.get();
        } catch (IllegalArgumentException misshapen) {
            LOG.warn("The credentials of {} can't be taken up again: {}", now.account(), misshapen.getMessage());
            return;
        } catch (RuntimeException none) {
            LOG.warn(
                    "The credentials of {} can't be read again ({})",
                    now.account(),
                    none.getClass().getSimpleName());
            return;
        }
        if (now.isReplacedBy(other)) {
            LOG.info("The credentials of {} have changed and are taken up", now.account());
            RequestAuthorizer old = current.authorizer();
            current = new Current(other, authorizers.apply(other));
            old.close();
        } else if (!now.fingerprint().equals(other.fingerprint())) {
            LOG.warn(
                    "The credentials of {} are now those of {}, or log in in another way: stop and start the route to take"
                            + " them up",
                    now.account(),
                    other.account());
        }
    }

    @Override
    public RequestAuthorizer prepare() throws InterruptedException {
        return current.authorizer().prepare();
    }

    @Override
    public String authorization(String method, URI uri, List<FormParameter> form) {
        return current.authorizer().authorization(method, uri, form);
    }

    @Override
    public Scheme scheme() {
        return current.authorizer().scheme();
    }

    @Override
    public String fingerprint() {
        return current.authorizer().fingerprint();
    }

    @Override
    public void close() {
        current.authorizer().close();
    }

    @Override
    public String toString() {
        return current.authorizer().toString();
    }
}
