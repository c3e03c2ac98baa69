package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.fuzz.Damage;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
import net.jqwik.api.lifecycle.PropagationMode;

/** What holds for any text. */
@PropertyDefaults(tries = 3000, edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = LongRun.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class AuthPropertiesTest {

    private static final AccountOrigins ORIGINS = AccountOrigins.of(AccountId.parse("1234567_SB1"));
    private static final List<String> HOSTS =
            List.of("1234567-sb1.suitetalk.api.netsuite.com", "1234567-sb1.restlets.api.netsuite.com");

    @Property
    @Catalogue("9")
    void anyTextIsRefusedAsAccountOrLeadsToItsHostsAtNetSuite(@ForAll("accounts") String text) {
        AccountId account;
        try {
            account = AccountId.parse(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith("accountId ").doesNotContainPattern("\\p{Cntrl}");
            return;
        }
        assertThat(account.realm()).matches("[A-Z0-9]+(_[A-Z0-9]+)?");
        assertThat(account.hostLabel()).isEqualTo(text.toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(AccountId.parse(account.hostLabel())).isEqualTo(account);
        for (URI url : List.of(account.restBaseUrl(), account.restletBaseUrl())) {
            assertThat(url)
                    .hasScheme("https")
                    .hasNoPort()
                    .hasNoUserInfo()
                    .hasPath("")
                    .hasNoQuery()
                    .hasNoFragment();
            assertThat(url.getHost()).matches("[a-z0-9-]+\\.(suitetalk|restlets)\\.api\\.netsuite\\.com");
        }
    }

    @Property
    @Catalogue("68")
    void nothingIsSignedForAnyUrlButTheAccountsOwn(@ForAll("urls") String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException none) {
            return;
        }
        if (ORIGINS.includes(url)) {
            assertThat(url.getHost().toLowerCase(Locale.ROOT)).isIn(HOSTS);
            assertThat(url.getScheme()).isEqualToIgnoringCase("https");
            assertThat(url).hasNoUserInfo();
            assertThat(url.getPort()).isIn(-1, 443);
        }
    }

    @Property
    void whatIsEncodedIsReadAsItWas(@ForAll("pairs") List<FormParameter> pairs) {
        String encoded = pairs.stream()
                .map(pair -> PercentEncoding.encode(pair.name()) + "=" + PercentEncoding.encode(pair.value()))
                .collect(Collectors.joining("&"));

        assertThat(encoded).matches("[A-Za-z0-9._~%=&-]*");
        assertThat(FormParameter.parse(encoded)).isEqualTo(pairs);
    }

    @Provide
    Arbitrary<String> accounts() {
        Arbitrary<byte[]> good = Arbitraries.of("1234567", "1234567_SB1", "tstdrv1234567", "123-rp")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.frequencyOf(
                Tuple.of(1, Damage.texts()),
                Tuple.of(1, good.map(AuthPropertiesTest::text)),
                Tuple.of(3, Damage.damaged(good).map(AuthPropertiesTest::text)),
                Tuple.of(2, Arbitraries.strings().withChars("09aZ_-.@:/#").ofMaxLength(9)));
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> hosts = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(HOSTS)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "evil.example", "1234567.suitetalk.api.netsuite.com", "localhost", "127.0.0.1")));
        Arbitrary<String> bits = Arbitraries.of(
                "", "", "", "@", ":443", ":8443", ".evil.example", "#", "\\", "%2e", "/", "//", "x@", "user:pw@", "?");
        return Combinators.combine(
                        Arbitraries.of("https", "https", "HTTPS", "http", "file", "ftp"),
                        bits,
                        hosts,
                        bits,
                        hosts,
                        bits)
                .as((scheme, before, host, between, other, after) ->
                        scheme + "://" + before + host + between + (between.isEmpty() ? "" : other) + after);
    }

    @Provide
    Arbitrary<List<FormParameter>> pairs() {
        Arbitrary<String> texts = Damage.texts()
                .filter(text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
        return Combinators.combine(texts, texts).as(FormParameter::new).list().ofMaxSize(4);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
