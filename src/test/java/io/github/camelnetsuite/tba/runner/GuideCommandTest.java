package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.auth.RolePermission;
import io.github.camelnetsuite.tba.auth.RolePermission.Way;
import io.github.camelnetsuite.tba.auth.TestKey;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCertificate;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.SandboxRole;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The guide that a vendor sends is complete for the chosen way, names nothing of the others, and works. */
class GuideCommandTest {

    private static final String NASTY = "<b>&\"'B\u00f6se</b> {vendor} *x* `y` | [z](javascript:a) \\ _u_ ]]> --> #";

    @TempDir
    private Path directory;

    private String guide(String... options) {
        List<String> all = new ArrayList<>(List.of("guide"));
        all.addAll(List.of(options));
        Outcome outcome = CommandLineRun.in(directory).run(all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        return outcome.out();
    }

    private String guide(Way way, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--transport", way.soap() ? "soap" : "suiteql"));
        all.addAll(List.of("--authentication", way.certificate() ? "oauth2" : "tba"));
        return guide(all.toArray(String[]::new));
    }

    private static String row(RolePermission permission) {
        return "| **%s** | **%s** | **%s** |".formatted(permission.tab(), permission.label(), permission.level());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void everyPermissionOfTheWayIsNamedAndNoneOfAnother(Way way) {
        String guide = guide(way);
        List<RolePermission> least = RolePermission.least(way, false);

        assertThat(least).hasSizeGreaterThanOrEqualTo(4);
        for (RolePermission permission : RolePermission.values()) {
            if (least.contains(permission)) {
                assertThat(guide).containsOnlyOnce(row(permission));
            } else {
                assertThat(guide).doesNotContain(permission.label());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void deletionsNeedOnePermissionMore(Way way) {
        assertThat(guide(way, "--deletions"))
                .contains(row(RolePermission.DELETED_RECORDS))
                .contains("records of every type");
    }

    private static Set<String> labels(Set<Permission> permissions) {
        return permissions.stream().map(Permission::label).collect(Collectors.toSet());
    }

    private static Set<String> least(Way way) {
        return RolePermission.least(way, false).stream()
                .map(RolePermission::label)
                .collect(Collectors.toSet());
    }

    private static Set<Permission> without(SandboxRole role, Permission permission) {
        Set<Permission> rest = EnumSet.copyOf(role.permissions());
        rest.remove(permission);
        return rest;
    }

    @Test
    void itsPermissionsAreThoseOfTheRolesThatReadTheSimulatedAccount() {
        assertThat(least(Way.SOAP_TBA)).isEqualTo(labels(SandboxRole.GUIDE_LISTS.permissions()));
        assertThat(least(Way.SUITEQL_TBA))
                .isEqualTo(labels(without(SandboxRole.REST, Permission.LOG_IN_USING_OAUTH2_ACCESS_TOKENS)));
        assertThat(least(Way.SUITEQL_OAUTH2))
                .isEqualTo(labels(without(SandboxRole.REST, Permission.LOG_IN_USING_ACCESS_TOKENS)));
    }

    private Outcome runWithForm(Sandbox account, String username, String password, String other, String... more) {
        CommandLineRun run = CommandLineRun.in(directory)
                .javaProperty(
                        "camel.component.netsuite-tba.baseUrl",
                        account.baseUrl().toString())
                .javaProperty("camel.component.netsuite-tba.credentials", "#bean:acme")
                .javaProperty("camel.beans.acme", "#class:io.github.camelnetsuite.tba.NetSuiteCredentials")
                .javaProperty("camel.beans.acme.username", username)
                .javaProperty("camel.beans.acme.token", other);
        if (!password.isEmpty()) {
            run.javaProperty("camel.beans.acme.password", password);
        }
        for (int i = 0; i < more.length; i += 2) {
            run.javaProperty(more[i], more[i + 1]);
        }
        return run.run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());
    }

    @ParameterizedTest
    @CsvSource({"REST, suiteql", "GUIDE_LISTS, soap"})
    void whatItHasHandedOverReadsEverything(SandboxRole role, String transport) {
        try (Sandbox account =
                Sandbox.builder().customers(5).contacts(7).role(role).start()) {
            SandboxCredentials made = account.credentials();
            Outcome run = runWithForm(
                    account,
                    made.consumerKey(),
                    made.consumerSecret(),
                    String.join(",", made.tokenId(), made.tokenSecret(), made.accountId()),
                    "camel.component.netsuite-tba.transport",
                    transport);

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("customers: 5 records", "contacts: 7 records");
        }
    }

    @Test
    void whatItHasHandedOverWithACertificateReadsEverything() {
        try (Sandbox account = Sandbox.builder()
                .customers(5)
                .contacts(7)
                .role(SandboxRole.REST)
                .start()) {
            SandboxCertificate mapped = account.register(TestKey.file("ec-certificate-P-256.pem"));
            Outcome run = runWithForm(
                    account,
                    mapped.clientId(),
                    "",
                    mapped.certificateId() + "," + account.credentials().accountId(),
                    "camel.beans.acme.privateKey",
                    "classpath:keys/ec-pkcs8-P-256.pem");

            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("customers: 5 records", "contacts: 7 records");
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void everyStepIsNumberedAndTellsItsMenu(Way way) {
        String guide = guide(way, "--vendor", "Acme");

        List<String> steps =
                guide.lines().filter(line -> line.matches("## \\d.*")).toList();
        assertThat(steps).hasSize(7);
        assertThat(IntStream.range(0, 7).mapToObj(i -> steps.get(i).startsWith("## " + (i + 1) + ". ")))
                .containsOnly(true);
        assertThat(guide)
                .contains(
                        "Setup > Company > Enable Features",
                        "Setup > Integration > Manage Integrations > New",
                        "Setup > Users/Roles > Manage Roles > New",
                        "Setup > Users/Roles > Manage Users",
                        "Setup > Company > Company Information",
                        "Login access has been disabled for this role",
                        "View Login Audit Trail",
                        "# Connect NetSuite to Acme",
                        "| Source name | NetSuite Account |",
                        "| Client ID/Username | ",
                        "| API Key/Password | ",
                        "| Other | ",
                        "each refresh of a sandbox");
    }

    @Test
    void keysAndTokensAreHandedOverAsThreeValuesInOther() {
        assertThat(guide(Way.SUITEQL_TBA))
                .contains(
                        "| Client ID/Username | the **Consumer Key / Client ID** of step 2 |",
                        "| API Key/Password | the **Consumer Secret / Client Secret** of step 2 |",
                        "| Other | `tokenId,tokenSecret,accountId` |",
                        "Setup > Users/Roles > Access Tokens > New",
                        "| 2027.1 | ",
                        "| 2028.1 (tentative) | ")
                .doesNotContain("certificate", "2028.2");
        assertThat(guide(Way.SOAP_TBA)).contains("| 2028.2 | all SOAP web services are switched off |");
    }

    @Test
    void aCertificateIsHandedOverAsTwoValuesInOther() {
        assertThat(guide(Way.SUITEQL_OAUTH2))
                .contains(
                        "| API Key/Password | leave this field empty: a certificate has no secret to hand over |",
                        "| Other | `certificateId,accountId` |",
                        "OAuth 2.0 Client Credentials (M2M) Setup",
                        "Client Credentials (Machine to Machine) Grant")
                .doesNotContain("Token ID", "Consumer Secret", "2027.1", "2028.1");
    }

    private static Document parsed(String page) throws Exception {
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\"");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
    }

    private static List<String> texts(Document page, String element) {
        NodeList found = page.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aPageSaysWhatMarkdownSays(Way way) throws Exception {
        String page = guide(way, "--format", "HTML", "--vendor", "Acme");
        String markdown = guide(way, "--vendor", "Acme").replace("\\", "");
        Document parsed = parsed(page);

        assertThat(texts(parsed, "h1")).containsExactly("Connect NetSuite to Acme");
        assertThat(texts(parsed, "title")).containsExactly("Connect NetSuite to Acme");
        String plain = markdown.replaceAll("[*`]", "");
        assertThat(Stream.of("h2", "p", "li", "td", "th", "caption")
                        .flatMap(element -> texts(parsed, element).stream()))
                .hasSizeGreaterThan(40)
                .allSatisfy(text -> assertThat(plain).contains(text));
        assertThat(page)
                .doesNotContain("href", "src=", "url(", "@import", "<script")
                .matches("(?s)\\p{ASCII}+");
    }

    @Test
    void aPageIsOneForScreenReadersToo() throws Exception {
        Document page = parsed(guide("--format", "html"));

        assertThat(page.getElementsByTagName("main").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("caption").getLength())
                .isEqualTo(page.getElementsByTagName("table").getLength());
        NodeList heads = page.getElementsByTagName("th");
        assertThat(IntStream.range(0, heads.getLength())
                        .mapToObj(i -> heads.item(i).getAttributes().getNamedItem("scope")))
                .isNotEmpty()
                .doesNotContainNull();
    }

    @Test
    void theNameOfAVendorIsTextWhateverItHolds() throws Exception {
        Document page = parsed(guide("--format", "html", "--vendor", NASTY));
        assertThat(texts(page, "h1")).containsExactly("Connect NetSuite to " + NASTY);
        assertThat(page.getElementsByTagName("b").getLength()).isZero();

        String markdown = guide("--vendor", NASTY);
        assertThat(markdown)
                .contains("\\<b>\\&\"'B\u00f6se\\</b> {vendor} \\*x\\* \\`y\\` \\| \\[z\\](javascript:a) \\\\ \\_u\\_")
                .doesNotContain(" *x*", "(<b>", " <b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"> Acme", "# Acme", "- Acme", "+ Acme", "* Acme", "1. Acme", "23) Acme", "===", "---", "~~~ A"})
    void theNameOfAVendorBeginsNothingThatIsNoText(String vendor) {
        for (String way : List.of("tba", "oauth2")) {
            assertThat(guide("--vendor", vendor, "--authentication", way).lines())
                    .filteredOn(line ->
                            line.replace("\\", "").replaceFirst("^- ", "").startsWith(vendor))
                    .allSatisfy(line -> assertThat(line.replaceFirst("^- ", "")).matches("\\\\.*|\\d+\\\\.*"));
        }
        assertThat(guide("--vendor", vendor, "--authentication", "oauth2").lines())
                .anyMatch(line -> line.replace("\\", "").startsWith(vendor + " sends you a certificate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b", "a\u001bb", "a\u2028b", "a\ud800b", "a\uffffb"})
    void whatIsNoNameInOneLineIsRefused(String vendor) {
        Outcome refused = CommandLineRun.in(directory).run("guide", "--vendor", vendor);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errLines())
                .containsExactly("Option --vendor takes a name in one line, of 1 to 200 characters");
        assertThat(refused.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--transport rest,                           Option transport is 'rest': give suiteql or soap",
        "--authentication password,                  Option authentication is 'password': give tba or oauth2",
        "--format pdf,                               Option --format is 'pdf': give markdown or html",
        "--transport soap --authentication oauth2,   Option authentication is oauth2"
    })
    void whatThereIsNotIsRefusedInOneLine(String options, String text) {
        Outcome refused = CommandLineRun.in(directory).run(("guide " + options).split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errLines()).singleElement().asString().startsWith(text);
    }
}
