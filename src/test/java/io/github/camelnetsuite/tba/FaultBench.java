package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.faults.Fault;
import io.github.camelnetsuite.tba.faults.HttpMessage;
import io.github.camelnetsuite.tba.faults.TcpProxy;
import io.github.camelnetsuite.tba.faults.Trouble;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The component in a Camel context, a proxy, and a simulated account behind it, by one clock that stands still. A route
 * reads contacts in pages of ten, meets a fault at a chosen moment, and reads on after it until it has reached the end;
 * then what arrived is compared with what the account held.
 */
final class FaultBench implements AutoCloseable {

    static final int PAGE = 10;
    static final int CONTACTS = 35;
    private static final int CHANGES = 25;
    private static final Duration LONGER_THAN_THE_OVERLAP = Duration.ofMinutes(30);

    private static final Pattern ATTEMPT = Pattern.compile("attempt (\\d+) of \\d+");

    final TcpProxy proxy;
    final Integration integration;
    private final NetSuiteSandbox account;
    private final HeldTime time;

    /** When a fault begins. */
    enum Moment {
        /** With the very first request, for NetSuite's clock. */
        CLOCK("serverTime", 1, 0),
        FIRST_PAGE("suiteql", 1, 0),
        BETWEEN_PAGES("suiteql", 3, 2 * PAGE),
        CHANGES("suiteql", 1, 0),
        BETWEEN_PAGES_OF_CHANGES("suiteql", 2, PAGE);

        private final String target;
        private final int nth;
        private final int deliveredBefore;

        Moment(String target, int nth, int deliveredBefore) {
            this.target = target;
            this.nth = nth;
            this.deliveredBefore = deliveredBefore;
        }

        boolean isAfterTheFirstRead() {
            return this == CHANGES || this == BETWEEN_PAGES_OF_CHANGES;
        }
    }

    /**
     * What was seen of one fault.
     *
     * @param failure what the poll failed with that met it; null when it did not fail
     * @param delivered how many records that poll delivered
     * @param repeats how often a request was repeated then
     * @param attempts how often one request was sent at most
     * @param pollsAfter how many polls it took after the fault was lifted
     */
    record Seen(
            Throwable failure,
            int delivered,
            int repeats,
            int attempts,
            int pollsAfter,
            int lost,
            int invented,
            int duplicates,
            int olderAfterNewer) {

        /** How often the failed request was tried, be it that nobody was there to take it. */
        int tries() {
            Matcher attempt = ATTEMPT.matcher(String.valueOf(failure.getMessage()));
            return attempt.find() ? Integer.parseInt(attempt.group(1)) : attempts;
        }

        /** In words, without anything that differs from run to run. */
        String outcome() {
            if (failure == null) {
                return repeats == 0 ? "as if nothing had happened" : "delivered after a retry within the poll";
            }
            return "poll failed: " + failure.getClass().getSimpleName() + (tries() > 1 ? " after retries" : " at once")
                    + (pollsAfter == 1 ? "; delivered by the next poll" : "; delivered after some polls");
        }
    }

    FaultBench(NetSuiteSandbox account, HeldTime time, Duration deadline) throws Exception {
        this.account = account;
        this.time = time;
        this.proxy = new TcpProxy(account.baseUrl());
        this.integration = new Integration(account.sandbox(), time);
        integration.component.readPagesOf(PAGE);
        integration.component.getConfiguration().setBaseUrl(proxy.url().toString());
        integration.component.getConfiguration().setRequestTimeout(deadline.toMillis());
        time.advance(LONGER_THAN_THE_OVERLAP);
        integration.reading("netsuite-tba:contact");
    }

