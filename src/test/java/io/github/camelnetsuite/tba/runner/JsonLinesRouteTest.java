package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesRouteTest {

    @TempDir
    Path directory;

    private CamelContext context;

    @BeforeEach
    void start() {
        context = new DefaultCamelContext();
        context.addComponent("jsonl", new JsonLinesComponent());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void route(String from, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        });
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    @Test
    void anExchangeHasItsLineInTheFileWhenItCompletes() throws Exception {
        route("direct:a", "jsonl:" + directory + "/a.jsonl");
        context.createProducerTemplate().sendBody("direct:a", "{\"a\":1}");
        assertThat(lines("a.jsonl")).containsExactly("{\"a\":1}");
    }

    @Test
    void twoRoutesToOneFileShareItHoweverTheySpellIt() throws Exception {
        route("direct:a", "jsonl:" + directory + "/a.jsonl");
        route("direct:b", "jsonl:" + directory + "/./x/../a.jsonl");
        for (int i = 0; i < 10; i++) {
            context.createProducerTemplate().sendBody("direct:a", "{\"a\":1}");
            context.createProducerTemplate().sendBody("direct:b", "{\"b\":1}");
        }
        context.getRouteController().stopAllRoutes();
        assertThat(lines("a.jsonl")).hasSize(20).containsOnly("{\"a\":1}", "{\"b\":1}");
    }

    @Test
    void aRouteThatIsStartedAgainGoesOnInItsFile() throws Exception {
        route("direct:a", "jsonl:" + directory + "/a.jsonl");
        context.createProducerTemplate().sendBody("direct:a", "{\"a\":1}");
        context.getRouteController().stopAllRoutes();
        context.getRouteController().startAllRoutes();
        context.createProducerTemplate().sendBody("direct:a", "{\"a\":2}");
        assertThat(lines("a.jsonl")).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void aFolderWithABlankInItsNameIsAFolder() throws Exception {
        route("direct:a", "jsonl:" + directory + "/my folder/a.jsonl");
        context.createProducerTemplate().sendBody("direct:a", "{}");
        assertThat(lines("my folder/a.jsonl")).containsExactly("{}");
    }

    @Test
    void aBodyThatIsNoTextFailsItsExchange() throws Exception {
        route("direct:a", "jsonl:" + directory + "/a.jsonl");
        assertThatThrownBy(() -> context.createProducerTemplate().sendBody("direct:a", Map.of("a", 1)))
                .isInstanceOf(CamelExecutionException.class);
        assertThatThrownBy(() -> context.createProducerTemplate().sendBody("direct:a", null))
                .isInstanceOf(CamelExecutionException.class);
        assertThat(directory.resolve("a.jsonl")).doesNotExist();
    }

    @Test
    void itIsNotReadFrom() {
        assertThatThrownBy(() -> route("jsonl:" + directory + "/a.jsonl", "mock:a"))
                .rootCause()
                .hasMessageContaining("written to, not read from");
    }
}
