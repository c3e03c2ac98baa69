package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.progress.CursorStore;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The options, for the component as defaults and for each endpoint. A shell around what Camel sets; {@link
 * EndpointSettings} is what the rest reads, checked once when a route starts.
 */
@UriParams
public class NetSuiteTbaConfiguration extends LoginOptions implements Cloneable {

    static final String DEFAULT_CURSOR_DIRECTORY = ".netsuite-tba";

    @UriParam(
            label = "producer",
            enums = "verify",
            description = "In a to: what to do. verify examines login and role, and gives a report as the body.")
    private @Nullable String operation;

    @UriParam(
            description =
                    "The account as NetSuite shows it under Setup, Company, Company Information, such as 1234567 or"
                            + " 1234567_SB1; any case, dash or underscore.")
    private @Nullable String accountId;

    @UriParam(
            description =
                    "A bean with account id, keys and tokens, instead of those of the component: one component serves"
                            + " many accounts.")
    private @Nullable NetSuiteCredentials credentials;

    @UriParam(
            label = "consumer",
            description =
                    "The name of one of many accounts, of which the bean of type NetSuiteAccounts knows the credentials and"
                            + " options: what the URI does not say is taken from there.")
    private @Nullable String account;

    @UriParam(
            defaultValue = "suiteql",
            enums = "suiteql,soap",
            description =
                    "The service to read by: suiteql, for which the role needs REST Web Services and SuiteAnalytics"
                            + " Workbook, or soap, for which it needs SOAP Web Services. The records are the same.")
    private String transport = "suiteql";

    @UriParam(
            label = "advanced",
            defaultValue = "2025_2",
            description = "The version of SuiteTalk SOAP, with transport=soap; greater than 2015_2.")
    private String apiVersion = "2025_2";

    @UriParam(
            label = "advanced",
            defaultValueNote = "from the account id",
            description =
                    "The account's SuiteTalk URL as NetSuite sees it, which is what gets signed: one of the company"
                            + " URLs, or a simulated account. Plain http only to this machine.")
    private @Nullable String baseUrl;

    @UriParam(
            label = "advanced",
            defaultValue = "2",
            description =
                    "Requests in flight to one account, over all endpoints of this context; the smallest value wins."
                            + " Every integration of the account shares its slots, usually five.")
    private int maxConcurrency = 2;

    @UriParam(
            label = "advanced",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description = "One deadline over headers and body of an attempt.")
    private long requestTimeout = 300_000;

    @UriParam(
            label = "advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "The deadline for connecting, TLS included.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "advanced",
            defaultValue = "5",
            description =
                    "How often a request is sent at most, signed afresh each time; one that timed out is sent once"
                            + " more only.")
    private int maxAttempts = 5;

    @UriParam(
            label = "security",
            description = "TLS: the authorities to trust, for instance of a proxy that inspects it.")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(
            label = "advanced",
            description =
                    "Changes the HTTP client when it is built. Retries, redirects and cookies stay off: they would"
                            + " re-send a used signature.")
    private @Nullable HttpClientConfigurer httpClientConfigurer;

    @UriParam(label = "proxy", description = "Host name of a forward proxy.")
    private @Nullable String proxyHost;

    @UriParam(label = "proxy", description = "Port of the forward proxy.")
    private int proxyPort;

    @UriParam(label = "proxy,security", secret = true, description = "User name for the forward proxy.")
    private @Nullable String proxyAuthUsername;

    @UriParam(
            label = "proxy,security",
            secret = true,
            description = "Password for the forward proxy. At the component, not in a URI.")
    private @Nullable String proxyAuthPassword;

    @UriParam(
            label = "consumer",
            defaultValueNote = "the published list",
            description =
                    "Record fields to read, separated by commas; with a leading plus sign they are added to the published"
                            + " list. Custom fields have a type: custentity_vip:boolean, :date, :datetime, :number, :reference;"
                            + " without one they are text.")
    private String fields = "";

    @UriParam(
            label = "consumer",
            defaultValue = "customer",
            enums = "customer,prospect,lead,all",
            description = "Which records of the customer table, which holds customers, prospects and leads.")
    private String stage = "customer";

    @UriParam(
            label = "consumer",
            description =
                    "A further SuiteQL condition on the records, such as subsidiary = 3. For the author of the route:"
                            + " never build it from a message.")
    private String filter = "";

    @UriParam(
            label = "consumer",
            description =
                    "A further part of each record: addresses (of customers), companies (of contacts: those that they"
                            + " are attached to).")
    private String expand = "";

    @UriParam(
            label = "consumer",
            defaultValue = "beginning",
            description = "Where the first read begins: beginning, now, or an instant such as 2026-01-31T00:00:00Z.")
    private String since = "beginning";

