package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.progress.JdbcCursorStore;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.progress.PostgresServer;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What the README shows is what runs here: YAML is taken from it, Java stands in both places letter for letter. */
class ReadmeExamplesTest {

    @RegisterExtension
    static final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(50).contacts(80));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final NetSuiteTbaComponent component = new NetSuiteTbaComponent();

    @BeforeEach
    void readTheSandbox() {
        component.getConfiguration().setBaseUrl(netsuite.baseUrl().toString());
        component.getConfiguration().setCursorStore(new MemoryCursorStore());
        context.addComponent("netsuite-tba", component);
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
    }

    @Test
    void theMinimalRouteDeliversEveryCustomer() throws Exception {
        SandboxCredentials given = netsuite.credentials();
        component.getConfiguration().setAccountId(given.accountId());
        component.setConsumerKey(given.consumerKey());
        component.setConsumerSecret(given.consumerSecret());
        component.setAccessToken(given.tokenId());
        component.setAccessTokenSecret(given.tokenSecret());
        context.getPropertiesComponent().addInitialProperty("customers.to", "mock:customers");
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("minimal.camel.yaml", block("yaml", 0)));
        MockEndpoint customers = context.getEndpoint("mock:customers", MockEndpoint.class);
        customers.expectedMessageCount(50);
        context.start();
        customers.assertIsSatisfied();
        assertThat(customers.getExchanges().get(0).getMessage().getBody(String.class))
                .startsWith("{\"id\":");
    }

    @Test
    void anAccountCanBeABean() throws Exception {
        SandboxCredentials given = netsuite.credentials();
        String consumerKey = given.consumerKey();
        String consumerSecret = given.consumerSecret();
        String tokenId = given.tokenId();
        String tokenSecret = given.tokenSecret();

        NetSuiteCredentials acme = new NetSuiteCredentials();
        acme.setAccountId("1234567_SB1");
        acme.setConsumerKey(consumerKey);
        acme.setConsumerSecret(consumerSecret);
        acme.setAccessToken(tokenId);
        acme.setAccessTokenSecret(tokenSecret);
        context.getRegistry().bind("acme", acme);

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("netsuite-tba:contact?credentials=#acme&fields=email,lastName,custentity_newsletter:boolean")
                        .to("file:target/contacts?fileName=${header.CamelNetsuiteTbaRecordId}.json");
            }
        });

        context.start();
        Awaitility.await().until(() -> consumer().getPollsToTheEnd() > 0);
        for (JsonNode contact : netsuite.records("contact")) {
            JsonNode delivered = new ObjectMapper()
                    .readTree(Path.of("target/contacts", contact.path("id").asText() + ".json")
                            .toFile());
            assertThat(delivered.path("email")).isEqualTo(contact.path("email"));
            assertThat(delivered.fieldNames())
                    .toIterable()
                    .containsExactly("id", "email", "lastName", "custentity_newsletter");
        }
    }

    private NetSuiteTbaConsumer consumer() {
        return component.consumers().get(0);
    }

    @Test
    void aCallOfOnesOwnIsSigned() throws Exception {
        NetSuiteCredentials acme = new NetSuiteCredentials();
        acme.setAccountId(netsuite.credentials().accountId());
        acme.setConsumerKey(netsuite.credentials().consumerKey());
        acme.setConsumerSecret(netsuite.credentials().consumerSecret());
        acme.setAccessToken(netsuite.credentials().tokenId());
        acme.setAccessTokenSecret(netsuite.credentials().tokenSecret());
        String baseUrl = netsuite.baseUrl().toString();
        String id = new ObjectMapper()
                .readTree(netsuite.baseUrl()
                        .resolve("/sandbox/v1/records/customer")
                        .toURL())
                .path(0)
                .path("id")
                .asText();
        context.start();
        ProducerTemplate template = context.createProducerTemplate();

        context.getRegistry().bind("netsuite", new NetSuiteTbaHttpClientConfigurer(acme, baseUrl));

        String customer = template.requestBody(
                baseUrl + "/services/rest/record/v1/customer/" + id + "?httpClientConfigurer=#netsuite",
                null,
                String.class);

        assertThat(new ObjectMapper().readTree(customer).path("id").asText()).isEqualTo(id);
    }

    @Test
    void theJavaInTheReadmeIsTheJavaHere() throws IOException {
        String here = squeezed(
                Files.readString(Path.of("src/test/java/io/github/camelnetsuite/tba/ReadmeExamplesTest.java")));
        List<String> blocks = blocks("java");
        assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(here).contains(squeezed(block)));
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 1", "2, 6"})
    void thePropertiesInTheReadmeAreOptionsOfTheComponent(int index, int size) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(block("properties", index)));
        String prefix = "camel.component.netsuite-tba.";
        NetSuiteTbaComponentConfigurer configurer = new NetSuiteTbaComponentConfigurer();
        assertThat(properties.stringPropertyNames()).hasSize(size).allSatisfy(name -> {
            assertThat(name).startsWith(prefix);
            assertThat(configurer.configure(context, component, name.substring(prefix.length()), "value", true))
                    .isTrue();
        });
    }

    @Test
    void theFileOfAnAccountIsReadAsItStands(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("acme.properties"), block("properties", 3));
        NetSuiteAccount acme =
                new NetSuiteAccountsFolder(context, folder).account("acme").orElseThrow();

        assertThat(acme.trouble()).isNull();
        assertThat(acme.resources()).containsExactly("customer");
        assertThat(acme.properties()).containsOnlyKeys("to");
        assertThat(acme.optionsFor("customer"))
                .containsOnlyKeys("accountId", "includeDeleted", "fields")
                .containsEntry("fields", "email,companyName");
    }

    @Test
    void progressIsKeptInTheDatabaseOfTheReadmesProperties() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(block("properties", 4)));
        PGSimpleDataSource here = PostgresServer.running().dataSource();
        assertThat(properties.replace("camel.beans.cursors.url", here.getUrl())).isNotNull();
        assertThat(properties.replace("camel.beans.cursors.user", here.getUser()))
                .isNotNull();
        assertThat(properties.replace("camel.beans.cursors.password", "any")).isNotNull();
        component.getConfiguration().setCursorStore(null);
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setInitialProperties(properties);
        main.bind("netsuite-tba", component);
        try {
            main.start();
            DataSource dataSource = component.getConfiguration().getDataSource();
            assertThat(dataSource).isInstanceOf(PGSimpleDataSource.class);
            assertThat(new JdbcCursorStore(dataSource).names()).isEmpty();
        } finally {
            main.stop();
        }
    }

    @Test
    void theDependencyInTheReadmeIsThisProject() throws IOException {
        String pom = squeezed(Files.readString(Path.of("pom.xml")));
        String dependency = squeezed(block("xml", 0));
        String coordinates =
                dependency.substring("<dependency>".length(), dependency.length() - "</dependency>".length());
        assertThat(pom).contains(coordinates.strip());
    }

    private static String block(String language, int index) throws IOException {
        return blocks(language).get(index);
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher matcher = Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("README.md")));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
