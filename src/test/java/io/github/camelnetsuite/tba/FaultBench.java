package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.faults.Breakage;
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

    private static final Pattern PASSPORT = Pattern.compile("(?s)<msgs:tokenPassport>.*</msgs:tokenPassport>");
    private static final Pattern ATTEMPT = Pattern.compile("attempt (\\d+) of \\d+");

    final TcpProxy proxy;
    final Integration integration;
    private final NetSuiteSandbox account;
    private final HeldTime time;
    private final boolean bySoap;
    private int before;
    private int began;

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

        /** Over SOAP a page takes as many searches as it takes: a moment is told by what has been delivered. */
        String operation() {
            return this == CLOCK ? "getServerTime" : "search";
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
     * @param before how many of them before it met the fault
     * @param repeats how often a request was repeated then
     * @param attempts how often one request was sent at most
     * @param pollsAfter how many polls it took after the fault was lifted
     */
    record Seen(
            Throwable failure,
            int delivered,
            int before,
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
        this(account, time, deadline, "suiteql");
    }

    FaultBench(NetSuiteSandbox account, HeldTime time, Duration deadline, String transport) throws Exception {
        this.bySoap = transport.equals("soap");
        this.account = account;
        this.time = time;
        this.proxy = new TcpProxy(account.baseUrl());
        this.integration = new Integration(account.sandbox(), time);
        integration.component.readPagesOf(PAGE);
        integration.component.getConfiguration().setBaseUrl(proxy.url().toString());
        integration.component.getConfiguration().setTransport(transport);
        integration.component.getConfiguration().setRequestTimeout(deadline.toMillis());
        time.advance(LONGER_THAN_THE_OVERLAP);
        integration.reading("netsuite-tba:contact");
    }

    /**
     * Meets a fault.
     *
     * @param times how many answers it hits at most; it is lifted after the poll in any case
     */
    Seen meet(Consumer<Breakage.Place> fault, Moment moment, int times) {
        Set<JsonNode> held = new HashSet<>();
        if (moment.isAfterTheFirstRead()) {
            integration.poll("contact");
            assertThat(integration.trouble("contact")).isNull();
            time.advance(LONGER_THAN_THE_OVERLAP);
            account.records("contact").forEach(held::add);
            change();
            time.advance(Duration.ofMinutes(1));
        }
        account.records("contact").forEach(held::add);
        int requestsBefore = proxy.requests().size();
        int arrivedBefore = integration.arrivals.count();
        before = moment.deliveredBefore;
        began = requestsBefore;
        if (bySoap && before > 0) {
            proxy.once(
                    moment.operation(),
                    () -> integration.arrivals.count() - arrivedBefore >= moment.deliveredBefore,
                    () -> {
                        before = integration.arrivals.count() - arrivedBefore;
                        began = proxy.requests().size();
                        fault.accept(at(moment, times));
                    });
        } else {
            fault.accept(at(moment, times));
        }
        integration.poll("contact");
        Throwable failure = integration.trouble("contact");
        int delivered = integration.arrivals.count() - arrivedBefore;
        List<HttpMessage> requests = proxy.requests();
        Runs runs = bySoap
                ? Runs.ofTheFirst(moment.operation(), requests.subList(began, requests.size()))
                : Runs.of(requests.subList(requestsBefore, requests.size()));
        account.clearFaults();
        proxy.lift();
        int polls = 0;
        while (integration.trouble("contact") != null && polls < 3) {
            integration.poll("contact");
            polls++;
        }
        assertThat(integration.trouble("contact")).isNull();
        assertSignedAfresh();
        return seen(failure, delivered, before, runs, polls, held);
    }

    /** All of them at once or, over SOAP, each in a second of its own, which takes other searches than a crowd. */
    private void change() {
        if (!bySoap) {
            account.edit("{\"type\":\"contact\",\"updates\":" + CHANGES + "}");
            return;
        }
        int left = CHANGES;
        for (JsonNode record : account.records("contact")) {
            if (left-- > 0) {
                account.edit(
                        "{\"type\":\"contact\",\"ids\":[" + record.path("id").asText() + "],\"set\":{\"phone\":\"555-"
                                + time.instant().getEpochSecond() + "\"}}");
                time.advance(Duration.ofSeconds(1));
            }
        }
    }

    /** Nothing of the page that met the fault, and everything before it. */
    static void assertNothingPassed(Seen seen) {
        assertThat(seen.delivered()).as("delivered while the fault lasted").isEqualTo(seen.before());
    }

    private Breakage.Place at(Moment moment, int times) {
        return new Breakage.Place() {
            @Override
            public void inAccount(String effect) {
                String match = bySoap
                        ? "\"bodyContains\":\"<msgs:" + moment.operation() + ">\",\"nth\":1"
                        : "\"path\":\"" + moment.target + "\",\"nth\":" + moment.nth;
                account.fault("{\"match\":{" + match + ",\"times\":" + times + "}," + effect + "}");
            }

            @Override
            public void onTheWay(Trouble trouble) {
                proxy.impose(bySoap ? moment.operation() : moment.target, bySoap ? 1 : moment.nth, times, trouble);
            }

            @Override
            public void refuseConnections() {
                proxy.refuseConnections();
            }
        };
    }

    private void assertSignedAfresh() {
        assertThat(proxy.requests())
                .extracting(request -> bySoap ? passport(request) : request.field("Authorization"))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    private static String passport(HttpMessage request) {
        Matcher passport = PASSPORT.matcher(request.text());
        return passport.find() ? passport.group() : "";
    }

    /** How often requests were repeated: one repeats the one before it when both ask for the same. */
    private record Runs(int repeats, int longest) {

        static Runs of(List<HttpMessage> requests) {
            int repeats = 0;
            int longest = 0;
            int run = 0;
            String before = "";
            for (HttpMessage request : requests) {
                String asked = asked(request);
                run = asked.equals(before) ? run + 1 : 1;
                repeats += run > 1 ? 1 : 0;
                longest = Math.max(longest, run);
                before = asked;
            }
            return new Runs(repeats, longest);
        }

        /** Of the request that met the fault: searches may be the same one after the other and repeat nothing. */
        static Runs ofTheFirst(String operation, List<HttpMessage> requests) {
            List<String> asked = requests.stream()
                    .dropWhile(request -> !request.field("SOAPAction").contains(operation))
                    .map(Runs::asked)
                    .toList();
            int run = (int) asked.stream()
                    .takeWhile(other -> other.equals(asked.get(0)))
                    .count();
            return new Runs(Math.max(0, run - 1), run);
        }

        private static String asked(HttpMessage request) {
            return request.start() + PASSPORT.matcher(request.text()).replaceAll("");
        }
    }

    private Seen seen(Throwable failure, int delivered, int deliveredBefore, Runs runs, int polls, Set<JsonNode> held) {
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
                deliveredBefore,
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
