package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoncesTest {

    @Test
    @Catalogue("3")
    void aMillionNoncesAreAllDifferentAndOfLettersAndDigits() {
        Nonces nonces = new Nonces(new SecureRandom());
        Set<String> seen = new HashSet<>(2_000_000);

        for (int i = 0; i < 1_000_000; i++) {
            String nonce = nonces.get();
            if (nonce.length() != 24 || !nonce.chars().allMatch(NoncesTest::letterOrDigit) || !seen.add(nonce)) {
                assertThat(nonce).as("nonce %d", i).matches("[A-Za-z0-9]{24}").isNotIn(seen);
            }
        }
        assertThat(seen).hasSize(1_000_000);
        Evidence.of("3").outcome("a nonce of 24 letters and digits, never seen before", seen.size());
    }

    @Test
    void everyLetterAndDigitIsAsLikelyAsAnother() {
        Nonces nonces = new Nonces(new SplittableRandom(20261101));
        int[] counts = new int[128];

        for (int i = 0; i < 100_000; i++) {
            nonces.get().chars().forEach(c -> counts[c]++);
        }

        double expected = 2_400_000 / 62.0;
        assertThat(Arrays.stream(counts).filter(count -> count > 0))
                .hasSize(62)
                .allSatisfy(count -> assertThat((double) count).isBetween(expected * 0.97, expected * 1.03));
    }

    @Test
    @Catalogue("3")
    void everyHeaderHasItsOwnNonceAndThePresentSecond() {
        Iterator<String> nonces = List.of("firstNonce", "secondNonce").iterator();
        Iterator<Instant> times = List.of(
                        Instant.ofEpochMilli(1_700_000_000_999L), Instant.ofEpochSecond(1_700_000_002))
                .iterator();
        InstantSource clock = times::next;
        OAuth1Signer signer = new OAuth1Signer(OracleSample.credentials("123456"), clock, nonces::next);
        URI uri = URI.create("https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40");

        assertThat(signer.authorization("GET", uri, List.of()))
                .contains("oauth_nonce=\"firstNonce\"", "oauth_timestamp=\"1700000000\"");
        assertThat(signer.authorization("GET", uri, List.of()))
                .contains("oauth_nonce=\"secondNonce\"", "oauth_timestamp=\"1700000002\"");
    }

    @Test
    void theSignerOfTheRunningProductUsesThisMachinesClock() {
        long before = Instant.now().getEpochSecond();
        String header = OAuth1Signer.of(OracleSample.credentials("123456"))
                .authorization("GET", URI.create("https://123456.suitetalk.api.netsuite.com/"), List.of());
        long after = Instant.now().getEpochSecond();

        assertThat(header).matches(".* oauth_nonce=\"[A-Za-z0-9]{24}\".*");
        assertThat(Long.parseLong(header.replaceAll(".*oauth_timestamp=\"(\\d+)\".*", "$1")))
                .isBetween(before, after);
    }

    private static boolean letterOrDigit(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
