package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteCredentials;
import io.github.camelnetsuite.tba.NetSuiteTbaComponent;
import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.spi.Registry;

/**
 * A Camel that is set up by the runner's settings and by nothing else, with the component and its credentials in it. It
 * holds no route until it is told of some. Secrets pass by Camel, which prints at debug level what it is given.
 */
final class ConfiguredCamel implements AutoCloseable {

    private static final String NEVER = "0";
    private static final String ONLY_FOR_WHAT_IS_NOT_SET = "1";

    private final NetSuiteTbaComponent component = new NetSuiteTbaComponent();
    private final RunnerProperties settings;
    private final Main main;
    private boolean atRest;

    private ConfiguredCamel(RunnerProperties settings) {
        this.settings = settings;
        withdraw(settings, "consumerKey", component::setConsumerKey);
        withdraw(settings, "consumerSecret", component::setConsumerSecret);
        withdraw(settings, "accessToken", component::setAccessToken);
        withdraw(settings, "accessTokenSecret", component::setAccessTokenSecret);
        withdraw(settings, "privateKey", component::setPrivateKey);
        withdraw(settings, "privateKeyPassword", component::setPrivateKeyPassword);
        // No secret, but Camel takes it for one and warns that it stands in plain text.
        withdraw(settings, "clientId", component.getConfiguration()::setClientId);
        withdraw(settings, "proxyAuthPassword", component.getConfiguration()::setProxyAuthPassword);
        Map<String, NetSuiteCredentials> credentials = CredentialBeans.withdraw(settings);
        main = configured(
                new Main() {
                    @Override
                    protected CamelContext createCamelContext() {
                        return atRest ? resting(registry) : super.createCamelContext();
                    }
                },
                settings.all());
        credentials.forEach(main::bind);
        main.configure().withAdditionalSensitiveKeywords("tokenId,tokenSecret");
        main.bind("netsuite-tba", component);
        main.bind("jsonl", new JsonLinesComponent());
    }

    /** Not started yet; takes secrets out of the settings. */
    static ConfiguredCamel of(RunnerProperties settings, Surroundings here) {
        if (settings.option("dataSource") == null) {
            settings.putIfAbsent(
                    RunnerProperties.COMPONENT + "cursorDirectory",
                    here.directory().resolve(".netsuite-tba").toString());
        }
        settings.putIfAbsent(
                "netsuite.directory", here.directory().resolve("netsuite").toString());
        return new ConfiguredCamel(settings);
    }

    /** A Camel that is configured by these properties and by nothing else. */
    static Main main(Properties properties) {
        return configured(new Main(), properties);
    }

    private static CamelContext resting(Registry beans) {
        CamelContext camel = new RestingCamel();
        camel.getCamelContextExtension().setRegistry(beans);
        return camel;
    }

    private static Main configured(Main main, Properties properties) {
        properties.putIfAbsent("camel.main.autoConfigurationLogSummary", "false");
        // Otherwise Camel lets variables of the environment, and then Java's -D, overrule everything.
        properties.setProperty("camel.component.properties.environmentVariableMode", ONLY_FOR_WHAT_IS_NOT_SET);
        properties.setProperty("camel.component.properties.systemPropertiesMode", NEVER);
        properties.setProperty("camel.main.autoConfigurationEnvironmentVariablesEnabled", "false");
        properties.setProperty("camel.main.autoConfigurationSystemPropertiesEnabled", "false");
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setInitialProperties(properties);
        return main;
    }

    /** Takes the routes of a folder in; every endpoint that Camel makes passes the guard. */
    ConfiguredCamel withRoutes(Path folder, EndpointStrategy guard) {
        main.configure().withRoutesIncludePattern("file:" + folder + "/*.yaml");
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport starting) {
                starting.getCamelContext()
                        .getCamelContextExtension()
                        .registerEndpointCallback(atRest ? unopened(guard) : guard);
            }
        });
        return this;
    }

    /** Has endpoints find the accounts of a folder. */
    ConfiguredCamel withAccounts(Path folder) {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport starting) {
                RunningAccounts.bind(starting.getCamelContext(), folder, settings);
            }
        });
        return this;
    }

    /** Has the routes of one of those accounts there, made from the template among the routes. */
    ConfiguredCamel withRoutesOf(String account, Path folder) {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport starting) {
                RunningAccounts.addRoutes(starting.getCamelContext(), folder, account);
            }
        });
        return this;
    }

    private static EndpointStrategy unopened(EndpointStrategy guard) {
        return (uri, made) -> {
            Endpoint endpoint = guard.registerEndpoint(uri, made);
            return endpoint instanceof NetSuiteTbaEndpoint ? endpoint : new UnopenedEndpoint(endpoint);
        };
    }

    /** Has its routes there without any of them running, and without anything being open that they name but NetSuite. */
    ConfiguredCamel atRest() {
        atRest = true;
        main.configure().withAutoStartup(false);
        return this;
    }

    void start() throws Exception {
        main.start();
    }

    NetSuiteTbaComponent component() {
        return component;
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    private static void withdraw(RunnerProperties settings, String secret, Consumer<String> setter) {
        String value = settings.withdraw(secret);
        if (value != null) {
            setter.accept(value);
        }
    }

    /** Ends all routes; a second call does nothing. */
    void stop() {
        main.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
