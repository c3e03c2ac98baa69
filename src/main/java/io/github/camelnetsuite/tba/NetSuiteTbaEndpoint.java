package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.doctor.Report;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/** Read customers and contacts out of NetSuite, signed with Token-Based Authentication. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "netsuite-tba",
        title = "NetSuite TBA",
        syntax = "netsuite-tba:resource",
        category = {Category.CLOUD, Category.SAAS},
        headersClass = NetSuiteTbaConstants.class)
public class NetSuiteTbaEndpoint extends ScheduledPollEndpoint {

    /** Camel's own default, half a second, would be 170,000 requests a day. */
    private static final long DEFAULT_DELAY = 60_000;

    @UriPath(description = "NetSuite's record type, spelt as NetSuite does.", enums = "customer,contact")
    @Metadata(required = true)
    private final String resource;

    @UriParam
    private final NetSuiteTbaConfiguration configuration;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "Milliseconds before the next poll.")
    private long delay = DEFAULT_DELAY;

    NetSuiteTbaEndpoint(
            String uri, NetSuiteTbaComponent component, String resource, NetSuiteTbaConfiguration configuration) {
        super(uri, component);
        this.resource = resource;
        this.configuration = configuration;
        super.setDelay(DEFAULT_DELAY);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        NetSuiteTbaConsumer consumer = new NetSuiteTbaConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        String operation = configuration.getOperation();
        if (!"verify".equals(operation)) {
            throw new IllegalArgumentException((operation == null
                            ? "netsuite-tba: in a to: needs option operation"
                            : "Option operation is '" + operation + "'")
                    + ": there is verify; to read, use it in from ("
                    + getEndpointBaseUri() + ")");
        }
        return new NetSuiteTbaProducer(this);
    }

    /**
     * Examines the account that the options name: whether its login works and what its role can read. Sends at most 25
     * requests, never writes, and never logs in more often than the account's other routes may.
     *
     * @throws IllegalArgumentException naming an option that is wrong; values of a login that are wrong are in the report
     */
    public Report verify() throws InterruptedException {
        return Verification.of(this);
    }

    @Override
    public NetSuiteTbaComponent getComponent() {
        return (NetSuiteTbaComponent) super.getComponent();
    }

    /**
     * The options as they stand now, checked.
     *
     * @throws IllegalArgumentException naming the option
     */
    EndpointSettings settings() {
        if (delay <= 0) {
            throw new IllegalArgumentException(
                    "Option delay is " + delay + ": give the time between two polls, such as 60s");
        }
        return EndpointSettings.of(
                resource,
                configuration,
                getComponent().credentials(configuration),
                getComponent()::database,
                getCamelContext());
    }

    /**
     * Checks the form of all options and of the credentials, as the start of a route does, and asks nobody.
     *
     * @throws IllegalArgumentException in one line that names the option, and shows no secret
     */
    public void checkForm() {
        settings();
    }

    /**
     * How to log in with the credentials as they are now.
     *
     * @throws IllegalArgumentException naming the one that is missing or misshapen
     */
    Login login() {
        return getComponent().credentials(configuration).login(configuration.getAuthentication(), getCamelContext());
    }

    /**
     * Which account is read and how, for people.
     *
     * @throws IllegalArgumentException as {@link #checkForm} does
     */
    public String description() {
        EndpointSettings now = settings();
        return "account " + now.login().account().realm() + ", " + (now.login() instanceof Login.Tba ? "tba" : "oauth2")
                + ", " + now.transport().name();
    }

    /** Which records of which account, for people. */
    String title() {
        String account = configuration.getAccount();
        return getEndpointBaseUri() + (account == null ? "" : " of account " + account);
    }

    public String getResource() {
        return resource;
    }

    public NetSuiteTbaConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        this.delay = delay;
        super.setDelay(delay);
    }
}