    /**
     * Meets a fault.
     *
     * @param times how many answers it hits at most; it is lifted after the poll in any case
     */
    Seen meet(Consumer<Fault.Place> fault, Moment moment, int times) {
        Set<JsonNode> held = new HashSet<>();
        if (moment.isAfterTheFirstRead()) {
            integration.poll("contact");
            assertThat(integration.trouble("contact")).isNull();
            time.advance(LONGER_THAN_THE_OVERLAP);
            account.records("contact").forEach(held::add);
            account.edit("{\"type\":\"contact\",\"updates\":" + CHANGES + "}");
            time.advance(Duration.ofMinutes(1));
        }
        account.records("contact").forEach(held::add);
        int requestsBefore = proxy.requests().size();
        int arrivedBefore = integration.arrivals.count();
        fault.accept(at(moment, times));
        integration.poll("contact");
        Throwable failure = integration.trouble("contact");
        int delivered = integration.arrivals.count() - arrivedBefore;
        List<HttpMessage> requests = proxy.requests();
        Runs runs = Runs.of(requests.subList(requestsBefore, requests.size()));
        account.clearFaults();
        proxy.lift();
        int polls = 0;
        while (integration.trouble("contact") != null && polls < 3) {
            integration.poll("contact");
            polls++;
        }
        assertThat(integration.trouble("contact")).isNull();
        assertSignedAfresh();
        return seen(failure, delivered, runs, polls, held);
    }

    /** Nothing of the page that met the fault, and everything before it. */
    static void assertNothingPassed(Moment moment, Seen seen) {
        assertThat(seen.delivered()).as("delivered while the fault lasted").isEqualTo(moment.deliveredBefore);
    }

    private Fault.Place at(Moment moment, int times) {
        return new Fault.Place() {
            @Override
            public void inAccount(String effect) {
                account.fault("{\"match\":{\"path\":\"" + moment.target + "\",\"nth\":" + moment.nth + ",\"times\":"
                        + times + "}," + effect + "}");
            }

            @Override
            public void onTheWay(Trouble trouble) {
                proxy.impose(moment.target, moment.nth, times, trouble);
            }

            @Override
            public void refuseConnections() {
                proxy.refuseConnections();
            }
        };
    }

    private void assertSignedAfresh() {
        assertThat(proxy.requests())
                .extracting(request -> request.field("Authorization"))
                .doesNotHaveDuplicates();
    }

    /** How often requests were repeated: one repeats the one before it when both ask for the same. */
    private record Runs(int repeats, int longest) {

        static Runs of(List<HttpMessage> requests) {
            int repeats = 0;
            int longest = 0;
            int run = 0;
            String before = "";
            for (HttpMessage request : requests) {
                String asked = request.start() + request.text();
                run = asked.equals(before) ? run + 1 : 1;
                repeats += run > 1 ? 1 : 0;
                longest = Math.max(longest, run);
                before = asked;
            }
            return new Runs(repeats, longest);
        }
    }

    private Seen seen(Throwable failure, int delivered, Runs runs, int polls, Set<JsonNode> held) {
        Map<String, JsonNode> last = new HashMap<>();
        int duplicates = 0;
        int olderAfterNewer = 0;
        int invented = 0;
        for (JsonNode state : integration.arrivals.asJson()) {
            JsonNode before = last.put(state.path("id").asText(), state);
            invented += held.contains(state) ? 0 : 1;
            duplicates += state.equals(before) ? 1 : 0;
            olderAfterNewer += before != null
                            && before.path("lastModifiedDate")
                                            .asText()
                                            .compareTo(state.path("lastModifiedDate")
                                                    .asText())
                                    > 0
                    ? 1
                    : 0;
        }
        List<JsonNode> lost = new ArrayList<>();
        account.records("contact").forEach(state -> {
            if (!state.equals(last.get(state.path("id").asText()))) {
                lost.add(state);
            }
        });
        return new Seen(
                failure,
                delivered,
                runs.repeats(),
                runs.longest(),
                polls,
                lost.size(),
                invented,
                duplicates,
                olderAfterNewer);
    }

    @Override
    public void close() {
        integration.close();
        proxy.close();
    }
}
