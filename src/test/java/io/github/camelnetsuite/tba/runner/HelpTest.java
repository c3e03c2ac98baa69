package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "plan",
                "peek",
                "sandbox",
                "cursor",
                "cursor list",
                "cursor show",
                "cursor rewind",
                "cursor reset",
                "resync",
                "sign",
                "keygen",
                "guide",
                "credentials",
                "credentials add",
                "credentials list",
                "credentials check",
                "credentials remove",
                "status"
            })
    void everyCommandExplainsItself(String command) {
        Outcome help =
                CommandLineRun.in(directory).run((command + " --help").strip().split(" "));
        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith(("Usage: netsuite-tba " + command).strip());
    }

    @Test
    void theHelpOfRunTellsTheExitCodesAndWhereSettingsComeFrom() {
        assertThat(CommandLineRun.in(directory).run("run", "--help").out())
                .contains(
                        "Exit codes:", "0 ", "1 ", "2 ", "NETSUITE_ACCOUNT_ID", "--properties", "--once", "--sandbox");
    }

    @Test
    void theHelpNamesEveryCommand() {
        assertThat(CommandLineRun.in(directory).run("--help").out())
                .contains(
                        "run ",
                        "plan ",
                        "peek ",
                        "verify ",
                        "sandbox ",
                        "cursor ",
                        "sign ",
                        "keygen ",
                        "guide ",
                        "credentials ",
                        "resync ",
                        "status ");
    }

    @Test
    void theVersionTellsCamelAndJavaToo() {
        assertThat(CommandLineRun.in(directory).run("--version").out())
                .startsWith("netsuite-tba ")
                .contains("Camel 4.", "Java " + Runtime.version());
    }

    @ParameterizedTest
    @CsvSource({
        "rum, Unmatched argument at index 0: 'rum'. Try: netsuite-tba --help",
        "run --onse, Unknown option: '--onse'. Try: netsuite-tba run --help",
        "run here, Unmatched argument at index 1: 'here'. Try: netsuite-tba run --help",
        "cursor rewind x, Missing required option: '--to=INSTANT'. Try: netsuite-tba cursor rewind --help",
        "resync, Missing required parameter: 'NAME'. Try: netsuite-tba resync --help",
        "sign GET, Missing required parameter: 'URL'. Try: netsuite-tba sign --help",
        "sandbox --port x, Invalid value for option '--port': 'x' is not an int. Try: netsuite-tba sandbox --help"
    })
    void whatIsNotUnderstoodIsOneLineAndExitCodeTwo(String arguments, String line) {
        Outcome refused = CommandLineRun.in(directory).run(arguments.split(" "));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.errLines()).first().isEqualTo(line);
        assertThat(refused.errLines()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void nothingAtAllAsksForACommand() {
        Outcome refused = CommandLineRun.in(directory).run();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errLines()).containsExactly("Missing required subcommand. Try: netsuite-tba --help");
    }
}
