package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.faults.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The result of an operation out of its envelope. */
class SoapReaderTest {

    /** The parts of a result, each as its name and text. */
    static final class Parts implements SoapReader.Result<List<String>> {

        private final List<String> parts = new ArrayList<>();

        @Override
        public void child(String name, XmlCursor xml) throws IOException {
            parts.add(name + "=" + xml.text());
        }

        @Override
        public List<String> value() {
            return parts;
        }
    }

    private static List<String> read(String xml) throws IOException {
        return new SoapReader<List<String>>(Parts::new)
                .read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s:Envelope xmlns:s='SOAP'><s:Header><x>1</x></s:Header><s:Body><r xmlns='urn:m'><c:res xmlns:c='urn:c'>"
                        + "<c:status isSuccess='true'/><c:n>1</c:n><c:l>2</c:l></c:res></r></s:Body></s:Envelope>",
                "<Envelope xmlns='SOAP'><Body><r><res><status isSuccess=' 1 '/><n>1</n><l>2</l></res></r></Body>"
                        + "<Trailer/></Envelope>",
                "<!-- --><SOAP-ENV:Envelope xmlns:SOAP-ENV='SOAP'><SOAP-ENV:Body><q1:r xmlns:q1='a'><q2:res xmlns:q2='b'>"
                        + "<q3:n xmlns:q3='c'>1</q3:n><l>2</l><status isSuccess='true'><statusDetail type='WARN'><code>X"
                        + "</code><message>Beware.</message></statusDetail></status></q2:res></q1:r></SOAP-ENV:Body>"
                        + "</SOAP-ENV:Envelope>"
            })
    void prefixesNamespacesAndOrderDoNotMatter(String xml) throws IOException {
        assertThat(read(xml.replace("SOAP'", SOAP + "'"))).containsExactly("n=1", "l=2");
    }

    @Test
    void warningsAreNoErrors() throws IOException {
        assertThat(read(Envelopes.result("<status isSuccess='true'><statusDetail type='WARN'><code>WARNING</code>"
                        + "<message>Beware.</message></statusDetail></status><n>1</n>")))
                .containsExactly("n=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<status isSuccess='false'/><n>1</n>",
                "<n>1</n><status isSuccess='0'/>",
                "<status isSuccess='true'/><n>1</n><status isSuccess='false'/>",
                "<status isSuccess='false'/><n>1</n><status isSuccess='true'/>"
            })
    @Catalogue("29")
    void aStatusThatIsNoSuccessIsAnErrorWhereverItStands(String content) {
        assertThatExceptionOfType(ErrorAnswer.class).isThrownBy(() -> read(Envelopes.result(content)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<n>1</n>",
                "",
                "<status/>",
                "<status isSuccess=''/>",
                "<status isSuccess='yes'/>",
                "<status isSuccess='TRUE'/>",
                "<list><status isSuccess='true'/></list>"
            })
    @Catalogue("33")
    void withoutAStatusThatSaysSoNothingSucceeded(String content) {
        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> read(Envelopes.result(content)));
    }

    @Test
    @Catalogue("32")
    void anEnvelopeWithNothingInItIsMalformed() {
        for (String body :
                List.of("", "<searchResponse/>", "text", "<searchResponse><searchResult/></searchResponse>")) {
            assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> read(Envelopes.of(body)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Sign in</body></html>",
                "<Envelope><Body/></Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>",
                "<s:Body xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>"
            })
    @Catalogue("32")
    void anotherDocumentIsNoEnvelope(String xml) {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> read(xml))
                .withMessageContaining("no SOAP envelope");
    }

    @Test
    @Catalogue("29")
    void aFaultIsAnErrorEvenBesideAResult() {
        String result = Envelopes.success("<n>1</n>");
        String both = result.replace(
                "</soapenv:Body>", "<soapenv:Fault><faultstring>No.</faultstring></soapenv:Fault></soapenv:Body>");

        assertThatExceptionOfType(ErrorAnswer.class).isThrownBy(() -> read(both));
    }

    @Test
    void aStatusThatRamblesIsCutShort() {
        String detail = "<statusDetail><code>C</code><message>M</message></statusDetail>";

        assertThatExceptionOfType(ErrorAnswer.class)
                .isThrownBy(() ->
                        read(Envelopes.result("<status isSuccess='false'>" + detail.repeat(100_000) + "</status>")))
                .satisfies(e -> assertThat(e.envelope().details()).hasSize(20));
    }

    @Test
    void everyAttemptCollectsAnew() throws IOException {
        SoapReader<List<String>> reader = new SoapReader<>(Parts::new);
        byte[] page = Envelopes.success("<n>1</n>").getBytes(StandardCharsets.UTF_8);

        reader.read(new ByteArrayInputStream(page));

        assertThat(reader.read(new ByteArrayInputStream(page))).containsExactly("n=1");
    }
}
