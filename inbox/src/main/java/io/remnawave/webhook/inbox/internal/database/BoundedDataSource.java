package io.remnawave.webhook.inbox.internal.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Has the inbox wait no longer than half a minute for an answer: a connection whose other end has vanished would hold its thread for
 * ever. A shorter limit that the application has set stays. A connection is given back with the limit it came with, since listeners
 * get it next, who may take their time. Thread-safe.
 */
final class BoundedDataSource implements DataSource {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(BoundedDataSource.class);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final DataSource real;

    BoundedDataSource(DataSource real) {
        this.real = real;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return bounded(real.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return bounded(real.getConnection(username, password));
    }

    private static Connection bounded(Connection connection) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            Database.limitWait(connection, LONGEST_WAIT);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    new GivenBackAsItWas(connection, before));
        } catch (SQLFeatureNotSupportedException e) {
            log.debug("The driver knows no network timeout", e);
            return connection;
        } catch (SQLException | RuntimeException e) {
            Database.close(connection);
            throw e;
        }
    }

    private record GivenBackAsItWas(Connection connection, int networkTimeout) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                restore();
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }

        private void restore() {
            try {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, networkTimeout);
                }
            } catch (SQLException | RuntimeException e) {
                log.debug("The network timeout of a broken connection could not be set back", e);
            }
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return real.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(real) ? type.cast(real) : real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(real) || real.isWrapperFor(type);
    }
}
