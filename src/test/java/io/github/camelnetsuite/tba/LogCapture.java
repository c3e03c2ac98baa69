package io.github.camelnetsuite.tba;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Everything that some loggers, and those below them, say at any level, stack traces too, kept in memory while this is open. */
public final class LogCapture implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final List<String> loggers;
    private final Map<String, LoggerConfig> before = new HashMap<>();
    private final Lines lines = new Lines();

    private LogCapture(List<String> loggers) {
        this.loggers = loggers;
    }

    public static LogCapture of(String... loggers) {
        LogCapture capture = new LogCapture(List.of(loggers));
        capture.lines.start();
        Configuration configuration = capture.context.getConfiguration();
        // What the configuration says of single classes below them would win.
        configuration.getLoggers().keySet().stream()
                .filter(name -> List.of(loggers).stream().anyMatch(logger -> name.startsWith(logger + ".")))
                .toList()
                .forEach(name -> {
                    capture.before.put(name, configuration.getLoggers().get(name));
                    configuration.removeLogger(name);
                });
        for (String logger : loggers) {
            LoggerConfig config = new LoggerConfig(logger, Level.TRACE, false);
            config.addAppender(capture.lines, Level.TRACE, null);
            Map.copyOf(configuration.getLoggers()).forEach((name, configured) -> {
                if (name.equals(logger) || name.startsWith(logger + ".")) {
                    capture.before.put(name, configured);
                    configuration.removeLogger(name);
                }
            });
            configuration.addLogger(logger, config);
        }
        capture.context.updateLoggers();
        return capture;
    }

    public List<String> lines() {
        return lines.said;
    }

    @Override
    public void close() {
        loggers.forEach(context.getConfiguration()::removeLogger);
        before.forEach(context.getConfiguration()::addLogger);
        context.updateLoggers();
        lines.stop();
    }

    private static final class Lines extends AbstractAppender {

        private final List<String> said = new CopyOnWriteArrayList<>();

        Lines() {
            super(
                    "captured",
                    null,
                    PatternLayout.newBuilder()
                            .withPattern("%level %logger [%thread] %msg %throwable")
                            .build(),
                    true,
                    Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            said.add(String.valueOf(getLayout().toSerializable(event)));
        }
    }
}
