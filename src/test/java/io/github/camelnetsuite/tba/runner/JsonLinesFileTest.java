package io.github.camelnetsuite.tba.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesFileTest {

    @TempDir
    Path directory;

    private final List<ExecutorService> executors = new ArrayList<>();
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

    private JsonLinesFile used(Path path) throws IOException {
        JsonLinesFile file = new JsonLinesFile(path);
        file.use(this::executor);
        return file;
    }

    private ExecutorService executor() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        executors.add(executor);
        return executor;
    }

    private void append(JsonLinesFile file, String line) throws IOException {
        file.append(line.getBytes(UTF_8), failure -> outcomes.add(failure == null ? "done" : failure.getMessage()));
    }

    private String outcome() throws InterruptedException {
        String outcome = outcomes.poll(10, TimeUnit.SECONDS);
        assertThat(outcome).as("confirmed or failed").isNotNull();
        return outcome;
    }

    /** Closes it and waits until all is flushed. */
    private static void left(JsonLinesFile file) throws InterruptedException {
        ExecutorService flusher = file.leave();
        if (flusher != null) {
            flusher.shutdown();
            assertThat(flusher.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @AfterEach
    void endThreads() {
        executors.forEach(ExecutorService::shutdownNow);
    }

    @Test
    void aLineIsConfirmedAndThenInTheFile() throws Exception {
        Path path = directory.resolve("new/folder/a.jsonl");
        JsonLinesFile file = used(path);
        append(file, "{\"a\":1}");
        assertThat(outcome()).isEqualTo("done");
        assertThat(path).hasContent("{\"a\":1}\n");
        left(file);
    }

    @Test
    void nothingIsCreatedBeforeTheFirstLine() throws Exception {
        left(used(directory.resolve("new/a.jsonl")));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void newlinesBetweenTokensBecomeBlanks() throws Exception {
        Path path = directory.resolve("a.jsonl");
        JsonLinesFile file = used(path);
        append(file, "{\r\n  \"a\": 1\n}");
        outcome();
        assertThat(Files.readAllLines(path)).containsExactly("{    \"a\": 1 }");
        left(file);
    }

    @Test
    void aTornLastLineIsEnded() throws Exception {
        Path path = Files.writeString(directory.resolve("a.jsonl"), "{\"a\":1}\n{\"a\":");
        JsonLinesFile file = used(path);
        assertThat(path).content().endsWith("{\"a\":\n");
        append(file, "{\"a\":2}");
        outcome();
        assertThat(Files.readAllLines(path)).containsExactly("{\"a\":1}", "{\"a\":", "{\"a\":2}");
        left(file);
    }

    @Test
    void aWholeLastLineIsLeftAlone() throws Exception {
        Path path = Files.writeString(directory.resolve("a.jsonl"), "{}\n");
        left(used(path));
        assertThat(path).content().isEqualTo("{}\n");
    }

    @Test
    void manyLinesShareAFlushAndAllAreConfirmed() throws Exception {
        Path path = directory.resolve("a.jsonl");
        JsonLinesFile file = used(path);
        for (int i = 0; i < 5000; i++) {
            append(file, "{\"i\":" + i + "}");
        }
        left(file);
        assertThat(outcomes).hasSize(5000).containsOnly("done");
        assertThat(Files.readAllLines(path))
                .isEqualTo(IntStream.range(0, 5000)
                        .mapToObj(i -> "{\"i\":" + i + "}")
                        .toList());
    }

    @Test
    void linesOfManyWritersNeverMix() throws Exception {
        Path path = directory.resolve("a.jsonl");
        JsonLinesFile file = used(path);
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> writers = IntStream.range(0, 8)
                .mapToObj(writer -> new Thread(() -> {
                    String body = "{\"w\":\"" + String.valueOf(writer).repeat(9000) + "\"}";
                    try {
                        go.await();
                        for (int i = 0; i < 100; i++) {
                            append(file, body);
                        }
                    } catch (InterruptedException | IOException e) {
                        outcomes.add(e.toString());
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        go.countDown();
        for (Thread writer : writers) {
            writer.join();
        }
        left(file);
        assertThat(outcomes).hasSize(800).containsOnly("done");
        List<String> lines = Files.readAllLines(path);
        assertThat(lines).hasSize(800);
        assertThat(new HashSet<>(lines)).hasSize(8);
        assertThat(lines.stream()
                        .mapToInt(line -> Collections.frequency(lines, line))
                        .distinct())
                .containsExactly(100);
    }

    @Test
    void aLargeBodyIsOneLine() throws Exception {
        Path path = directory.resolve("a.jsonl");
        String body = "{\"a\":\"" + "x".repeat(20_000_000) + "\"}";
        JsonLinesFile file = used(path);
        append(file, body);
        assertThat(outcome()).isEqualTo("done");
        assertThat(Files.readAllLines(path)).containsExactly(body);
        left(file);
    }

    @Test
    void linesIntoAFileThatWasRemovedFailAndTheNextOneBeginsItAnew() throws Exception {
        Path path = directory.resolve("a.jsonl");
        JsonLinesFile file = used(path);
        append(file, "{\"a\":1}");
        outcome();
        Files.delete(path);
        append(file, "{\"a\":2}");
        assertThat(outcome()).contains("was removed or replaced");
        append(file, "{\"a\":2}");
        assertThat(outcome()).isEqualTo("done");
        assertThat(path).hasContent("{\"a\":2}\n");
        left(file);
    }

    @Test
    void linesIntoAFileThatWasReplacedFail() throws Exception {
        Path path = directory.resolve("a.jsonl");
        JsonLinesFile file = used(path);
        append(file, "{\"a\":1}");
        outcome();
        Files.move(path, directory.resolve("a.jsonl.1"));
        Files.writeString(path, "");
        append(file, "{\"a\":2}");
        assertThat(outcome()).contains("was removed or replaced");
        left(file);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskFailsTheLine() throws Exception {
        JsonLinesFile file = used(Path.of("/dev/full"));
        assertThatThrownBy(() -> append(file, "{}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("space");
        assertThatThrownBy(() -> append(file, "{}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("space");
        assertThat(outcomes).isEmpty();
        left(file);
    }

    @Test
    void aPathThatCantBeWrittenIsSaidAtOnce() throws Exception {
        Path occupied = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> used(occupied.resolve("a.jsonl")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("can't be written");
        assertThatThrownBy(() -> used(directory)).isInstanceOf(IOException.class);
    }

    @Test
    void theLastOfTwoProducersClosesTheFile() throws Exception {
        Path path = directory.resolve("a.jsonl");
        JsonLinesFile file = used(path);
        file.use(this::executor);
        append(file, "{\"a\":1}");
        assertThat(file.leave()).isNull();
        append(file, "{\"a\":2}");
        left(file);
        assertThat(outcomes).containsExactly("done", "done");
        assertThat(Files.readAllLines(path)).hasSize(2);
    }

    @Test
    void aFileMayBeUsedAgainAfterItWasLeft() throws Exception {
        Path path = directory.resolve("a.jsonl");
        JsonLinesFile file = used(path);
        append(file, "{\"a\":1}");
        left(file);
        file.use(this::executor);
        append(file, "{\"a\":2}");
        left(file);
        assertThat(outcomes).containsExactly("done", "done");
        assertThat(Files.readAllLines(path)).hasSize(2);
    }

    @Test
    void whatFollowsALineMayFailWithoutKeepingTheOthersWaiting() throws Exception {
        JsonLinesFile file = used(directory.resolve("a.jsonl"));
        file.append("{}".getBytes(UTF_8), failure -> {
            throw new IllegalStateException("for the test");
        });
        append(file, "{}");
        assertThat(outcome()).isEqualTo("done");
        left(file);
    }
}