    @UriParam(
            label = "consumer",
            defaultValue = "600000",
            javaType = "java.time.Duration",
            description =
                    "The overlap that every poll reads again, for transactions that commit late. What was delivered"
                            + " and is unchanged is not delivered again.")
    private long lookback = 600_000;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether deletions come too, from the first start on: the id of the deleted record, with ChangeType"
                            + " deleted, after the changes of the same poll. The role needs the permission Deleted Records.")
    private boolean includeDeleted;

    @UriParam(
            label = "consumer",
            defaultValue = "record",
            enums = "record,envelope",
            description =
                    "What the body is: the record, or an envelope of account, type, id, change, lastModified and record,"
                            + " for destinations that lose headers.")
    private String body = "record";

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description = "0: one record an exchange; N: a list of up to N records an exchange.")
    private int batchSize;

    @UriParam(
            label = "consumer",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description =
                    "How long to wait for exchanges that complete asynchronously before the poll fails; their records"
                            + " are delivered again.")
    private long completionTimeout = 300_000;

    @UriParam(
            label = "consumer",
            defaultValueNote = "files in cursorDirectory",
            description = "Where progress is kept, in a way of your own.")
    private @Nullable CursorStore cursorStore;

    @UriParam(
            label = "consumer",
            description =
                    "A PostgreSQL or H2 database in which progress is kept, in table netsuite_tba_cursor, instead of"
                            + " files.")
    private @Nullable DataSource dataSource;

    @UriParam(
            label = "consumer",
            defaultValue = ".netsuite-tba",
            description = "The directory of the files in which progress is kept.")
    private String cursorDirectory = DEFAULT_CURSOR_DIRECTORY;

    @UriParam(
            label = "consumer",
            defaultValueNote = "account and record type, with option account its name",
            description =
                    "The name under which this route's progress is kept, of at most 192 characters (each beyond a-z A-Z"
                            + " 0-9 . _ - counts three for each of its bytes); two routes on one record type of one"
                            + " account need two names.")
    private @Nullable String cursorName;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "false",
            description =
                    "Whether trouble with the account makes the application not ready. It always shows in the health"
                            + " check's message.")
    private boolean affectsReadiness;

    NetSuiteTbaConfiguration copy() {
        try {
            return (NetSuiteTbaConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public @Nullable String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account;
    }

    public String getTransport() {
        return transport;
    }

    public void setTransport(String transport) {
        this.transport = transport;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public @Nullable String getAccountId() {
        return accountId;
    }

    public void setAccountId(@Nullable String accountId) {
        this.accountId = accountId;
    }

    public @Nullable NetSuiteCredentials getCredentials() {
        return credentials;
    }

    public void setCredentials(@Nullable NetSuiteCredentials credentials) {
        this.credentials = credentials;
    }

    public @Nullable String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(@Nullable String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public int getMaxConcurrency() {
        return maxConcurrency;
    }

    public void setMaxConcurrency(int maxConcurrency) {
        this.maxConcurrency = maxConcurrency;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(@Nullable HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(@Nullable String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    /** For the generated configurer only: consoles show what is public. */
    @Nullable
    String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(@Nullable String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getFields() {
        return fields;
    }

    public void setFields(String fields) {
        this.fields = fields;
    }

    public String getStage() {
        return stage;
    }

    public void setStage(String stage) {
        this.stage = stage;
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(String filter) {
        this.filter = filter;
    }

    public String getExpand() {
        return expand;
    }

    public void setExpand(String expand) {
        this.expand = expand;
    }

    public String getSince() {
        return since;
    }

    public void setSince(String since) {
        this.since = since;
    }

    public long getLookback() {
        return lookback;
    }

    public void setLookback(long lookback) {
        this.lookback = lookback;
    }

    public boolean isIncludeDeleted() {
        return includeDeleted;
    }

    public void setIncludeDeleted(boolean includeDeleted) {
        this.includeDeleted = includeDeleted;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public long getCompletionTimeout() {
        return completionTimeout;
    }

    public void setCompletionTimeout(long completionTimeout) {
        this.completionTimeout = completionTimeout;
    }

    public @Nullable CursorStore getCursorStore() {
        return cursorStore;
    }

    public void setCursorStore(@Nullable CursorStore cursorStore) {
        this.cursorStore = cursorStore;
    }

    public @Nullable DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(@Nullable DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String getCursorDirectory() {
        return cursorDirectory;
    }

    public void setCursorDirectory(String cursorDirectory) {
        this.cursorDirectory = cursorDirectory;
    }

    public @Nullable String getCursorName() {
        return cursorName;
    }

    public void setCursorName(@Nullable String cursorName) {
        this.cursorName = cursorName;
    }

    public boolean isAffectsReadiness() {
        return affectsReadiness;
    }

    public void setAffectsReadiness(boolean affectsReadiness) {
        this.affectsReadiness = affectsReadiness;
    }

    public @Nullable String getOperation() {
        return operation;
    }

    public void setOperation(@Nullable String operation) {
        this.operation = operation;
    }
}
