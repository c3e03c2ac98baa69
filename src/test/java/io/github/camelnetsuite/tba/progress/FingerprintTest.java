package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void itReadsAsTheOptionsDo() {
        assertThat(Fingerprint.of("customer", "subsidiary = 3", "beginning"))
                .isEqualTo("stage=customer; since=beginning; filter=subsidiary = 3");
        assertThat(Fingerprint.of(null, null, "now")).isEqualTo("since=now");
    }

    @Test
    void theSameOptionsWrittenDifferentlyAreTheSame() {
        assertThat(Fingerprint.of("Customer ", " ", "2026-01-01T01:00:00.000+01:00"))
                .isEqualTo(Fingerprint.of("customer", null, "2026-01-01t00:00:00z"));
        assertThat(Fingerprint.of(null, " a = 'B'\n", "Beginning"))
                .isEqualTo(Fingerprint.of(null, "a = 'B'", "beginning"));
    }

    @Test
    void theCaseOfAFilterMatters() {
        assertThat(Fingerprint.differences(
                        Fingerprint.of(null, "a = 'B'", "now"), Fingerprint.of(null, "a = 'b'", "now")))
                .containsExactly("filter was [a = 'B'] and is now [a = 'b']");
    }

    @Test
    void aFilterThatLooksLikeOptionsIsStillAFilter() {
        String tricky = "a = '; since=now; filter=\n'";
        assertThat(Fingerprint.differences(
                        Fingerprint.of("lead", tricky, "now"), Fingerprint.of("lead", tricky, "beginning")))
                .containsExactly("since was [now] and is now [beginning]");
    }

    @Test
    void everyDifferenceIsTold() {
        assertThat(Fingerprint.differences(Fingerprint.of("lead", null, "now"), Fingerprint.of(null, "x", "beginning")))
                .hasSize(3);
        assertThat(Fingerprint.differences("something else", "since=now")).hasSize(1);
        assertThat(Fingerprint.differences("one", "two")).hasSize(1);
    }

    @Test
    void anInstantIsWrittenInUtc() {
        assertThat(Fingerprint.of(null, null, " 2026-01-01T01:00:00+01:00 ")).isEqualTo("since=2026-01-01T00:00:00Z");
    }
}
