package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.AccountId;
import io.github.camelnetsuite.tba.auth.HandedOver;
import io.github.camelnetsuite.tba.auth.OAuth2Credentials;
import io.github.camelnetsuite.tba.auth.SignatureAlgorithm;
import io.github.camelnetsuite.tba.auth.SigningKey;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import io.github.camelnetsuite.tba.doctor.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a NetSuite administrator hands over, as a bean: one for each account, for instance under {@code
 * camel.beans.acme}. Either the five values of Token-Based Authentication, or those of OAuth 2.0 with a certificate; one
 * by one, or as they come out of a vendor's form ({@link HandedOver}). Read when a route starts; changing it later needs
 * the route started again. What is set can't be read back: consoles show what beans return.
 */
public final class NetSuiteCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(NetSuiteCredentials.class);

    private static final Map<String, BiConsumer<NetSuiteCredentials, String>> SETTERS = setters();

    private @Nullable String accountId;
    private @Nullable String username;
    private @Nullable String password;
    private @Nullable String token;
    private @Nullable String consumerKey;
    private @Nullable String consumerSecret;
    private @Nullable String accessToken;
    private @Nullable String accessTokenSecret;
    private @Nullable String authentication;
    private @Nullable String clientId;
    private @Nullable String certificateId;
    private @Nullable String privateKey;
    private @Nullable String privateKeyPassword;
    private @Nullable String signatureAlgorithm;
    private @Nullable String certificate;

    private static Map<String, BiConsumer<NetSuiteCredentials, String>> setters() {
        Map<String, BiConsumer<NetSuiteCredentials, String>> setters = new LinkedHashMap<>();
        setters.put("accountId", NetSuiteCredentials::setAccountId);
        setters.put("authentication", NetSuiteCredentials::setAuthentication);
        setters.put("consumerKey", NetSuiteCredentials::setConsumerKey);
        setters.put("consumerSecret", NetSuiteCredentials::setConsumerSecret);
        setters.put("accessToken", NetSuiteCredentials::setAccessToken);
        setters.put("accessTokenSecret", NetSuiteCredentials::setAccessTokenSecret);
        setters.put("clientId", NetSuiteCredentials::setClientId);
        setters.put("certificateId", NetSuiteCredentials::setCertificateId);
        setters.put("privateKey", NetSuiteCredentials::setPrivateKey);
        setters.put("privateKeyPassword", NetSuiteCredentials::setPrivateKeyPassword);
        setters.put("certificate", NetSuiteCredentials::setCertificate);
        setters.put("signatureAlgorithm", NetSuiteCredentials::setSignatureAlgorithm);
        setters.put("username", NetSuiteCredentials::setUsername);
        setters.put("password", NetSuiteCredentials::setPassword);
        setters.put("token", NetSuiteCredentials::setToken);
        return Collections.unmodifiableMap(setters);
    }

    /** The names of all that can be set, in the order in which people read them. */
    public static List<String> names() {
        return List.copyOf(SETTERS.keySet());
    }

    /**
     * Those of these values.
     *
     * @param values by the names of the setters
     * @throws IllegalArgumentException for a name that is none
     */
    public static NetSuiteCredentials of(Map<String, String> values) {
        NetSuiteCredentials credentials = new NetSuiteCredentials();
        values.forEach((name, value) -> {
            BiConsumer<NetSuiteCredentials, String> setter = SETTERS.get(name);
            if (setter == null) {
                throw new IllegalArgumentException(name + " is no value of credentials");
            }
            setter.accept(credentials, value);
        });
        return credentials;
    }

    /**
     * How to log in, with the values as they stand now.
     *
     * @param usual what option {@code authentication} says, for where neither this bean nor its values do
     * @throws IllegalArgumentException naming the value that is missing or misshapen, never showing it
     */
    Login login(String usual, CamelContext context) {
        if (isForm()) {
            return toldApart().login(usual, context);
        }
        String kind = kind(usual);
        return switch (kind) {
            case "tba" -> new Login.Tba(freeze());
            case "oauth2" -> new Login.OAuth2(freezeOAuth2(context));
            default ->
                throw new IllegalArgumentException("Option authentication is '" + kind
                        + "': give tba (keys and tokens) or oauth2 (a certificate)");
        };
    }

    private String kind(String usual) {
        return Objects.requireNonNullElseGet(authentication, () -> kindOfValues(usual))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** What the form of the values tells, without them; see {@link #login}. */
    Values values(String usual, CamelContext context) {
        if (isForm()) {
            return valuesOfForm(usual, context);
        }
        boolean tba = kind(usual).equals("tba");
        List<String> flaws = new ArrayList<>();
        if (tba) {
            flaws.addAll(TbaCredentials.flaws(accountId, consumerKey, consumerSecret, accessToken, accessTokenSecret));
        } else {
            try {
                login(usual, context);
            } catch (IllegalArgumentException flaw) {
                flaws.add(String.valueOf(flaw.getMessage()));
            }
        }
        return new Values(
                flaws,
                tba && flaws.isEmpty() ? freeze().oddities() : Map.of(),
                List.of(),
                tba
                        ? "all five have the shape of NetSuite's"
                        : "all have the shape of NetSuite's, and the key can sign");
    }

    private Values valuesOfForm(String usual, CamelContext context) {
        try {
            Values apart = toldApart().values(usual, context);
            return new Values(apart.flaws(), apart.oddities(), form().corrections(), apart.described());
        } catch (IllegalArgumentException flaw) {
            return new Values(List.of(String.valueOf(flaw.getMessage())), Map.of(), List.of(), "");
        }
    }

    /** Where only one way to log in has its values, nobody needs to say which. */
    private String kindOfValues(String usual) {
        boolean keysOrTokens = Stream.of(consumerKey, consumerSecret, accessToken, accessTokenSecret)
                .anyMatch(Objects::nonNull);
        if (keysOrTokens) {
            return clientId == null && privateKey == null ? "tba" : usual;
        }
        return clientId == null || privateKey == null ? usual : "oauth2";
    }

    private OAuth2Credentials freezeOAuth2(CamelContext context) {
        AccountId account = AccountId.parse(requiredForOAuth2(accountId, "accountId"));
        requiredForOAuth2(clientId, "clientId");
        requiredForOAuth2(certificateId, "certificateId");
        String pem = PemResource.read("privateKey", requiredForOAuth2(privateKey, "privateKey"), context);
        if (certificate != null && certificate.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException(
                    "Option certificate holds a private key, and what stands in this option is no"
                            + " secret: give the certificate alone, and the key as privateKey");
        }
        String certified = PemResource.read("certificate", certificate, context);
        try {
            return OAuth2Credentials.of(
                    account,
                    clientId,
                    certificateId,
                    SigningKey.read(String.valueOf(pem), privateKeyPassword),
                    signatureAlgorithm == null ? null : SignatureAlgorithm.parse(signatureAlgorithm),
                    certified);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException("Option authentication is oauth2, which needs Bouncy Castle: add the"
                    + " dependency org.bouncycastle:bcpkix-jdk18on");
        }
    }

    private static String requiredForOAuth2(@Nullable String value, String option) {
        if (value == null) {
            throw new IllegalArgumentException("Option " + option + " is not set: with authentication=oauth2 a NetSuite"
                    + " account needs accountId, clientId, certificateId and privateKey (keygen makes one)");
        }
        return value;
    }

    /**
     * The checked values of Token-Based Authentication as they stand now.
     *
     * @throws IllegalArgumentException naming the one that is missing or misshapen, never showing it
     */
    TbaCredentials freeze() {
        if (isForm()) {
            return toldApart().freeze();
        }
        if ("oauth2".equalsIgnoreCase(authentication)) {
            throw new IllegalArgumentException(
                    "Option authentication is oauth2, and what signs single requests signs with"
                            + " the keys and tokens of Token-Based Authentication: give it a bean that has these");
        }
        return new TbaCredentials(
                        AccountId.parse(required(accountId, "accountId")),
                        required(consumerKey, "consumerKey"),
                        required(consumerSecret, "consumerSecret"),
                        required(accessToken, "accessToken"),
                        required(accessTokenSecret, "accessTokenSecret"))
                .requireFourValues();
    }

    private boolean isForm() {
        return username != null || password != null || token != null;
    }

    /** The same credentials value by value. */
    private NetSuiteCredentials toldApart() {
        HandedOver form = form();
        form.corrections().forEach(correction -> LOG.warn("Credentials as a form has them: {}", correction));
        Map<String, String> values = new LinkedHashMap<>(form.values());
        NetSuiteCredentials apart = new NetSuiteCredentials();
        apart.accountId = once("accountId", accountId, values);
        apart.consumerKey = once("consumerKey", consumerKey, values);
        apart.consumerSecret = once("consumerSecret", consumerSecret, values);
        apart.accessToken = once("accessToken", accessToken, values);
        apart.accessTokenSecret = once("accessTokenSecret", accessTokenSecret, values);
        apart.clientId = once("clientId", clientId, values);
        apart.certificateId = once("certificateId", certificateId, values);
        apart.authentication = authentication;
        apart.privateKey = privateKey;
        apart.privateKeyPassword = privateKeyPassword;
        apart.signatureAlgorithm = signatureAlgorithm;
        apart.certificate = certificate;
        return apart;
    }

    private HandedOver form() {
        try {
            return HandedOver.read(username, password, token);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option token: " + e.getMessage());
        }
    }

    private static @Nullable String once(String option, @Nullable String own, Map<String, String> form) {
        String handedOver = form.get(option);
        if (own != null && handedOver != null && !own.equals(handedOver)) {
            throw new IllegalArgumentException("Option " + option + " is set, and username, password and token bring it"
                    + " too, but differently: set it one way");
        }
        return own == null ? handedOver : own;
    }

    private String required(@Nullable String value, String option) {
        if (value == null) {
            throw new IllegalArgumentException("Option " + option + " is not set: a NetSuite account needs accountId,"
                    + " consumerKey, consumerSecret, accessToken (NetSuite's Token ID) and accessTokenSecret (Token"
                    + " Secret)"
                    + (clientId == null && privateKey == null
                            ? ""
                            : "; for OAuth 2.0 with clientId, certificateId and privateKey set authentication=oauth2"));
        }
        return value;
    }

    /** As NetSuite shows it under Setup > Company > Company Information. */
    public void setAccountId(@Nullable String accountId) {
        this.accountId = accountId;
    }

    /** What vendors' forms call Client ID/Username: the consumer key, or for OAuth 2.0 the Client ID. */
    public void setUsername(@Nullable String username) {
        this.username = username;
    }

    /** What vendors' forms call API Key/Password: the consumer secret; nothing for OAuth 2.0. */
    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /**
     * What vendors' forms call Other: {@code tokenId,tokenSecret,accountId}, or for OAuth 2.0 {@code
     * certificateId,accountId}. It has the name of a token here, since Camel masks that one wherever it prints properties,
     * and would print one named other.
     */
    public void setToken(@Nullable String token) {
        this.token = token;
    }

    /** Of the integration record. */
    public void setConsumerKey(@Nullable String consumerKey) {
        this.consumerKey = consumerKey;
    }

    /** Of the integration record. */
    public void setConsumerSecret(@Nullable String consumerSecret) {
        this.consumerSecret = consumerSecret;
    }

    /** NetSuite's Token ID. */
    public void setAccessToken(@Nullable String accessToken) {
        this.accessToken = accessToken;
    }

    /** NetSuite's Token Secret. */
    public void setAccessTokenSecret(@Nullable String accessTokenSecret) {
        this.accessTokenSecret = accessTokenSecret;
    }

    /**
     * {@code tba} or {@code oauth2}. Where this is not set, it is the one whose values are; where both are, what option
     * {@code authentication} says.
     */
    public void setAuthentication(@Nullable String authentication) {
        this.authentication = authentication;
    }

    /** Of the integration record, for OAuth 2.0. */
    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    /** NetSuite's Certificate ID. */
    public void setCertificateId(@Nullable String certificateId) {
        this.certificateId = certificateId;
    }

    /** A private key in PEM, or where one is: {@code file:}, {@code classpath:}. */
    public void setPrivateKey(@Nullable String privateKey) {
        this.privateKey = privateKey;
    }

    /** For a private key that is encrypted. */
    public void setPrivateKeyPassword(@Nullable String privateKeyPassword) {
        this.privateKeyPassword = privateKeyPassword;
    }

    /** PS256, PS384, PS512, ES256, ES384 or ES512; the usual one of the key where it is not set. */
    public void setSignatureAlgorithm(@Nullable String signatureAlgorithm) {
        this.signatureAlgorithm = signatureAlgorithm;
    }

    /** The certificate in PEM, or where it is; then it is known when it expires. */
    public void setCertificate(@Nullable String certificate) {
        this.certificate = certificate;
    }

    /** The account only, and only if it looks like one: a secret may have been pasted in the wrong place. */
    @Override
    public String toString() {
        try {
            String account = isForm() ? form().values().get("accountId") : accountId;
            return "NetSuiteCredentials[" + AccountId.parse(account).realm() + "]";
        } catch (IllegalArgumentException notAnAccount) {
            return "NetSuiteCredentials[no usable accountId]";
        }
    }
}
