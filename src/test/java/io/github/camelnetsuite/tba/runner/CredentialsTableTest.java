package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many tenants are kept at once, all of them or none. */
class CredentialsTableTest extends CredentialsBench {

    private Path csv(String... lines) throws IOException {
        return Files.writeString(directory.resolve("many.csv"), String.join("\r\n", lines) + "\r\n");
    }

    @Test
    void manyAtOnceByTheLabelsOfTheGuide() throws IOException {
        csv(
                "\ufeffSource name;API Key/Password;\"Client ID/Username\";Other;Name;transport;property.crm",
                "NetSuite Account;" + SECRET + ";" + KEY + ";" + OTHER + ";acme;;1",
                "NetSuite Account;" + SECRET + ";" + KEY + ";\"1234567_SB1, " + ID + ", " + TOKEN + "\";beta.co;soap;",
                ";;;;;;");

        Outcome added = done("add", "--from-csv", "many.csv");
        assertThat(added.outLines()).hasSize(3);
        assertThat(added.outLines().get(0))
                .startsWith("many.csv, row 3: Other held the account ID as its first value and not as its last");
        assertThat(added.outLines().get(1)).startsWith("acme: added (account 1234567_SB1, tba, ");
        assertThat(kept("acme")).hasSize(6).containsAllEntriesOf(KEPT).containsEntry("property.crm", "1");
        assertThat(kept("beta.co")).hasSize(6).containsAllEntriesOf(KEPT).containsEntry("transport", "soap");
    }

    @Test
    void manyAtOnceByOurNames() throws IOException {
        csv(
                "tenant,accountId,Consumer Key,consumer_secret,Token ID,tokenSecret",
                "acme,1234567_SB1," + KEY + "," + SECRET + "," + ID + "," + TOKEN,
                "beta,7654321," + KEY + ",{{env:BETA}}," + ID + "," + TOKEN);

        done("add", "--from-csv", "many.csv");
        assertThat(kept("acme")).isEqualTo(KEPT);
        assertThat(kept("beta")).containsEntry("consumerSecret", "{{env:BETA}}");
    }

    @Test
    void oneWrongRowAndNoneIsWrittenAndAllErrorsAreTold() throws IOException {
        csv(
                "name,Client ID/Username,API Key/Password,Other",
                "acme," + KEY + "," + SECRET + ",\"" + OTHER + "\"",
                KEY + "," + KEY + "," + SECRET + ",\"" + OTHER + "\"",
                "ACME," + KEY + "," + SECRET + ",\"" + OTHER + "\"",
                "beta," + KEY + "," + SECRET + ",\"" + ID + "," + TOKEN + "\"",
                "gamma," + KEY + "," + SECRET + ",\"" + ID + " x," + TOKEN + ",1234567\"",
                "delta," + KEY + ",," + "\"" + OTHER + "\"");

        Outcome refused = credentials("add", "--from-csv", "many.csv");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.errLines()).hasSize(6);
        assertThat(refused.errLines().get(0)).startsWith("many.csv, row 3, column 1: name looks like a key or a token");
        assertThat(refused.errLines().get(1)).isEqualTo("many.csv, row 4, column 1: name: another row has it too");
        assertThat(refused.errLines().get(2)).startsWith("many.csv, row 5, column 4: Other holds 2 values");
        assertThat(refused.errLines().get(3)).startsWith("many.csv, row 6, column 4: accessToken holds a blank");
        assertThat(refused.errLines().get(4)).startsWith("many.csv, row 7, column 3: consumerSecret is missing");
        assertThat(refused.errLines().get(5)).isEqualTo("Nothing was written: correct these 5, and run it once more");
        assertThat(files()).isEmpty();
    }

    @Test
    void manyReplaceOthersOnlyWhenTold() throws IOException {
        addAcme("--set", "property.crm=1");
        String rotated = SECRET.replace('5', '6');
        csv(
                "name,Client ID/Username,API Key/Password,Other",
                "beta," + KEY + "," + SECRET + ",\"" + OTHER + "\"",
                "acme," + KEY + "," + rotated + ",\"" + OTHER + "\"");

        Outcome refused = credentials("add", "--from-csv", "many.csv");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errLines().get(0))
                .isEqualTo("many.csv, row 3: there are credentials of this name: give --replace for others");
        assertThat(files()).containsExactly("acme.properties");

        assertThat(done("add", "--from-csv", "many.csv", "--replace").outLines())
                .anyMatch(line -> line.startsWith("acme: replaced"))
                .anyMatch(line -> line.startsWith("beta: added"));
        assertThat(kept("acme")).containsEntry("consumerSecret", rotated).containsEntry("property.crm", "1");
    }

    @Test
    void whatWasWrittenBeforeADiskFailsIsTakenBack() throws IOException {
        addAcme();
        String before = Files.readString(file("acme"));
        Files.createDirectories(file("beta").resolve("in the way"));
        csv(
                "name,Client ID/Username,API Key/Password,Other,property.crm",
                "acme," + KEY + "," + SECRET + ",\"" + OTHER + "\",2",
                "alpha," + KEY + "," + SECRET + ",\"" + OTHER + "\",2",
                "beta," + KEY + "," + SECRET + ",\"" + OTHER + "\",2");

        assertThat(refused("add", "--from-csv", "many.csv", "--replace")).contains(directory.toString());
        assertThat(files()).containsExactly("acme.properties", "beta.properties");
        assertThat(Files.readString(file("acme"))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,Other,Colour                    | row 1, column 3 names nothing that is known",
                "S,K,I                                | row 1, column 1 names nothing that is known",
                "Other,name,OTHER                     | row 1, column 3 names what column 1 does, too",
                "accountid,other                      | row 1 names no column of tenants: call it name",
                "''                                   | row 1 is empty",
                "name,Other                           | many.csv, there is no row below the header"
            })
    void aHeaderThatIsNoneIsNotShown(String header, String error) throws IOException {
        csv(header.replace("S", SECRET)
                .replace("K", KEY)
                .replace("I,", ID + ",")
                .replaceAll("I$", ID));

        Outcome refused = credentials("add", "--from-csv", "many.csv");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith(error);
    }

    @Test
    void aTableThatIsNotThereOrNotInUtf8() throws IOException {
        assertThat(refused("add", "--from-csv", "none.csv")).startsWith("Option --from-csv: there is no file ");
        Files.write(directory.resolve("latin.csv"), "name,Other\n\u00e4,b".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused("add", "--from-csv", "latin.csv")).endsWith("is not in UTF-8: save it as CSV UTF-8");
        assertThat(refused("add", "acme", "--from-csv", "latin.csv")).startsWith("Option --from-csv goes with");
        assertThat(refused("add")).startsWith("Give the NAME of a tenant, or --from-csv");
    }
}
