package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.gateway.TestAccount;
import io.github.camelnetsuite.tba.gateway.ThrottledException;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Answers as they were recorded, replayed byte by byte: each is understood as what it says. A file holds a body, or an
 * object with {@code status} and the body under {@code response}. Those in the project are made up after NetSuite's
 * documentation; recordings of an account of yours are read from the folder that {@code NETSUITE_CAPTURES} names.
 */
class CapturedAnswersTest {

    private static final String CAPTURES = "NETSUITE_CAPTURES";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theProjectsSamplesAreUnderstood() throws IOException, InterruptedException {
        assertUnderstood(Path.of("src/test/resources/answers"));
    }

    @Test
    void recordingsOfARealAccountAreUnderstood() throws IOException, InterruptedException {
        String folder = System.getenv(CAPTURES);
        assumeTrue(folder != null, "Set " + CAPTURES + " to a folder of recorded answers (*.json) to replay them");
        assertUnderstood(Path.of(folder));
    }

    private static void assertUnderstood(Path folder) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).as("*.json in %s", folder).isNotEmpty();
        for (Path file : files) {
            Recording recording = Recording.of(JSON.readTree(file.toFile()));
            if (recording.body().path("items").isArray()) {
                assertPage(file, recording);
            } else {
                assertRefusal(file, recording);
            }
        }
    }

    private static void assertPage(Path file, Recording recording) throws InterruptedException {
        SuiteQlClient.Rows rows;
        try (ScriptedServer server = new ScriptedServer();
                TestAccount account = new TestAccount(server.url())) {
            server.replies(recording.reply());
            rows = new SuiteQlClient(account.gateway(), 1000)
                    .query("SELECT id FROM customer")
                    .body();
        }
        JsonNode page = recording.body();
        assertThat(rows.rows().stream().map(row -> row.get("id")).toList())
                .as("ids of %s", file)
                .isEqualTo(page.path("items").findValuesAsText("id"));
        assertThat(rows.more())
                .as("hasMore of %s", file)
                .isEqualTo(page.path("hasMore").asBoolean());
        assertThat(rows.total())
                .as("totalResults of %s", file)
                .isEqualTo(page.path("totalResults").asLong());
        for (int i = 0; i < rows.rows().size(); i++) {
            JsonNode item = page.path("items").path(i);
            rows.rows().get(i).forEach((column, value) -> assertThat(
                            item.path(column).asText())
                    .as("%s in a row of %s", column, file)
                    .isEqualTo(value));
        }
    }

    private static void assertRefusal(Path file, Recording recording) {
        NetSuiteException refusal;
        try (ScriptedServer server = new ScriptedServer();
                TestAccount account = new TestAccount(server.url())) {
            server.otherwise(request -> recording.reply());
            refusal = catchThrowableOfType(NetSuiteException.class, () -> new SuiteQlClient(account.gateway(), 1000)
                    .query("SELECT id FROM customer"));
        }
        JsonNode reason = recording.body().path("o:errorDetails").path(0);
        String said = reason.path("detail").asText();
        assertThat(refusal).as("what %s becomes: %s", file, refusal).isInstanceOf(recording.meaning());
        assertThat(refusal.status()).as("status of %s", file).isEqualTo(recording.status());
        if (refusal instanceof RequestRefusedException refused) {
            assertThat(refused.detail()).as("detail of %s", file).isEqualTo(said);
        }
        if (refusal instanceof PermissionMissingException || refusal instanceof RequestRefusedException) {
            assertThat(refusal).as("text of %s", file).hasMessageContaining(said);
            assertThat(refusal).hasMessageContaining(reason.path("o:errorCode").asText());
        }
    }

    /** What a file holds. */
    private record Recording(int status, JsonNode body) {

        static Recording of(JsonNode file) {
            JsonNode body = file.has("response") ? file.path("response") : file;
            return new Recording(file.path("status").asInt(200), body);
        }

        Reply reply() {
            String type = status == 200 ? "collection" : "error";
            return Reply.of(
                    status,
                    "Content-Type: application/vnd.oracle.resource+json; type=" + type + "; charset=UTF-8",
                    body.toString());
        }

        /** By status and wording, as a person would read it. */
        Class<? extends NetSuiteException> meaning() {
            String text = body.toString();
            if (status == 401) {
                return LoginRefusedException.class;
            }
            if (status == 429) {
                return ThrottledException.class;
            }
            if (status >= 500) {
                return UnavailableException.class;
            }
            if (status == 403 || text.contains("does not have permission") || text.contains("' was not found.")) {
                return PermissionMissingException.class;
            }
            return RequestRefusedException.class;
        }
    }
}
