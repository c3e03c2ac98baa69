package io.github.camelnetsuite.tba.kill;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests their {@link ChildJvm}, one for all, with its archive written. */
final class ChildJvms implements ParameterResolver {

    private record Prepared(Path folder, ChildJvm jvm)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        static Prepared now() {
            try {
                Path folder = Files.createTempDirectory("child-jvm");
                ChildJvm jvm = new ChildJvm(folder);
                Path first = Files.createDirectories(folder.resolve("first"));
                try (Sandbox few = Sandbox.builder().customers(10).contacts(10).start()) {
                    new Series(jvm.command("64m"), new Account(few.environment()), first, "customer", "contact")
                            .readToTheEnd();
                }
                return new Prepared(folder, jvm);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == ChildJvm.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(ChildJvms.class))
                .getOrComputeIfAbsent(Prepared.class, type -> Prepared.now(), Prepared.class)
                .jvm();
    }
}
