package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Node;

/** NetSuite's schemas of 2023_2, in the folder that the environment variable NETSUITE_XSD names. */
public final class Schemas {
    static final String VARIABLE = "NETSUITE_XSD";

    private final Schema schema;

    private Schemas(Schema schema) {
        this.schema = schema;
    }

    /** The schemas; without the folder the test that asks for them is skipped. */
    public static Schemas required() throws Exception {
        String folder = System.getenv(VARIABLE);
        assumeTrue(folder != null && !folder.isBlank(), VARIABLE + " names no folder with NetSuite's schemas");
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
        Source[] sources = {
            source(folder, "platform.messages.xsd"), source(folder, "platform.faults.xsd"),
            source(folder, "platform.common.xsd"), source(folder, "lists.relationships.xsd")
        };
        return new Schemas(factory.newSchema(sources));
    }

    private static Source source(String folder, String name) {
        Path file = Path.of(folder, name);
        assertThat(Files.isRegularFile(file)).as(name + " in " + VARIABLE).isTrue();
        return new StreamSource(file.toFile());
    }

    /** Every element of header, body and fault detail that is NetSuite's own. */
    public void validate(SoapReply reply) throws Exception {
        assertThat(validate(reply.document().getDocumentElement(), reply))
                .as(reply.body())
                .isPositive();
    }

    private int validate(Node node, SoapReply reply) throws Exception {
        String namespace = node.getNamespaceURI();
        if (namespace == null || !namespace.contains("netsuite.com")) {
            int validated = 0;
            for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
                validated += validate(child, reply);
            }
            return validated;
        }
        try {
            schema.newValidator().validate(new DOMSource(node));
        } catch (org.xml.sax.SAXException invalid) {
            throw new AssertionError(invalid.getMessage() + "\n" + reply.body(), invalid);
        }
        return 1;
    }
}
