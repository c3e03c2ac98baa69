package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.fuzz.Damage;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.PropagationMode;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** Whatever status and body come by SOAP: a result, or an exception that is declared. */
@Catalogue("40")
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = LongRun.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class SoapFuzzTest {

    private static final Attempt ATTEMPT = new Attempt(
            NetSuiteRequest.postSoap("/x", "search", NetSuiteRequest.Login.BODY, () -> ""), "h.example", 1, 5);

    private int tries;

    @AfterProperty
    void tellTheReport() {
        Evidence.of("40").outcome("statuses and bodies of SOAP: a result or a declared exception", tries);
    }

    @Property(tries = 5000)
    void anyAnswerIsAResultOrADeclaredException(@ForAll("statuses") int status, @ForAll("bodies") byte[] body) {
        tries++;
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setHeader("Date", Reply.DATE);
        response.setEntity(new ByteArrayEntity(body, ContentType.parse("text/xml; charset=utf-8")));
        try {
            Answer<List<String>> answer = new ResponseReader<>(
                            ATTEMPT, new SoapReader<List<String>>(SoapReaderTest.Parts::new), new FakeTime())
                    .read(response);
            assertThat(status).isEqualTo(200);
            assertThat(answer.body()).isNotNull();
        } catch (NetSuiteException declared) {
            assertThat(declared.getMessage())
                    .doesNotContainPattern("\\p{Cntrl}")
                    .doesNotContain("${");
        } catch (IOException brokenOff) {
            assertThat(brokenOff).isInstanceOf(EOFException.class);
            for (Throwable cause = brokenOff; cause != null; cause = cause.getCause()) {
                assertThat(cause).isNotInstanceOf(XMLStreamException.class);
            }
        }
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(200)),
                Tuple.of(3, Arbitraries.just(500)),
                Tuple.of(1, Arbitraries.of(400, 401, 403, 404, 407, 429, 502, 503)),
                Tuple.of(1, Arbitraries.integers().between(100, 999)));
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<String> codes = Arbitraries.of(
                "USER_ERROR", "WS_REQUEST_BLOCKED", "INSUFFICIENT_PERMISSION", "INVALID_LOGIN", "", "&#13;&#10;");
        Arbitrary<String> texts = Arbitraries.of(
                "Invalid login attempt.", "a&#13;&#10;b &#x85;", "scheduled maintenance", "$&#123;jndi:x}", "");
        Arbitrary<byte[]> faults = Combinators.combine(
                        Arbitraries.of("invalidCredentialsFault", "unexpectedErrorFault", "anything"), codes, texts)
                .as((element, code, text) ->
                        Envelopes.fault(element, code, text).getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> others = Combinators.combine(codes, texts)
                .as((code, text) -> Arbitraries.of(
                        Envelopes.failure(code, text),
                        Envelopes.success("<n>" + text + "</n><l x='" + code + "'><![CDATA[" + code + "]]></l>"),
                        "<!DOCTYPE a [<!ENTITY b 'c'>]>" + Envelopes.of("&b;")))
                .flatMap(envelopes -> envelopes)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.frequencyOf(
                Tuple.of(1, faults),
                Tuple.of(4, Damage.damaged(faults)),
                Tuple.of(1, others),
                Tuple.of(4, Damage.damaged(others)),
                Tuple.of(1, Damage.bytes()));
    }
}
