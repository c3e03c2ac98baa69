package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTextTest {

    @Test
    void fiveHundredCharactersAreShownAndMoreAreCut() {
        assertThat(ServerText.oneLine("🚲".repeat(500))).isEqualTo("🚲".repeat(500));
        assertThat(ServerText.oneLine("🚲".repeat(501))).isEqualTo("🚲".repeat(500) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\u0000", "\u001b", "\u0085", "\u202e", "\u200b", "\ud800", "\u2028", "\u2029"})
    void whatALogWouldObeyIsABlank(String character) {
        assertThat(ServerText.oneLine("a" + character + "b")).isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource({"${x}, $ {x}", "{{x}}, { {x}}", "{{{x}}}, { { {x}}}", "#{x}, # {x}", "%{x}, % {x}", "{x}, {x}"})
    void whatATemplateWouldLookUpIsText(String text, String safe) {
        assertThat(ServerText.oneLine(text)).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer planted-access-token-8842._~9137-zq== was refused | Authorization: … was refused",
                "got bearer  eyJhbGciOiJQUzI1NiJ9.e30.c2lnbmVk                          | got …",
                "token eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJjbGllbnQifQ.c2lnbmVkLQ_ is bad   | token … is bad",
                "client_assertion=eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJjbGllbnQifQ            | client_assertion=…",
                "signature DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djx is off | signature … is off",
                "key 0c5f1e7aa9d24b8836fe0b917d3c55e24a1798bd60e3f2c47b9d8015ac6e3f71   | key …"
            })
    void tokensAndKeysAreMasked(String said, String shown) {
        assertThat(ServerText.oneLine(said)).isEqualTo(shown);
    }

    @Test
    void aTokenIsMaskedWhereItIsBrokenByWhatIsNotSeenAndWhereItWouldBeCut() {
        assertThat(ServerText.oneLine("Bearer\u0000planted-access-token")).isEqualTo("…");
        assertThat(ServerText.oneLine("x ".repeat(240) + "Bearer planted-access-token-8842"))
                .endsWith("x …");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer token is missing",
                "Invalid search: field custentity_acme_very_long_identifier_of_a_customer_2 of record customer",
                "Record com.netledger.app.common.scripting.version2.SuiteScriptObject was not found",
                "record/v1/customer/12345/addressBook/678/addressBookAddress has no INVALID_KEY_OR_REFERENCE",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft Ltd",
                "7e4f2b9a-1c3d-4e5f-8a9b-0c1d2e3f4a5b"
            })
    void namesAndSentencesStay(String said) {
        assertThat(ServerText.oneLine(said)).isEqualTo(said);
    }

    @Test
    void aLongRunOfOneKindTakesNoTime() {
        String run = "eyJ".repeat(20_000) + "bearer ".repeat(5_000) + "a".repeat(60_000);

        assertTimeout(Duration.ofSeconds(5), () -> ServerText.oneLine(run));
    }
}
