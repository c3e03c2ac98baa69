package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.auth.TestKey;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCertificate;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code plan} foresees, and what {@code run} then does. */
class PlanCommandTest {

    private static final int CUSTOMERS = 12_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ids in clusters, as they are by default. */
    private static SmallSandbox clustered;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        clustered = sandbox(Sandbox.builder());
    }

    @AfterAll
    static void close() {
        clustered.close();
    }

    private static SmallSandbox sandbox(Sandbox.Builder account) {
        return new SmallSandbox(account.customers(CUSTOMERS).contacts(2500).start());
    }

    private String routes(String... options) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("own"));
        StringBuilder routes = new StringBuilder();
        for (String uri : options) {
            String id = uri.replaceFirst("\\?.*", "") + "s";
            routes.append("""
                    - route:
                        id: %s
                        from:
                          uri: netsuite-tba:%s
                          steps: [{to: "mock:%s"}]
                    """.formatted(id, uri, id));
        }
        Files.writeString(folder.resolve("own.yaml"), routes);
        return folder.toString();
    }

    private Outcome command(SmallSandbox account, String command, String... more) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of(more));
        return CommandLineRun.in(directory).account(account.sandbox).run(all.toArray(String[]::new));
    }

    private static JsonNode route(Outcome plan, String id) throws IOException {
        for (JsonNode route : JSON.readTree(plan.out()).path("routes")) {
            if (route.path("route").asText().equals(id)) {
                return route;
            }
        }
        throw new AssertionError("There is no " + id + " in " + plan.out());
    }

    /** Plans, and then runs until all is read; the plan asks little, and the run about as much as was planned. */
    private JsonNode planAndRun(SmallSandbox account, String uri) throws IOException {
        String routes = routes(uri);
        long before = account.requests();
        Outcome plan = command(account, "plan --json", "--routes", routes);
        assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
        long planned = account.requests();
        assertThat(planned - before).as("requests for the plan").isBetween(1L, 15L);

        Outcome run = command(account, "run --once", "--routes", routes);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        long made = account.requests() - planned;
        JsonNode route = route(plan, uri.replaceFirst("\\?.*", "") + "s");
        assertThat((double) made)
                .as("requests, planned as %s", route.path("requests"))
                .isBetween(
                        0.9 * route.path("requests").path("from").asLong(),
                        1.1 * route.path("requests").path("to").asLong());
        assertThat(run.out()).contains(", " + made + " requests (planned ");
        return route;
    }

    @Test
    void bySuiteQlEveryRequestIsForeseen() throws IOException {
        JsonNode route = planAndRun(clustered, "customer");

        assertThat(route.path("rows").asLong()).isEqualTo(CUSTOMERS);
        assertThat(route.path("requests").path("from").asLong()).isEqualTo(14);
        assertThat(route.path("requests").path("to").asLong()).isEqualTo(14);
        assertThat(route.path("page").path("records").asInt()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer?expand=addresses",
                "contact?expand=companies",
                "customer?stage=all&fields=email",
                "customer?filter=customer.id BETWEEN 5000 AND 500000",
                "customer?since=2026-01-01T00:00:00Z",
                "customer?includeDeleted=true",
                "customer?transport=soap",
                "contact?transport=soap",
                "customer?transport=soap&expand=addresses",
                "customer?transport=soap&includeDeleted=true"
            })
    void whatARunAsksForIsForeseenToATenth(String uri) throws IOException {
        planAndRun(clustered, uri);
    }

    @Test
    void bySoapItIsForeseenWhateverTheIdsAreAndTheOrderOfSearches() throws IOException {
        try (SmallSandbox dense = sandbox(Sandbox.builder().denseIds(true))) {
            planAndRun(dense, "customer?transport=soap&cursorName=a");
        }
        try (SmallSandbox ordered =
                sandbox(Sandbox.builder().soap(SoapSettings.PLAUSIBLE.with(SoapSettings.Order.ID)))) {
            planAndRun(ordered, "customer?transport=soap&cursorName=b");
        }
    }

    @Test
    void itIsSaidInALineARouteAndOneForAllOfThem() throws IOException {
        Outcome plan = command(clustered, "plan", "--routes", routes("customer", "contact?transport=soap"));

        assertThat(plan.exitCode()).isZero();
        assertThat(plan.err()).isEmpty();
        assertThat(plan.outLines()).hasSize(3);
        assertThat(plan.outLines().get(0))
                .matches(
                        "customers \\(netsuite-tba:customer by suiteql; stage=customer; since=beginning\\): first snapshot,"
                                + " 12,000 records, 14 requests, less than a minute \\(a page of 1,000 took \\d+\\.\\d s\\)");
        assertThat(plan.outLines().get(1))
                .startsWith(
                        "contacts (netsuite-tba:contact by soap; since=beginning): first snapshot, 2,500 records, ");
        assertThat(plan.outLines().get(2))
                .startsWith("Together: 14,500 records, ")
                .endsWith("; the time that the destinations take comes on top");
    }

    @Test
    void aRunWithoutAPlanSaysNothingOfRequestsAndAPlanOfOtherRecordsDoesNotCount() throws IOException {
        String routes = routes("contact");
        assertThat(command(clustered, "run --once", "--routes", routes).out())
                .contains("contacts: 2500 records in ")
                .doesNotContain("request");
        command(clustered, "plan", "--routes", routes("contact?filter=contact.id > 0&cursorName=other"));

        assertThat(command(clustered, "run --once", "--routes", routes("contact?cursorName=third"))
                        .out())
                .contains("contacts: 2500 records in ")
                .doesNotContain("request");
    }

    @Test
    void aRouteThatFollowsTheAccountSaysWhatCameOfThePlanWhenItsFirstReadEnds() throws IOException {
        String routes = routes("contact");
        command(clustered, "plan", "--routes", routes);

        Outcome run = CommandLineRun.in(directory)
                .account(clustered.sandbox)
                .start("run", "--routes", routes)
                .until("contacts: 2500 records")
                .stop();

        assertThat(run.out()).contains("contacts: 2500 records, 5 requests (planned 5)");
    }

    @Test
    void aRouteThatHasReadBeforeIsPlannedFromWhereItStands() throws IOException {
        try (SmallSandbox account = new SmallSandbox()) {
            String routes = routes("customer");
            command(account, "run --once", "--routes", routes);
            account.update("customer", 3);

            Outcome plan = command(account, "plan --json", "--routes", routes);

            JsonNode route = route(plan, "customers");
            assertThat(route.path("standing").asText()).startsWith("continuing from 20");
            assertThat(route.path("rows").asLong()).isEqualTo(3);
            assertThat(route.path("requests").path("to").asLong()).isEqualTo(1);
            assertThat(command(account, "run --once", "--routes", routes).out())
                    .contains("customers: 3 records in ", ", 1 request (planned 1)");
        }
    }

    @Test
    void sinceNowThereIsNothingToReadAtFirst() throws IOException {
        JsonNode route = planAndRun(clustered, "customer?since=now&cursorName=now");

        assertThat(route.path("rows").asLong()).isZero();
        assertThat(route.path("requests").path("to").asLong()).isEqualTo(2);
    }

    @Test
    void aMissingPermissionIsNamedAndTheOtherRoutesArePlanned() throws IOException {
        try (SmallSandbox account = new SmallSandbox()) {
            account.fault("{\"match\":{\"path\":\"suiteql\"},\"permission\":\"Contacts\"}");
            String routes = routes("contact", "customer");

            Outcome plan = command(account, "plan", "--routes", routes);

            assertThat(plan.exitCode()).isEqualTo(1);
            assertThat(plan.outLines())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("contacts (")
                            .contains("can't be read: ", "Lists > Contacts", "Setup > Users/Roles > Manage Roles"))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("customers (")
                            .contains("first snapshot, 40 records, 3 requests"))
                    .anySatisfy(line -> assertThat(line).startsWith("Together: 40 records, 3 requests"));
            JsonNode contacts = route(command(account, "plan --json", "--routes", routes), "contacts");
            assertThat(contacts.path("problem").path("code").asText())
                    .isIn("permission-missing", "request-refused", "nothing-visible");
            assertThat(contacts.path("rows").isNull()).isTrue();
        }
    }

    @Test
    void whereNothingIsVisibleThatIsAProblem() throws IOException {
        Outcome plan = command(
                clustered, "plan --json", "--routes", routes("customer?filter=customer.id %3D 0&cursorName=none"));

        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(route(plan, "customers").path("problem").path("code").asText())
                .isEqualTo("nothing-visible");
        assertThat(route(plan, "customers").path("problem").path("message").asText())
                .startsWith("0 customers to read, though the role sees some: the options stage, filter and since");
    }

    @Test
    void whatIsToBeConfiguredDifferentlyIsExitCodeTwo() throws IOException {
        Outcome option = command(clustered, "plan", "--routes", routes("customer?stage=someone"));
        assertThat(option.exitCode()).isEqualTo(2);
        assertThat(option.errLines()).singleElement().asString().startsWith("Option stage is 'someone'");
        Outcome type = command(clustered, "plan", "--routes", routes("custmer", "contact"));
        assertThat(type.exitCode()).isEqualTo(2);
        assertThat(type.out()).contains("There is no record type 'custmer'", "2,500 records");
        Outcome nothing = CommandLineRun.in(directory).run("plan", "--routes", routes("contact"));
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).startsWith("No NetSuite account");
    }

    @Test
    void accessTokensAreToldApart() throws IOException {
        SandboxCertificate mapped = clustered.sandbox.register(TestKey.file("ec-certificate-P-256.pem"));
        String routes = routes("contact");
        long before = clustered.requests();

        Outcome plan = CommandLineRun.in(directory)
                .environment(
                        "NETSUITE_ACCOUNT_ID", clustered.sandbox.credentials().accountId())
                .environment("NETSUITE_BASE_URL", clustered.sandbox.baseUrl().toString())
                .environment("NETSUITE_CLIENT_ID", mapped.clientId())
                .environment("NETSUITE_CERTIFICATE_ID", mapped.certificateId())
                .environment("NETSUITE_PRIVATE_KEY", TestKey.file("ec-pkcs8-P-256.pem"))
                .run("plan", "--routes", routes);

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.outLines().get(0)).contains("2,500 records, 5 requests, ");
        assertThat(plan.outLines().get(1)).contains("5 requests and one an hour for an access token, ");
        assertThat(clustered.requests() - before)
                .as("the clock, three pages, one behind them, and a token")
                .isEqualTo(6);
    }

    @Test
    void theReadmeNamesEveryKeyOfTheJson() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        JsonNode plan = JSON.readTree(command(
                        clustered,
                        "plan --json",
                        "--routes",
                        routes("contact", "customer?stage=lead&filter=customer.id %3D 0"))
                .out());

        assertThat(plan.findValue("problem")).isNotNull();
        assertThat(keys(plan)).hasSize(20).allSatisfy(key -> assertThat(readme).contains("`" + key + "`"));
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        node.forEach(child -> keys.addAll(keys(child)));
        return keys;
    }

    @Test
    void nothingIsWrittenButThePlanForItsOwnersEyes() throws IOException {
        try (SmallSandbox account = new SmallSandbox()) {
            String routes = routes("customer?includeDeleted=true", "contact?transport=soap");
            command(account, "run --once", "--routes", routes);
            account.update("customer", 3);
            Map<String, String> before = files();
            List<String> truth = account.ids("customer");

            assertThat(command(account, "plan", "--routes", routes).exitCode()).isZero();
            assertThat(command(account, "run --dry-run", "--routes", routes).exitCode())
                    .isZero();

            Map<String, String> after = files();
            assertThat(after.remove(".netsuite-tba/plan.json")).isNotNull();
            assertThat(after).isEqualTo(before);
            assertThat(account.ids("customer")).isEqualTo(truth);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve(".netsuite-tba/plan.json"))))
                    .isEqualTo("rw-------");
        }
    }

    /** What a run asks for that reads again beside what has changed, planned and made. */
    @ParameterizedTest
    @CsvSource({
        "suiteql, '',                  ",
        "suiteql, expand=addresses,    ",
        "soap,    '',                  ",
        "suiteql, '',                  ids",
        "soap,    '',                  ids",
        "suiteql, '',                  --since=2020-01-01T00:00:00Z"
    })
    void whatWasAskedToBeReadAgainIsPartOfThePlan(String transport, String options, String which) throws IOException {
        String uri = "customer?transport=" + transport + (options.isEmpty() ? "" : "&" + options);
        String routes = routes(uri);
        command(clustered, "run --once", "--routes", routes);
        String[] asked = which == null
                ? new String[0]
                : new String[] {
                    which.equals("ids")
                            ? "--ids="
                                    + String.join(",", clustered.ids("customer").subList(0, 1700))
                            : which
                };
        assertThat(command(clustered, "resync 1234567_SB1-customer", asked).exitCode())
                .isZero();

        JsonNode route = planAndRun(clustered, uri);

        long again = "ids".equals(which) ? 1700 : CUSTOMERS;
        assertThat(route.path("standing").asText()).contains("then a resync of ");
        assertThat((double) route.path("resync").asLong()).isBetween(0.9 * again, 1.1 * again);
        assertThat(route.path("rows").asLong()).isEqualTo(route.path("resync").asLong());
    }

    /** What the first page finds tells nothing of the others: whole pages may be missing, which take more requests. */
    @ParameterizedTest
    @ValueSource(strings = {"suiteql", "soap"})
    void ofIdsThatNeedNotBeThereItIsSaidHowManyThereAreAtMost(String transport) throws IOException {
        String uri = "customer?transport=" + transport + "&cursorName=" + transport;
        command(clustered, "run --once", "--routes", routes(uri));
        long[] there = clustered.ids("customer").stream()
                .mapToLong(Long::parseLong)
                .sorted()
                .toArray();
        int gap = IntStream.range(500, there.length)
                .filter(i -> there[i] - there[i - 1] > 500)
                .findFirst()
                .orElseThrow();
        LongStream behindThePage = LongStream.range(there[gap - 1] + 1, there[gap - 1] + 501);
        long last = there[there.length - 1];
        for (LongStream named : List.of(
                LongStream.concat(Arrays.stream(there, gap - 500, gap + 150), behindThePage),
                LongStream.concat(LongStream.rangeClosed(-1700, -700), Arrays.stream(there, gap, gap + 150)),
                LongStream.concat(LongStream.of(last), LongStream.range(last + 1, last + 1100)),
                LongStream.range(there[gap - 100], there[gap - 100] + 1200))) {
            List<String> ids = named.mapToObj(Long::toString).toList();
            command(clustered, "resync " + transport, "--ids=" + String.join(",", ids));
            int present = Math.toIntExact(Arrays.stream(there)
                    .filter(id -> ids.contains(Long.toString(id)))
                    .count());

            Outcome plan = command(clustered, "plan", "--routes", routes(uri));
            int most = planAndRun(clustered, uri).path("resync").asInt();

            assertThat(most).isBetween(present, ids.size());
            assertThat(plan.outLines()).hasSize(2).allSatisfy(line -> assertThat(line)
                    .contains(String.format(Locale.ROOT, " up to %,d records", most)));
        }
        command(clustered, "resync " + transport, "--ids=-1,-2," + last);
        assertThat(command(clustered, "plan", "--routes", routes(uri)).out())
                .as("one page is all, which has been looked at")
                .contains(", 1 record (all by resync), ")
                .doesNotContain("up to 1 record");
    }

    @Test
    void aResyncThatWasAskedForAfterThePlanIsNotHeldAgainstIt() throws IOException {
        try (SmallSandbox account = new SmallSandbox()) {
            String routes = routes("customer");
            command(account, "run --once", "--routes", routes);
            command(account, "plan", "--routes", routes);
            command(account, "resync 1234567_SB1-customer");

            assertThat(command(account, "run --once", "--routes", routes).out())
                    .contains("0 records and 40 by resync in ")
                    .doesNotContain("planned");
            command(account, "resync 1234567_SB1-customer");
            assertThat(command(account, "plan", "--routes", routes).outLines().get(0))
                    .contains("not begun, 40 records (all by resync), 2 requests, ");
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            // How logins went is remembered whoever logs in.
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".logins"))
                    .toList()) {
                files.put(directory.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
