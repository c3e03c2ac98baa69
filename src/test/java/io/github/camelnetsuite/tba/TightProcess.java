package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.gateway.ScriptedServer.Received;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A process with 64 MB of memory that polls an account when it is told to. */
final class TightProcess implements AutoCloseable {

    private final ScriptedServer account = new ScriptedServer();
    private final Process process;
    private final BufferedReader said;

    /** @param time what time it is in the account */
    TightProcess(String transport, String time) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TightMemory.class.getName(),
                        account.url().toString(),
                        time,
                        transport)
                .redirectErrorStream(true)
                .start();
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What came of one poll that gets these answers: the class of the trouble and its text, or how many records. */
    String poll(Function<Received, Reply> answers) throws IOException {
        account.otherwise(answers);
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        String line = said.readLine();
        while (line != null && !line.startsWith("> ")) {
            line = said.readLine();
        }
        assertThat(line).as("the process is alive and answers").isNotNull();
        return line.substring(2);
    }

    int requests() {
        return account.received().size();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
        account.close();
    }
}
