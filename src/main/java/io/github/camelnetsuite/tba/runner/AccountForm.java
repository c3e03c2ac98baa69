package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteCredentials;
import io.github.camelnetsuite.tba.NetSuiteTbaComponent;
import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import io.github.camelnetsuite.tba.Placeholder;
import io.github.camelnetsuite.tba.auth.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Checks the form of what is kept of tenants as a route's start does, which asks nobody: whether NetSuite takes it is
 * another question.
 */
final class AccountForm implements AutoCloseable {

    private static final String STAND_IN = "stands-in-for-";
    private static final int LIKE_A_SECRET = 16;

    private final CamelContext context;
    private final NetSuiteTbaComponent component;

    private AccountForm(CamelContext context, NetSuiteTbaComponent component) {
        this.context = context;
        this.component = component;
    }

    /** With a Camel of its own, which knows nothing of where placeholders lead. */
    static AccountForm alone() {
        CamelContext context = new DefaultCamelContext(false);
        NetSuiteTbaComponent component = new NetSuiteTbaComponent();
        component.setCamelContext(context);
        context.build();
        ServiceHelper.initService(component);
        return new AccountForm(context, component);
    }

    /**
     * Checks values that hold no placeholder.
     *
     * @throws IllegalArgumentException in one line that names what is not right, and shows no secret
     */
    private void check(AccountValues account) {
        try {
            checkAsARouteDoes(account);
        } catch (Exception e) {
            throw new IllegalArgumentException(withoutValues(OneLine.of(e), account));
        }
    }

    private void checkAsARouteDoes(AccountValues account) throws Exception {
        account.requireKnown();
        NetSuiteTbaEndpoint endpoint = (NetSuiteTbaEndpoint) component.createEndpoint("netsuite-tba:customer");
        endpoint.setCamelContext(context);
        endpoint.getConfiguration().setCredentials(NetSuiteCredentials.of(account.credentials()));
        endpoint.setProperties(endpoint, new LinkedHashMap<>(account.options()));
        endpoint.checkForm();
    }

    /** An error quotes what an option was set to, which in the wrong column may be somebody's secret. */
    static String withoutValues(String error, AccountValues account) {
        String text = error;
        for (String value : account.values().values()) {
            String quoted = value.strip().replaceAll("\\s+", " ");
            if (quoted.length() >= LIKE_A_SECRET && !Placeholder.isIn(quoted)) {
                text = Pattern.compile(Pattern.quote(quoted), Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .replaceAll("\u2026");
            }
        }
        return text;
    }

    /** Checks all that can be checked where nobody knows what placeholders stand for: something that fits stands in. */
    void checkButPlaceholders(AccountValues account) {
        account.requireKnown();
        account.values().forEach(Placeholder::requireNotEncrypted);
        if (Placeholder.isIn(account.get("privateKey")) || Placeholder.isIn(account.get("certificate"))) {
            if (!Placeholder.isIn(account.get("accountId"))) {
                AccountId.parse(account.get("accountId"));
            }
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        account.credentials().forEach((name, value) -> {
            if (!Placeholder.isIn(value)) {
                values.put(name, value);
            } else if (!name.equals("authentication")) {
                values.put(name, standIn(name, account));
            }
        });
        account.options().forEach((name, value) -> {
            if (!Placeholder.isIn(value)) {
                values.put(name, value);
            }
        });
        check(new AccountValues(values));
    }

    private static String standIn(String name, AccountValues account) {
        return switch (name) {
            case "accountId" -> "1234567";
            case "signatureAlgorithm" -> "";
            case "token" -> {
                boolean certificate = account.authentication().equals("oauth2") || account.get("password") == null;
                String id = Placeholder.isIn(account.get("accountId")) || account.get("accountId") == null
                        ? "1234567"
                        : account.get("accountId");
                yield STAND_IN + "id," + (certificate ? "" : STAND_IN + "secret,") + id;
            }
            default -> STAND_IN + name;
        };
    }

    @Override
    public void close() {
        context.stop();
    }
}
