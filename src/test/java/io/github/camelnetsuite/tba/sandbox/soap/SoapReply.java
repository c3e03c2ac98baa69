package io.github.camelnetsuite.tba.sandbox.soap;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** An answer, read by another parser than the sandbox uses. Paths are XPath over local names. */
public record SoapReply(int status, String body) {

    /** Text at a path such as {@code Body/searchResponse/searchResult/totalRecords}, or {@code //status/@isSuccess}. */
    public String at(String path) {
        try {
            return xpath().evaluate(local(path), document());
        } catch (XPathExpressionException wrong) {
            throw new IllegalArgumentException(path, wrong);
        }
    }

    /** Every text at a path. */
    List<String> all(String path) {
        try {
            NodeList nodes = (NodeList) xpath().evaluate(local(path), document(), XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent());
            }
            return texts;
        } catch (XPathExpressionException wrong) {
            throw new IllegalArgumentException(path, wrong);
        }
    }

    public boolean successful() {
        return status == 200 && at("//status/@isSuccess").equals("true");
    }

    public int total() {
        return Integer.parseInt(at("//totalRecords"));
    }

    /** Internal ids of the records, as they come. */
    List<Long> ids() {
        return all("//record/@internalId").stream().map(Long::valueOf).toList();
    }

    /** Code of a status error or fault. */
    public String code() {
        return at("//code");
    }

    Document document() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
        } catch (Exception notXml) {
            throw new AssertionError(status + " " + body, notXml);
        }
    }

    private static XPath xpath() {
        return XPathFactory.newDefaultInstance().newXPath();
    }

    /** Element names without a prefix match in any namespace. */
    private static String local(String path) {
        return path.replaceAll("(?<=^|/|\\[)([A-Za-z][A-Za-z0-9]*)(?=$|/|\\[|])", "*[local-name()='$1']");
    }
}
