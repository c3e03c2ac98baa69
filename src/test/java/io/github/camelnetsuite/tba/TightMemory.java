package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A process that polls a server whenever it is told to by a line of its input, and tells what came of it: the class of
 * the trouble and its text, or how many records there are so far.
 */
final class TightMemory {

    private TightMemory() {}

    /** @param arguments the server's URL, what time it is there, and the transport */
    public static void main(String[] arguments) throws Exception {
        HeldTime time = new HeldTime();
        time.advance(java.time.Duration.between(time.instant(), Instant.parse(arguments[1])));
        Arrivals arrivals = new Arrivals();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            NetSuiteTbaComponent component = new NetSuiteTbaComponent();
            component.use(time, new Random(1));
            component.setConsumerKey("a".repeat(64));
            component.setConsumerSecret("b".repeat(64));
            component.setAccessToken("c".repeat(64));
            component.setAccessTokenSecret("d".repeat(64));
            component.getConfiguration().setAccountId("1234567");
            component.getConfiguration().setBaseUrl(arguments[0]);
            component.getConfiguration().setTransport(arguments[2]);
            component.getConfiguration().setCursorStore(new MemoryCursorStore());
            camel.addComponent("netsuite-tba", component);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(Integration.held("netsuite-tba:contact?fields=email"))
                            .routeId("contact")
                            .process(arrivals);
                }
            });
            camel.start();
            NetSuiteTbaConsumer consumer =
                    (NetSuiteTbaConsumer) camel.getRoute("contact").getConsumer();
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (orders.readLine() != null) {
                consumer.run();
                Throwable trouble = consumer.trouble();
                System.out.println("> "
                        + (trouble == null
                                ? "delivered " + arrivals.count()
                                : trouble.getClass().getSimpleName() + " " + trouble.getMessage()));
            }
        }
    }
}
