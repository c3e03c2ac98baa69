package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void camelsWrappersAreLeftOut() {
        assertThat(OneLine.of(new RuntimeCamelException(
                        "outer", new RuntimeCamelException(new IllegalStateException("why")))))
                .isEqualTo("why");
    }

    @Test
    void aTextThatSaysMoreThanItsCauseIsKept() {
        assertThat(OneLine.of(new UncheckedIOException("port 1 is taken; choose another", new IOException("in use"))))
                .isEqualTo("port 1 is taken; choose another");
    }

    @Test
    void anExceptionThatOnlyRepeatsItsCauseIsLeftOut() {
        assertThat(OneLine.of(new RuntimeException(new IllegalStateException("why"))))
                .isEqualTo("why");
    }

    @Test
    void linesAreJoined() {
        assertThat(OneLine.of(new IllegalStateException(" a\r\n\tb\n"))).isEqualTo("a b");
    }

    @Test
    void withoutAnyTextTheTypeIsTold() {
        assertThat(OneLine.of(new RuntimeCamelException(new IllegalStateException())))
                .isEqualTo("IllegalStateException");
    }

    @Test
    void theValueOfAnUnknownPropertyIsNotShown() {
        assertThat(OneLine.of(new PropertyBindingException(new Object(), "consumerSecrett", "hunter2")))
                .isEqualTo("Option consumerSecrett is not known; check how it is spelt");
    }

    @Test
    void theValuesOfUnknownParametersAreNotShown() {
        ResolveEndpointFailedException unknown = new ResolveEndpointFailedException(
                "netsuite-tba://customer?stage=all&tokenSecret=hunter2&tag=x",
                "There are 2 parameters that couldn't be set. Unknown parameters=[{tokenSecret=hunter2, tag=x}]");
        assertThat(OneLine.of(new RuntimeCamelException(unknown)))
                .isEqualTo("Option tokenSecret, tag is not known to netsuite-tba://customer; check how it is spelt");
    }
}
