package io.github.camelnetsuite.tba.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Notes which tests stand for which rows of the catalogue, of any engine, and writes the report after the last one. */
public final class FaultReportListener implements TestExecutionListener {

    static final Path REPORT = Path.of("target", "fault-report.md");

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        TestSource source = test.getSource().orElse(null);
        if (test.isTest() && source instanceof MethodSource method && result.getStatus() != Status.ABORTED) {
            note(method, result.getStatus() == Status.SUCCESSFUL);
        }
    }

    private static void note(MethodSource source, boolean passed) {
        Method method = source.getJavaMethod();
        Class<?> type = source.getJavaClass();
        note(method.getAnnotation(Catalogue.class), type, passed);
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            note(outer.getAnnotation(Catalogue.class), type, passed);
        }
    }

    private static void note(Catalogue rows, Class<?> type, boolean passed) {
        if (rows != null) {
            while (type.getEnclosingClass() != null) {
                type = type.getEnclosingClass();
            }
            for (String row : rows.value()) {
                FaultReport.THIS_RUN.line(row).tested(type.getSimpleName(), passed);
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!FaultReport.THIS_RUN.isEmpty()) {
            try {
                Files.createDirectories(REPORT.getParent());
                Files.writeString(REPORT, FaultReport.THIS_RUN.markdown());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
