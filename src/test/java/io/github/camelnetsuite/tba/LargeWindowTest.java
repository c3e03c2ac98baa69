package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.gateway.ScriptedServer.Received;
import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.Fingerprint;
import io.github.camelnetsuite.tba.progress.OverlapMemory;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * NetSuite answers no query beyond its hundred-thousandth row (Oracle help, section_156414087576). Here is an account
 * that does not even say so: it tells of a hundred thousand rows and no more, and refuses to look behind them.
 */
@Catalogue("48")
class LargeWindowTest {

    private static final int CONTACTS = 100_500;
    private static final int LIMIT = 100_000;
    private static final int PAGE = 1000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pattern AFTER = Pattern.compile("contact\\.id > (\\d+)");
    private static final Pattern FROM = Pattern.compile(">= '([^']+Z)'");
    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    static final NetSuiteSandbox CREDENTIALS =
            NetSuiteSandbox.with(account -> account.customers(0).contacts(0).clock(TIME));

    private final Set<String> delivered = new HashSet<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final ScriptedServer account = new ScriptedServer().otherwise(this::answer);
    private int duplicates;
    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(CREDENTIALS.sandbox(), TIME);
        integration.component.getConfiguration().setBaseUrl(account.url().toString());
    }

    @AfterEach
    void stop() {
        integration.close();
        account.close();
    }

    private Reply answer(Received request) {
        if (request.line().contains("serverTime")) {
            return Reply.json("{\"links\":[],\"serverTime\":\"" + modified(2L * CONTACTS) + "\"}");
        }
        if (!request.line().contains("limit=" + PAGE + "&offset=0 ")) {
            refused.incrementAndGet();
            return Reply.error(400, "INVALID_PARAMETER", "This is for those who page by offset.");
        }
        Matcher after = AFTER.matcher(request.body());
        Matcher from = FROM.matcher(request.body());
        boolean behindThemAll = from.find() && Instant.parse(from.group(1)).isAfter(modified(CONTACTS));
        return page(behindThemAll ? CONTACTS : after.find() ? Long.parseLong(after.group(1)) : 0);
    }

    private static Reply page(long after) {
        long count = Math.min(PAGE, CONTACTS - after);
        String items = LongStream.rangeClosed(after + 1, after + count)
                .mapToObj(id -> "{\"links\":[],\"id\":\"" + id + "\",\"lastmodifieddate\":\"" + modified(id) + "\"}")
                .collect(Collectors.joining(","));
        return Reply.json(
                "{\"links\":[],\"count\":" + count + ",\"hasMore\":" + (CONTACTS - after > count) + ",\"items\":["
                        + items + "],\"offset\":0,\"totalResults\":" + Math.min(LIMIT, CONTACTS - after) + "}");
    }

    /** Three in a second, so that there are ties across pages. */
    private static Instant modified(long id) {
        return FIRST.plusSeconds(id / 3);
    }

    private void count(Exchange exchange) {
        boolean isNew = delivered.add(exchange.getMessage().getHeader("CamelNetsuiteTbaRecordId", String.class));
        duplicates += isNew ? 0 : 1;
    }

    @Test
    void aFirstReadGoesOnBehindTheLimit() throws Exception {
        pollOnce();

        assertSeen("a first read");
    }

    @Test
    void aPollOfChangesGoesOnBehindTheLimit() throws Exception {
        integration.cursors.replace(
                "1234567_SB1-contact",
                new Cursor(
                        "1234567_SB1",
                        "contact",
                        Fingerprint.of(null, "", "beginning"),
                        new Phase.Tail(FIRST, null),
                        OverlapMemory.empty(50_000)));
        pollOnce();

        assertSeen("a poll of changes");
    }

    private void pollOnce() throws Exception {
        integration.route(
                "contact", held("netsuite-tba:contact?fields=isInactive"), route -> route.process(this::count));
        integration.poll("contact");
        assertThat(integration.trouble("contact")).isNull();
    }

    private void assertSeen(String what) {
        Evidence.of("48")
                .outcome(what + ": " + delivered.size() + " records")
                .lost(CONTACTS - delivered.size())
                .atMost("duplicates", duplicates, 0)
                .atMost("requests refused for the limit", refused.get(), 0);
    }
}
