package io.github.camelnetsuite.tba.progress;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Another data source's connections, until they break. */
public final class FaultyDataSource implements DataSource {

    private final DataSource sound;
    private volatile Fault fault = Fault.NONE;
    private volatile boolean autoCommit = true;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Change> late = new ArrayList<>();

    private volatile String before = "";
    private volatile Action action = () -> {};

    /** Something that happens meanwhile. */
    @FunctionalInterface
    interface Action {
        void run() throws SQLException;
    }

    private record Change(String sql, List<Object> parameters) {}

    /** How it breaks: the next save only, or everything. */
    public enum Fault {
        NONE,
        /** No connection at all, until it is mended. */
        UNREACHABLE,
        /** The next save does not reach the database. */
        LOST_BEFORE_SAVING,
        /** The next save is done, and nobody hears of it. */
        LOST_AFTER_SAVING,
        /** The next change is not heard of, and done only with {@link #arrive}. */
        LATE
    }

    public FaultyDataSource(DataSource sound) {
        this.sound = sound;
    }

    public void breakBy(Fault next) {
        fault = next;
    }

    /** Does this before the next statement that begins so; what it throws is what becomes of that. */
    void before(String statement, Action next) {
        action = next;
        before = statement;
    }

    private void aboutTo(String sql) throws SQLException {
        if (!before.isEmpty() && sql.startsWith(before)) {
            before = "";
            action.run();
        }
    }

    /** Lets the latest of those that are late be done; returns how many rows it changed. */
    int arrive() throws SQLException {
        Change change = late.remove(late.size() - 1);
        try (Connection connection = sound.getConnection();
                PreparedStatement statement = connection.prepareStatement(change.sql())) {
            for (int i = 0; i < change.parameters().size(); i++) {
                statement.setObject(i + 1, change.parameters().get(i));
            }
            return statement.executeUpdate();
        }
    }

    /** How many were asked for. */
    int connections() {
        return connections.get();
    }

    FaultyDataSource withoutAutoCommit() {
        autoCommit = false;
        return this;
    }

    @Override
    public Connection getConnection() throws SQLException {
        connections.incrementAndGet();
        if (fault == Fault.UNREACHABLE) {
            throw new SQLException("Connection refused", "08001");
        }
        Connection connection = sound.getConnection();
        connection.setAutoCommit(autoCommit);
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = call(method, connection, arguments);
            if (!method.getName().equals("prepareStatement")) {
                return result;
            }
            String sql = (String) arguments[0];
            aboutTo(sql);
            PreparedStatement statement = (PreparedStatement) result;
            return fault == Fault.LATE
                    ? thatIsLate(sql, statement)
                    : sql.contains("SET payload") ? thatMayFail(statement) : statement;
        });
    }

    private PreparedStatement thatIsLate(String sql, PreparedStatement statement) {
        List<Object> parameters = new ArrayList<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().equals("setObject")) {
                parameters.add(arguments[1]);
            } else if (method.getName().equals("executeUpdate")) {
                late.add(new Change(sql, parameters));
                throw lost();
            }
            return call(method, statement, arguments);
        });
    }

    private PreparedStatement thatMayFail(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            Fault now = method.getName().equals("executeUpdate") ? fault : Fault.NONE;
            if (now == Fault.LOST_BEFORE_SAVING) {
                throw lost();
            }
            Object result = call(method, statement, arguments);
            if (now == Fault.LOST_AFTER_SAVING) {
                throw lost();
            }
            return result;
        });
    }

    private SQLException lost() {
        fault = Fault.NONE;
        return new SQLException("An I/O error occurred while sending to the backend.", "08006");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return sound.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return sound.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        sound.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        sound.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return sound.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return sound.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return sound.isWrapperFor(type);
    }
}
