package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.FileCursorStore;
import io.github.camelnetsuite.tba.progress.OverlapMemory;
import io.github.camelnetsuite.tba.progress.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code credentials remove} removes all that it was told to, or nothing. */
class RemoveCredentialsTest extends CredentialsBench {

    private static final String[] ALL = {
        "acme-contact", "acme-contact-deleted", "acme-contact-resync", "acme-customer", "acme-customer-resync"
    };

    private FileCursorStore progress() {
        return new FileCursorStore(directory.resolve(".netsuite-tba"));
    }

    private void keepProgress(String... names) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(".netsuite-tba"));
        for (String name : names) {
            Files.writeString(folder.resolve(name + ".cursor"), "damaged is deleted, too");
        }
    }

    @Test
    void removeForgetsProgressOnlyWhenTold() throws IOException {
        addAcme();
        keepProgress(
                "acme-customer",
                "acme-customer-deleted",
                "acme-customer-resync",
                "acme-contact",
                "acme-other",
                "beta-customer",
                "acme");
        assertThat(done("remove", "acme").outLines()).containsExactly("acme: removed");
        assertThat(files()).isEmpty();
        assertThat(progress().names()).hasSize(7);

        assertThat(done("remove", "acme", "--forget").outLines())
                .containsExactly(
                        "acme: no credentials were kept",
                        "acme: progress forgotten (acme-customer, acme-customer-deleted, acme-customer-resync,"
                                + " acme-contact)");
        assertThat(progress().names()).containsExactly("acme", "acme-other", "beta-customer");

        addAcme();
        assertThat(done("remove", "acme", "--forget").outLines())
                .containsExactly("acme: removed", "acme: no progress was kept");
        assertThat(refused("remove", "acme"))
                .isEqualTo("No credentials of that name are kept in " + directory.resolve("accounts"));
        assertThat(refused("remove", "../acme")).startsWith("name: a tenant's name has");
    }

    @Test
    void whileARouteRunsNothingIsForgottenAndNothingRemoved() throws IOException {
        addAcme();
        keepProgress("acme-contact");
        try (CursorHandle held = progress().open("acme-customer")) {
            assertThat(held.toString()).isNotNull();
            keepProgress("acme-customer");
            assertThat(refused("remove", "acme", "--forget")).contains("in use");
        }
        assertThat(files()).containsExactly("acme.properties");
    }

    @Test
    void whicheverOfItsRoutesRunsAllStays() throws IOException {
        for (String running : List.of("acme-customer", "acme-contact", "acme-contact-deleted", "acme-contact-resync")) {
            addAcme("--replace");
            try (CursorHandle held = progress().open(running)) {
                assertThat(held.toString()).isNotNull();
                keepProgress(ALL);
                assertThat(refused("remove", "acme", "--forget")).contains("in use", running);
            }
            assertThat(files()).containsExactly("acme.properties");
            assertThat(progress().names()).containsExactly(ALL);
            for (String name : ALL) {
                Files.delete(directory.resolve(".netsuite-tba/" + name + ".cursor"));
            }
        }
        keepProgress(ALL);
        assertThat(done("remove", "acme", "--forget").out()).contains("acme: removed");
        assertThat(progress().names()).isEmpty();
    }

    @Test
    void whatBrokeOffIsEndedByTheSameAgain() throws IOException {
        addAcme("--set", "cursorName=own");
        keepProgress("own", "acme-customer");
        Path inTheWay = Files.createDirectories(directory.resolve(".netsuite-tba/own-deleted.cursor/in the way"));
        assertThat(credentials("remove", "acme", "--forget").exitCode()).isEqualTo(2);
        assertThat(files()).containsExactly("acme.properties");

        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        assertThat(done("remove", "acme", "--forget").out()).contains("acme: removed");
        assertThat(files()).isEmpty();
        assertThat(progress().names()).isEmpty();
    }

    @Test
    void theNameThatItsFileGivesItsProgressCounts() throws IOException {
        addAcme("--set", "cursorName=own");
        keepProgress("own", "own-deleted", "own-resync", "own-other", "acme-contact");
        assertThat(done("remove", "acme", "--forget").outLines())
                .containsExactly(
                        "acme: removed", "acme: progress forgotten (own, own-deleted, own-resync, acme-contact)");
        assertThat(progress().names()).containsExactly("own-other");

        addAcme("--set", "contact.cursorName=people");
        keepProgress("people");
        assertThat(done("remove", "acme", "--forget").out()).contains("progress forgotten (people)");

        addAcme("--set", "cursorName={{env:CURSOR}}", "--set", "cursorDirectory=elsewhere");
        Files.createDirectories(directory.resolve("elsewhere"));
        Files.writeString(directory.resolve("elsewhere/named.cursor"), "damaged");
        assertThat(refused("remove", "acme", "--forget"))
                .isEqualTo("cursorName is {{env:CURSOR}}, which nothing stands behind here, so it is not known what to"
                        + " forget; nothing was removed");
        assertThat(files()).containsExactly("acme.properties");
        here.environment("CURSOR", "named");
        assertThat(done("remove", "acme", "--forget").out()).contains("progress forgotten (named)");
        assertThat(directory.resolve("elsewhere/named.cursor")).doesNotExist();
    }

    private Path keptElsewhere(String file) throws IOException {
        Path cursor = directory.resolve(file);
        Files.createDirectories(cursor.getParent());
        return Files.writeString(cursor, "damaged");
    }

    /** Another tenant of this name would go on from what is left. */
    @Test
    void eachRecordTypesProgressIsForgottenWhereItsFileHasItKept() throws IOException {
        addAcme("--set", "customer.cursorDirectory=elsewhere", "--set", "cursorName=own");
        keepProgress("own", "acme-contact-resync", "acme-customer");
        Path customers = keptElsewhere("elsewhere/acme-customer.cursor");
        Path own = keptElsewhere("elsewhere/own.cursor");
        Path others = keptElsewhere("elsewhere/acme-contact.cursor");

        assertThat(done("remove", "acme", "--forget").outLines())
                .containsExactly(
                        "acme: removed", "acme: progress forgotten (own, acme-customer, own, acme-contact-resync)");
        assertThat(customers).doesNotExist();
        assertThat(own).doesNotExist();
        assertThat(others).exists();
        assertThat(progress().names()).containsExactly("acme-customer");
    }

    @Test
    void aRouteThatRunsInOneFolderKeepsWhatIsInTheOther() throws IOException {
        addAcme("--set", "customer.cursorDirectory=elsewhere", "--set", "contact.cursorDirectory=there");
        Path customers = keptElsewhere("elsewhere/acme-customer.cursor");
        FileCursorStore there = new FileCursorStore(directory.resolve("there"));
        try (CursorHandle held = there.open("acme-contact")) {
            assertThat(held.toString()).isNotNull();
            keptElsewhere("there/acme-contact.cursor");
            assertThat(refused("remove", "acme", "--forget")).contains("in use", "acme-contact");
        }
        assertThat(customers).exists();
        assertThat(files()).containsExactly("acme.properties");

        assertThat(done("remove", "acme", "--forget").out())
                .contains("progress forgotten (acme-customer, acme-contact)");
        assertThat(customers).doesNotExist();
        assertThat(there.names()).isEmpty();
    }

    @Test
    void oneFolderThatIsWrittenInTwoWaysIsOne() throws IOException {
        addAcme("--set", "customer.cursorDirectory=./elsewhere/../.netsuite-tba", "--set", "cursorName=own");
        Files.createDirectories(directory.resolve("elsewhere"));
        // It is one that can be taken, and taken once only.
        try (CursorHandle kept = progress().open("own")) {
            kept.save(new Cursor(
                    "1234567_SB1",
                    "customer",
                    "since=beginning",
                    new Phase.Tail(Instant.parse("2026-03-01T12:00:00Z"), null),
                    OverlapMemory.empty(10)));
        }
        assertThat(done("remove", "acme", "--forget").out()).contains("progress forgotten (own)");
        assertThat(progress().names()).isEmpty();
    }

    @Test
    void whatAFileHasKeptInAStoreOfItsOwnIsNotTakenForForgotten() throws IOException {
        addAcme("--set", "contact.dataSource=#bean:own");
        keepProgress("acme-customer");
        assertThat(refused("remove", "acme", "--forget"))
                .isEqualTo(
                        "contact.dataSource is set in the file of acme, so its progress is where this command does not"
                                + " come; remove it there, and the file without --forget; nothing was removed");
        assertThat(files()).containsExactly("acme.properties");
        assertThat(progress().names()).containsExactly("acme-customer");
    }
}
