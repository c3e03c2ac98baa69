package io.github.camelnetsuite.tba.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.kill.Comparison.End;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the judge of the tests with killed processes sees in a file that somebody has spoilt. */
class ComparisonTest {

    private final Sandbox sandbox = Sandbox.builder().customers(3).contacts(0).start();
    private final Account account = new Account(sandbox.environment());
    private final Editor editor = new Editor(account, 1, Duration.ofSeconds(1), false, "customer");
    private final List<String> truth = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void readTheTruth() {
        account.truth("customer", record -> truth.add(record.toString()));
    }

    @AfterEach
    void close() {
        editor.close();
        sandbox.close();
    }

    private Findings of(String file, End... ends) throws IOException {
        Path destination = Files.writeString(directory.resolve("customers.jsonl"), file);
        return Comparison.of(
                account, "customer", editor.ledger("customer"), Arrived.lines(destination), List.of(ends), true);
    }

    private String lines() {
        return String.join("\n", truth) + "\n";
    }

    @Test
    void aWholeFileIsInOrder() throws IOException {
        assertThat(of(lines())).isEqualTo(new Findings(3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void aRecordThatIsMissingIsLost() throws IOException {
        assertThat(of(truth.get(0) + "\n" + truth.get(2) + "\n").lost()).isEqualTo(1);
    }

    @Test
    void twoRecordsOnOneLineAreNone() throws IOException {
        Findings findings = of(truth.get(0) + truth.get(1) + "\n" + truth.get(2) + "\n");

        assertThat(findings.broken()).isEqualTo(1);
        assertThat(findings.lost()).isEqualTo(2);
    }

    @Test
    void aLineThatAKillCutOffIsTornAndItsRecordLost() throws IOException {
        String part = truth.get(0).substring(0, 20) + "\n";
        Findings findings = of(part + truth.get(1) + "\n" + truth.get(2) + "\n", new End(20, true));

        assertThat(findings).isEqualTo(new Findings(3, 3, 1, 0, 0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void aLineThatNoKillCutOffIsBroken() throws IOException {
        String part = truth.get(0).substring(0, 20) + "\n";

        assertThat(of(part + lines(), new End(20, false)).broken()).isEqualTo(1);
        assertThat(of(lines().strip()).broken()).isEqualTo(1);
    }

    @Test
    void whatComesAgainIsPutDownToTheKillBeforeIt() throws IOException {
        long size = lines().getBytes(UTF_8).length;

        assertThat(of(lines() + lines(), new End(size, true))).isEqualTo(new Findings(3, 6, 0, 0, 0, 0, 0, 3, 3, 0, 0));
        assertThat(of(lines() + lines(), new End(size, false)).repeatedForNothing())
                .isEqualTo(3);
    }

    /** Deletes one record. @return what arrives of that */
    private String deletion() throws IOException {
        long id = account.edit(Account.JSON.readTree("{\"type\":\"customer\",\"deletes\":1}"))
                .get(0)
                .path("id")
                .asLong();
        editor.ledger("customer").deleted(id);
        return "{\"id\":\"" + id + "\"}\n";
    }

    @Test
    void aDeletionEndsItsRecord() throws IOException {
        assertThat(of(lines() + deletion())).isEqualTo(new Findings(2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void aDeletionThatIsMissingIsLost() throws IOException {
        deletion();

        assertThat(of(lines()).lost()).isEqualTo(1);
    }

    @Test
    void aStateThatComesAfterItsRecordsDeletionIsOlder() throws IOException {
        String deletion = deletion();
        String record = truth.stream()
                .filter(one -> one.startsWith(deletion.strip().replace("}", ",")))
                .findFirst()
                .orElseThrow();

        assertThat(of(lines() + deletion + record + "\n").older()).isEqualTo(1);
    }

    @Test
    void aDeletionThatNeverWasIsInvented() throws IOException {
        assertThat(of(lines() + "{\"id\":\"99999999\"}\n").invented()).isEqualTo(1);
    }

    @Test
    void aDeletionThatComesAgainIsPutDownToTheKillBeforeIt() throws IOException {
        String file = lines() + deletion();
        String again = file.substring(lines().length());
        long size = file.getBytes(UTF_8).length;

        assertThat(of(file + again, new End(size, true))).isEqualTo(new Findings(2, 5, 0, 0, 0, 0, 0, 1, 1, 0, 1));
        assertThat(of(file + again, new End(size, false)).repeatedForNothing()).isEqualTo(1);
    }

    @Test
    void whatTheAccountNeverHeldIsInvented() throws IOException {
        assertThat(of(lines() + truth.get(0).replaceFirst("\"id\":\"\\d+\"", "\"id\":\"99999999\"") + "\n")
                        .invented())
                .isEqualTo(1);
    }
}
