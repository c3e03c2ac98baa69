package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The credentials and the first header are Oracle's sample (Oracle help, section_1534941088, section_1534941295). */
class SignCommandTest {

    private static final String CONSUMER_KEY = "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4";
    private static final String CONSUMER_SECRET = "d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5";
    private static final String TOKEN = "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc";
    private static final String TOKEN_SECRET = "c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295";
    private static final String EMPLOYEE =
            "https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40";

    @TempDir
    Path directory;

    private CommandLineRun sample() {
        return CommandLineRun.in(directory)
                .environment("NETSUITE_ACCOUNT_ID", "123456")
                .environment("NETSUITE_CONSUMER_KEY", CONSUMER_KEY)
                .environment("NETSUITE_CONSUMER_SECRET", CONSUMER_SECRET)
                .environment("NETSUITE_TOKEN_ID", TOKEN)
                .environment("NETSUITE_TOKEN_SECRET", TOKEN_SECRET);
    }

    @Test
    void oraclesSampleComesOutByteForByte() {
        Outcome signed =
                sample().run("sign", "GET", EMPLOYEE, "--nonce", "fjaLirsIcCGVZWzBX0pg", "--timestamp", "1508242306");
        assertThat(signed.exitCode()).isZero();
        assertThat(signed.err()).isEmpty();
        assertThat(signed.outLines())
                .containsExactly("Authorization: OAuth realm=\"123456\", oauth_token=\"" + TOKEN
                        + "\", oauth_consumer_key=\"" + CONSUMER_KEY
                        + "\", oauth_nonce=\"fjaLirsIcCGVZWzBX0pg\", oauth_timestamp=\"1508242306\","
                        + " oauth_signature_method=\"HMAC-SHA256\", oauth_version=\"1.0\","
                        + " oauth_signature=\"B5OIWznZ2YP0OB7VrJrGkYsTh%2B8H%2B5T9Hag%2Bo92q0zY%3D\"");
    }

    @Test
    void repeatedEmptyAndNonAsciiParametersAreSignedAsSent() {
        Outcome signed = sample().environment("NETSUITE_ACCOUNT_ID", "123456_SB1")
                .run(
                        "sign",
                        "GET",
                        "https://123456-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl"
                                + "?script=customscript_x&deploy=1&tag=z&tag=a&empty=&name=Zo%C3%AB%20%2A%21",
                        "--nonce",
                        "nonceAAAAAAAAAAAAAAA3",
                        "--timestamp",
                        "1700000000");
        assertThat(signed.out())
                .contains("realm=\"123456_SB1\"")
                .contains("oauth_signature=\"gZSga2dgZA2LClCHnV7fcgWnGD9wnOjuEzxJ8QGddGE%3D\"");
    }

    @Test
    void theBaseStringIsShownWhenAskedFor() {
        Outcome signed = sample().run(
                        "sign",
                        "get",
                        EMPLOYEE,
                        "--nonce",
                        "fjaLirsIcCGVZWzBX0pg",
                        "--timestamp",
                        "1508242306",
                        "--show-base-string");
        assertThat(signed.outLines().get(0))
                .isEqualTo("Base string: GET&https%3A%2F%2F123456.suitetalk.api.netsuite.com%2Fservices%2Frest%2Frecord"
                        + "%2Fv1%2Femployee%2F40&oauth_consumer_key%3D" + CONSUMER_KEY
                        + "%26oauth_nonce%3DfjaLirsIcCGVZWzBX0pg%26oauth_signature_method%3DHMAC-SHA256"
                        + "%26oauth_timestamp%3D1508242306%26oauth_token%3D" + TOKEN + "%26oauth_version%3D1.0");
        assertThat(signed.out()).doesNotContain(CONSUMER_SECRET, TOKEN_SECRET);
    }

    @Test
    void everyHeaderHasANonceAndATimeOfItsOwn() {
        assertThat(sample().run("sign", "GET", EMPLOYEE).out())
                .isNotEqualTo(sample().run("sign", "GET", EMPLOYEE).out());
    }

    @Test
    void valuesOfAPropertiesFileMayReferToTheEnvironmentAndToEachOther() throws IOException {
        Files.writeString(directory.resolve("application.properties"), """
                        acme.account = 654321_sb2
                        camel.component.netsuite-tba.account-id = {{acme.account}}
                        camel.component.netsuite-tba.consumerKey = {{env:ACME_KEY}}
                        """);
        Outcome signed = sample().environment("ACME_KEY", "acme").run("sign", "GET", EMPLOYEE);
        assertThat(signed.out()).contains("realm=\"654321_SB2\"", "oauth_consumer_key=\"acme\"");
    }

    @Test
    void aMissingValueIsOneLineThatNamesItsVariable() {
        Outcome refused = sample().environment("NETSUITE_TOKEN_SECRET", "").run("sign", "GET", EMPLOYEE);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.errLines())
                .containsExactly("Option accessTokenSecret is not set: set NETSUITE_TOKEN_SECRET");
    }

    @Test
    void whatIsNoUrlIsOneLine() {
        for (String url : new String[] {"https://a b/c", "employee/40", "https://x?a=%zz"}) {
            Outcome refused = sample().run("sign", "GET", url);
            assertThat(refused.exitCode()).as(url).isEqualTo(2);
            assertThat(refused.errLines()).as(url).hasSize(1);
        }
    }
}
