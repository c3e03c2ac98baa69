package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteCredentials;
import io.github.camelnetsuite.tba.NetSuiteTbaComponent;
import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.LoggingLevel;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.support.LoggingExceptionHandler;

/** One run of a folder of routes in a Camel of its own. */
final class RouteRun {

    private static final String NEVER = "0";
    private static final String ONLY_FOR_WHAT_IS_NOT_SET = "1";

    private final RunnerProperties settings;
    private final Path folder;
    private final Surroundings here;
    private final NetSuiteTbaComponent component = new NetSuiteTbaComponent();

    RouteRun(RunnerProperties settings, Path folder, Surroundings here) {
        this.settings = settings;
        this.folder = folder;
        this.here = here;
    }

    /** Whether the folder where progress is kept is worth a line. */
    enum Progress {
        KEPT,
        FORGOTTEN
    }

    /**
     * Runs until stopped, or until all has been read once.
     *
     * @param guard sees every endpoint that Camel makes
     * @return the exit code
     */
    int run(boolean once, Progress progress, EndpointStrategy guard, Terminal terminal, StopSignal stop)
            throws Exception {
        Main main = main(once, guard);
        try {
            main.start();
            Watch watch = new Watch(main.getCamelContext(), terminal, stop);
            if (watch.isIdle()) {
                throw new IllegalArgumentException("No route that is started reads from netsuite-tba: in " + folder
                        + "/*.yaml, so there is nothing to run; --routes names another folder");
            }
            if (progress == Progress.KEPT) {
                terminal.say("Progress is kept in " + KeptCursors.place(component.getConfiguration()));
            }
            watch.begin();
            int exitCode = once ? watch.untilReadOnce() : watch.untilStopped();
            main.stop();
            watch.sayStopped();
            return exitCode;
        } finally {
            main.stop();
        }
    }

    private Main main(boolean once, EndpointStrategy guard) {
        if (settings.option("dataSource") == null) {
            settings.putIfAbsent(
                    RunnerProperties.COMPONENT + "cursorDirectory",
                    here.directory().resolve(".netsuite-tba").toString());
        }
        settings.putIfAbsent(
                "netsuite.directory", here.directory().resolve("netsuite").toString());
        withdraw("consumerKey", component::setConsumerKey);
        withdraw("consumerSecret", component::setConsumerSecret);
        withdraw("accessToken", component::setAccessToken);
        withdraw("accessTokenSecret", component::setAccessTokenSecret);
        withdraw("privateKey", component::setPrivateKey);
        withdraw("privateKeyPassword", component::setPrivateKeyPassword);
        // No secret, but Camel takes it for one and warns that it stands in plain text.
        withdraw("clientId", component.getConfiguration()::setClientId);
        withdraw("proxyAuthPassword", component.getConfiguration()::setProxyAuthPassword);
        Map<String, NetSuiteCredentials> credentials = CredentialBeans.withdraw(settings);
        Main main = main(settings.all());
        credentials.forEach(main::bind);
        main.configure()
                .withRoutesIncludePattern("file:" + folder + "/*.yaml")
                .withAdditionalSensitiveKeywords("tokenId,tokenSecret");
        main.bind("netsuite-tba", component);
        main.bind("jsonl", new JsonLinesComponent());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport starting) {
                starting.getCamelContext()
                        .getCamelContextExtension()
                        .registerEndpointCallback(
                                (uri, endpoint) -> guard.registerEndpoint(uri, once ? withoutLog(endpoint) : endpoint));
            }
        });
        if (once) {
            component.readOnce();
        }
        return main;
    }

    /** A Camel that is configured by these properties and by nothing else. */
    static Main main(Properties properties) {
        properties.putIfAbsent("camel.main.autoConfigurationLogSummary", "false");
        // Otherwise Camel lets variables of the environment, and then Java's -D, overrule everything.
        properties.setProperty("camel.component.properties.environmentVariableMode", ONLY_FOR_WHAT_IS_NOT_SET);
        properties.setProperty("camel.component.properties.systemPropertiesMode", NEVER);
        properties.setProperty("camel.main.autoConfigurationEnvironmentVariablesEnabled", "false");
        properties.setProperty("camel.main.autoConfigurationSystemPropertiesEnabled", "false");
        Main main = new Main();
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setInitialProperties(properties);
        return main;
    }

    private void withdraw(String secret, Consumer<String> setter) {
        String value = settings.withdraw(secret);
        if (value != null) {
            setter.accept(value);
        }
    }

    /** When a run ends by itself, its last lines tell what was wrong. */
    private static Endpoint withoutLog(Endpoint endpoint) {
        if (endpoint instanceof NetSuiteTbaEndpoint reading) {
            reading.setExceptionHandler(
                    new LoggingExceptionHandler(endpoint.getCamelContext(), RouteRun.class, LoggingLevel.DEBUG));
        }
        return endpoint;
    }
}
