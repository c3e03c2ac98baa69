package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML in every dress that means the same, and what is no XML or too much of it. */
class XmlCursorTest {

    private static XmlCursor open(String xml) throws IOException {
        return open(xml, StandardCharsets.UTF_8);
    }

    private static XmlCursor open(String xml, Charset charset) throws IOException {
        return XmlCursor.open(new ByteArrayInputStream(xml.getBytes(charset)));
    }

    /** The texts of the elements named t below the root, the document read to its end. */
    private static List<String> texts(String xml) throws IOException {
        return texts(open(xml));
    }

    private static List<String> texts(XmlCursor xml) throws IOException {
        List<String> texts = new ArrayList<>();
        xml.children(name -> {
            if (name.equals("t")) {
                texts.add(xml.text());
            }
        });
        xml.finish();
        return texts;
    }

    private static void assertMalformed(String xml, String why) {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> texts(xml))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><t>x &amp; y</t><t/></a>",
                "<a xmlns='urn:1'><t>x &amp; y</t><t></t></a>",
                "<p:a xmlns:p='urn:1'><p:t>x &amp; y</p:t><q:t xmlns:q='urn:2'/></p:a>",
                "<?xml version='1.0'?><!-- before --><?pi before?><a> <t>x <!-- between -->&#38; <?pi?>y</t>\n <t/></a>"
                        + "<!-- after -->\n<?pi after?>",
                "<a><t><![CDATA[x & y]]></t><u><t>another's</t></u><t><!-- nothing --></t></a>",
                "<a><t>x &#x26; <u>of <t>another</t></u>y</t><u/><t/><u><u/></u></a>",
                "\uFEFF<?xml version='1.0' encoding='utf-8'?><a>between<t one='1'>x &amp; y</t>them<t/></a>"
            })
    void dressDoesNotMatter(String xml) throws IOException {
        assertThat(texts(xml)).containsExactly("x & y", "");
    }

    @Test
    void whatAChildLeavesUnreadGoesBy() throws IOException {
        XmlCursor xml = open("<a><b><c>1</c><c><d>2</d></c></b><b/><e>3</e><b><c>4</c></b></a>");
        List<String> seen = new ArrayList<>();
        xml.children(name -> {
            seen.add(name);
            if (name.equals("b")) {
                xml.children(seen::add);
            }
        });
        xml.finish();

        assertThat(seen).containsExactly("b", "c", "c", "b", "e", "b", "c");
    }

    @Test
    void attributesAreThoseOfNoNamespace() throws IOException {
        XmlCursor xml = open("<a xmlns:p='urn:1' p:id='no' id='1 &amp;&#10;2'/>");

        assertThat(xml.attribute("id")).isEqualTo("1 &\n2");
        assertThat(xml.attribute("p:id")).isNull();
        assertThat(xml.attribute("other")).isNull();
    }

    @Test
    void aTypeIsKnownByItsNamespaceWhateverThePrefix() throws IOException {
        String i = " xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";
        assertThat(open("<a" + i + " xmlns:p='urn:1' i:type='p:Customer'/>").type())
                .hasToString("{urn:1}Customer");
        assertThat(open("<a" + i + " xmlns='urn:1' i:type=' Customer '/>").type())
                .hasToString("{urn:1}Customer");
        assertThat(open("<a" + i + " i:type='Customer'/>").type()).hasToString("Customer");
        assertThat(open("<a" + i + " i:type='unbound:Customer'/>").type()).hasToString("Customer");
        assertThat(open("<a type='Customer'/>").type()).isNull();
    }

    @Test
    void nilIsSaidInTwoWays() throws IOException {
        String i = "<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' ";
        assertThat(open(i + "i:nil='true'/>").isNil()).isTrue();
        assertThat(open(i + "i:nil=' 1 '/>").isNil()).isTrue();
        assertThat(open(i + "i:nil='false'/>").isNil()).isFalse();
        assertThat(open(i + "nil='true'/>").isNil()).isFalse();
        assertThat(open("<a nil='true'/>").isNil()).isFalse();
    }

    @Test
    @Catalogue("37")
    void aMegabyteOfTextComesWholeAndFourAreTheEnd() throws IOException {
        String text = "Zoë 🚲 & <".repeat(100_000);
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        assertThat(texts("<a><t>" + escaped + "</t></a>")).containsExactly(text);
        assertThat(texts("<a><t>" + "x".repeat(4_000_000) + "</t></a>").get(0)).hasSize(4_000_000);
        assertMalformed("<a><t>" + "x".repeat(4_000_001) + "</t></a>", "a text of more than 4000000 characters");
        // Nobody asked for it.
        assertThat(texts("<a><u>" + "x".repeat(5_000_000) + "</u><t/></a>")).containsExactly("");
    }

    @Test
    void allTextsTogetherHaveABoundThatAskingForLessMayKeep() {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> texts("<a>" + ("<t>" + "x".repeat(3_000_000) + "</t>").repeat(6) + "</a>"))
                .satisfies(e -> assertThat(e.isTooLarge()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"&amp;", "&#10;", "&lt;", "&#x1F6B2;"})
    void aPageMayHaveMoreReferencesThanAJdkAllowsEntities(String reference) throws IOException {
        String page = "<a>" + ("<t x='" + reference + "'>" + reference.repeat(150) + "</t>").repeat(1000) + "</a>";

        List<String> texts = texts(page);

        assertThat(texts).hasSize(1000);
        assertThat(String.join("", texts).codePoints()).hasSize(150_000);
    }

    @Test
    @Catalogue("38")
    void deepNestingIsMalformed() throws IOException {
        assertThat(texts("<a>" + "<b>".repeat(190) + "</b>".repeat(190) + "<t>1</t></a>"))
                .containsExactly("1");
        assertMalformed("<a>" + "<b>".repeat(10_000) + "</b>".repeat(10_000) + "<t>1</t></a>", "no usable XML");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><!-- ",
                "<a b='",
                "<a><?pi ",
                "<a><t><![CDATA[",
                "<a ",
                "<a><b c=\"",
                "<!DOCTYPE a [",
                "<a><t>&#0",
                "<?xml version='"
            })
    @Catalogue("38")
    void noSinglePieceMayFillTheMemory(String start) {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() {
                        return start.endsWith("0") ? '0' : start.endsWith(" ") ? ' ' : 'x';
                    }
                });

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> XmlCursor.open(endless).children(name -> {}));
    }

    @Test
    @Catalogue("38")
    void noPageInventsNamesForEver() {
        List<String> inventions = List.of("<n#/>", "<b n#=''/>", "<n#:b xmlns:n#='u'/>", "<b xmlns='n#'/>", "<?n# ?>");
        for (String invention : inventions) {
            String many = IntStream.rangeClosed(0, 10_001)
                    .mapToObj(i -> invention.replace("#", Integer.toString(i)))
                    .collect(Collectors.joining());

            assertMalformed("<a>" + many + "</a>", "different names");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk",
                "{\"a\":1}",
                "<a><t>1</t></a>junk",
                "<a/><a/>",
                "<a><t>1</a></t>",
                "<a b='1' b='2'/>",
                "<a><p:t/></a>",
                "<a><t>\u0007</t></a>",
                "<a><t>&#0;</t></a>",
                "<a><t>&#xD800;</t></a>",
                "<a><t>&unknown;</t></a>",
                "<a b='&unknown;'/>",
                "<a><t>a]]>b</t></a>",
                "<a><t>1 < 2</t></a>",
                "<?xml version='3.0'?><a/>",
                " <?xml version='1.0'?><a/>",
                "<!DOCTYPE html><html></html>",
                "<!DOCTYPE a><a/>"
            })
    @Catalogue("32")
    void whatIsNoXmlIsMalformedAndNotQuoted(String xml) {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> texts(xml))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("unknown;", "junk", "1 < 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a>",
                "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]>",
                "<!-- --><!DOCTYPE a>",
                "<!---->\n<!DOCTYPE a>",
                "<!--><a> --><!DOCTYPE a>",
                "<!-- - -- > <a> --><!DOCTYPE a>",
                "<?p?><!DOCTYPE a>",
                "<?p ? > <a> ??><!DOCTYPE a>",
                "<?p <!-- ?><!DOCTYPE a>",
                "<!-- <? --><!DOCTYPE a>",
                "<!ENTITY b 'c'>",
                "<![CDATA[x]]>",
                "<!DOCTYPE a [<!ENTITY \u20ac \u0019",
                "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'http://www.w3.org/TR/xhtml1/DTD/x.dtd'>"
            })
    @Catalogue("41")
    void aDocumentTypeIsRefusedBeforeTheParserSeesIt(String prolog) {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> texts(prolog + "<a><t>1</t></a>"))
                .withMessageNotContaining("no usable XML");
    }

    @Test
    void whatLooksLikeADocumentTypeElsewhereIsText() throws IOException {
        String xml =
                "<?p <!DOCTYPE x>?><!-- <!DOCTYPE x> --><!----><?p?><a><!-- <!DOCTYPE x> --><t><![CDATA[<!DOCTYPE x>]]>"
                        + "</t><t x='<!DOCTYPE x>'>&lt;!DOCTYPE x></t></a><!-- <!DOCTYPE x> -->";

        assertThat(texts(xml.replace("x='<", "x='&lt;"))).containsExactly("<!DOCTYPE x>", "<!DOCTYPE x>");
    }

    @Test
    @Catalogue("39")
    void anotherCharsetIsMalformedWhateverTheDocumentSays() throws IOException {
        String says = "<?xml version='1.0' encoding='ISO-8859-1'?>";
        assertThat(texts(says + "<a><t>é€</t></a>")).containsExactly("é€");
        for (String declaration : List.of("", says)) {
            assertThatExceptionOfType(MalformedAnswerException.class)
                    .isThrownBy(() -> texts(open(declaration + "<a><t>é</t></a>", StandardCharsets.ISO_8859_1)))
                    .withMessageContaining("UTF-8");
        }
        for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> open("<a><t>é</t></a>", wide));
        }
    }

    @Test
    void nothingIsMalformedAndBlanksAreAnAnswerThatEndsEarly() {
        assertMalformed("", "empty");
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> open(" \n "));
    }

    @Test
    @Catalogue("17")
    void xmlThatIsCutAnywhereIsSaidToBeCut() {
        byte[] page = Envelopes.success("<t x='1'>é€🚲 &amp;&#10;<![CDATA[x]]><!-- c --><?p i?></t>")
                .getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < page.length; length++) {
            InputStream cut = new ByteArrayInputStream(page, 0, length);
            assertThatExceptionOfType(EOFException.class)
                    .as("the first %d bytes", length)
                    .isThrownBy(() -> {
                        XmlCursor xml = XmlCursor.open(cut);
                        xml.children(name -> {});
                        xml.finish();
                    });
        }
        Evidence.of("17").outcome("a SOAP page cut at every byte: said to be cut", page.length - 1);
    }

    @Test
    void theParserSaysNothingOnTheStandardErrorStream() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            for (String xml :
                    List.of("<a><t>é</t></a>", "<a", "<a></b>", "<a>&x;</a>", "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!E")) {
                assertThatExceptionOfType(Exception.class)
                        .isThrownBy(() -> texts(open(xml, StandardCharsets.ISO_8859_1)));
            }
        } finally {
            System.setErr(before);
        }

        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theStreamIsLeftOpenForWhoeverHandedItIn() throws IOException {
        InputStream body = new ByteArrayInputStream("<a><t>1</t></a>".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        assertThat(texts(XmlCursor.open(body))).containsExactly("1");
    }
}
