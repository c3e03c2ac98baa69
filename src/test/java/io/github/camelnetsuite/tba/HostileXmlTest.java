package io.github.camelnetsuite.tba;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.Envelopes;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** XML that declares what to fetch or to expand: refused, whether XML was asked for or not, and nothing is fetched. */
@Catalogue("41")
class HostileXmlTest {

    private static final HeldTime TIME = new HeldTime();
    private static final String TIME_THERE = "2026-03-12T08:57:09Z";
    private static final String PLANTED = "planted-in-a-file-8842";

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(1).contacts(0).clock(TIME));

    @TempDir
    private Path directory;

    /** A declaration, what uses it, and where; URL stands for a server that counts, FILE for a file. */
    private enum Document {
        EXTERNAL_ENTITY("<!DOCTYPE a [<!ENTITY x SYSTEM \"URL/x\">]>", "&x;"),
        FILE_ENTITY("<!DOCTYPE a [<!ENTITY x SYSTEM \"FILE\">]>", "&x;"),
        PUBLIC_ENTITY("<!DOCTYPE a [<!ENTITY x PUBLIC \"-//a//b\" \"URL/x\">]>", "&x;"),
        PARAMETER_ENTITY("<!DOCTYPE a [<!ENTITY % x SYSTEM \"URL/x.dtd\"> %x;]>", ""),
        EXTERNAL_DTD("<!DOCTYPE a SYSTEM \"URL/a.dtd\">", ""),
        DEFAULT_ATTRIBUTE("<!DOCTYPE a [<!ATTLIST a internalId CDATA \"7\">]>", ""),
        BILLION_LAUGHS(
                "<!DOCTYPE a [<!ENTITY b0 \"ha\">"
                        + Stream.iterate(1, i -> i <= 30, i -> i + 1)
                                .map(i -> "<!ENTITY b" + i + " \"&b" + (i - 1) + ";&b" + (i - 1) + ";\">")
                                .reduce("", String::concat)
                        + "]>",
                "&b30;"),
        QUADRATIC_BLOWUP("<!DOCTYPE a [<!ENTITY b \"" + "ha".repeat(50_000) + "\">]>", "&b;".repeat(50_000)),
        UNDECLARED_ENTITY("", "&x;");

        private final String declaration;
        private final String use;

        Document(String declaration, String use) {
            this.declaration = declaration;
            this.use = use;
        }

        String in(String xml, String place) {
            return xml.replace("?>\n", "?>\n" + declaration).replace(place, use + place);
        }
    }

    static Stream<Arguments> documentsByTransport() {
        return Arrays.stream(Document.values())
                .flatMap(document -> Stream.of("suiteql", "soap").map(transport -> Arguments.of(document, transport)));
    }

    @ParameterizedTest
    @MethodSource("documentsByTransport")
    void isMalformedAsAPageAndUnreadAsARefusal(Document document, String transport) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), PLANTED);
        try (ScriptedServer account = new ScriptedServer();
                ScriptedServer elsewhere = new ScriptedServer()) {
            String page = document.in(
                            Envelopes.success("<totalRecords>0</totalRecords><recordList/>"), "</totalRecords>")
                    .replace("URL", elsewhere.url().toString())
                    .replace("FILE", file.toUri().toString());
            String fault = document.in(Envelopes.fault("someFault", "SOME", "Said."), "</faultstring>")
                    .replace("URL", elsewhere.url().toString())
                    .replace("FILE", file.toUri().toString());
            Throwable asAPage = troubleWith(account, transport, Envelopes.reply(200, page));
            Throwable asARefusal = troubleWith(account, transport, Envelopes.reply(400, fault));

            assertThat(asAPage).isInstanceOf(MalformedAnswerException.class);
            assertThat(asARefusal).isInstanceOf(NetSuiteException.class);
            for (Throwable trouble : new Throwable[] {asAPage, asARefusal}) {
                assertThat(trouble.getMessage()).doesNotContain("haha", PLANTED, "Said.");
            }
            Evidence.of("41")
                    .outcome("as a page: " + asAPage.getClass().getSimpleName())
                    .outcome("as a refusal: " + asARefusal.getClass().getSimpleName())
                    .atMost("connections elsewhere", elsewhere.connections(), 0);
        }
    }

    /** A hint where a schema is says nothing about what is read. */
    @Test
    void aSchemaIsNotFetched() throws Exception {
        try (ScriptedServer account = new ScriptedServer();
                ScriptedServer elsewhere = new ScriptedServer()) {
            String page = Envelopes.success("<totalRecords>0</totalRecords><recordList/>")
                    .replace("?>\n", "?>\n<?xml-stylesheet href=\"URL/a.xsl\"?><?xml-model href=\"URL/a.rng\"?>")
                    .replace(
                            "<searchResponse",
                            "<searchResponse xsi:schemaLocation=\"urn:messages_2025_2.platform.webservices.netsuite.com"
                                    + " URL/a.xsd\" xsi:noNamespaceSchemaLocation=\"URL/b.xsd\"")
                    .replace(
                            "<recordList/>",
                            "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"URL/c.xml\"/><recordList/>")
                    .replace("URL", elsewhere.url().toString());
            Throwable trouble = troubleWith(account, "soap", Envelopes.reply(200, page));

            assertThat(trouble).isNull();
            assertThat(elsewhere.connections()).isZero();
            Evidence.of("41")
                    .outcome("schemas, style sheets and inclusions: not fetched")
                    .atMost("connections elsewhere", elsewhere.connections(), 0);
        }
    }

    private static Throwable troubleWith(ScriptedServer account, String transport, Reply reply) throws Exception {
        account.otherwise(request -> {
            if (request.line().contains("serverTime")) {
                return Reply.json("{\"serverTime\":\"" + TIME_THERE + "\"}");
            }
            return request.header("SOAPAction").contains("getServerTime")
                    ? Envelopes.reply(200, Envelopes.success("<serverTime>" + TIME_THERE + "</serverTime>"))
                    : reply;
        });
        try (Integration integration = new Integration(NETSUITE.sandbox(), TIME)) {
            integration.component.getConfiguration().setTransport(transport);
            integration.component.getConfiguration().setBaseUrl(account.url().toString());
            integration.reading("netsuite-tba:customer").poll("customer");

            assertThat(integration.arrivals.count()).isZero();
            return integration.trouble("customer");
        }
    }

    /** Of the product; the simulated account reads what its clients send. */
    @Test
    void oneParserOfXmlIsMadeInOnePlace() {
        DescribedPredicate<JavaClass> makers = resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c..")
                .and(nameMatching(".*(InputFactory|ParserFactory|BuilderFactory|TransformerFactory|SchemaFactory"
                        + "|XMLReader|XMLReaderFactory|XPathFactory|JAXBContext|XMLDecoder)"));
        noClasses()
                .that()
                .resideOutsideOfPackage("..sandbox..")
                .and()
                .doNotHaveSimpleName("XmlParser")
                .should()
                .dependOnClassesThat(makers.or(assignableTo("java.beans.XMLDecoder")))
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackagesOf(NetSuiteTbaComponent.class));
        Evidence.of("41").outcome("one parser, made in one place");
    }
}
