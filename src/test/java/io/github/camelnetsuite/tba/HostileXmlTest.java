package io.github.camelnetsuite.tba;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** XML that comes where JSON should is not looked into, whatever it declares. */
@Catalogue("41")
class HostileXmlTest {

    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(1).contacts(0).clock(TIME));

    /** A document; URL stands for a server that counts. */
    private enum Document {
        EXTERNAL_ENTITY("<!DOCTYPE a [<!ENTITY x SYSTEM \"URL/x\">]><a>&x;</a>"),
        FILE_ENTITY("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
        PARAMETER_ENTITY("<!DOCTYPE a [<!ENTITY % x SYSTEM \"URL/x.dtd\"> %x;]><a/>"),
        EXTERNAL_DTD("<!DOCTYPE a SYSTEM \"URL/a.dtd\"><a/>"),
        EXTERNAL_SCHEMA("<a xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:noNamespaceSchemaLocation="
                + "\"URL/a.xsd\"/>"),
        BILLION_LAUGHS("<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;\">]>"
                + "<a>&d;</a>");

        private final String text;

        Document(String text) {
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isMalformedAsAPageAndUnreadAsARefusal(Document document) throws Exception {
        try (ScriptedServer account = new ScriptedServer();
                ScriptedServer elsewhere = new ScriptedServer()) {
            String xml = "<?xml version=\"1.0\"?>"
                    + document.text.replace("URL", elsewhere.url().toString());
            Throwable page = troubleWith(account, Reply.of(200, "Content-Type: text/xml", xml));
            Throwable refusal = troubleWith(account, Reply.of(400, "Content-Type: text/xml", xml));

            assertThat(page).isInstanceOf(MalformedAnswerException.class);
            assertThat(refusal).isInstanceOf(NetSuiteException.class).hasMessageNotContaining("haha");
            Evidence.of("41")
                    .outcome("as a page: " + page.getClass().getSimpleName())
                    .outcome("as a refusal: " + refusal.getClass().getSimpleName())
                    .atMost("requests elsewhere", elsewhere.received().size(), 0);
        }
    }

    private static Throwable troubleWith(ScriptedServer account, Reply reply) throws Exception {
        account.replies(Reply.json("{\"serverTime\":\"2026-03-12T08:57:09Z\"}"), reply);
        try (Integration integration = new Integration(NETSUITE.sandbox(), TIME)) {
            integration.component.getConfiguration().setBaseUrl(account.url().toString());
            integration.reading("netsuite-tba:customer").poll("customer");

            assertThat(integration.arrivals.count()).isZero();
            return integration.trouble("customer");
        }
    }

    @Test
    void noParserOfXmlIsUsed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..sandbox.soap..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c.."))
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackagesOf(NetSuiteTbaComponent.class));
        Evidence.of("41").outcome("no parser of XML is used");
    }
}
