package io.remnawave.webhook.inbox.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A data source between the inbox and its database, in which things happen that a proxy, a network or a pool may do. */
public final class HookedDataSource {

    /** What is told of when somebody asks for a connection; of a statement, its SQL is. */
    public static final String CONNECTION = "";

    private HookedDataSource() {}

    /** What happens before a connection is given or a statement is prepared. */
    @FunctionalInterface
    public interface Hook {
        void before(String sql) throws Exception;
    }

    /** A data source with a hook. */
    public static DataSource of(DataSource real, Hook hook) {
        return proxy(DataSource.class, (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return invoke(method, real, arguments);
            }
            hook.before(CONNECTION);
            return of((Connection) invoke(method, real, arguments), hook);
        });
    }

    private static Connection of(Connection real, Hook hook) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                hook.before((String) arguments[0]);
            }
            return invoke(method, real, arguments);
        });
    }

    @FunctionalInterface
    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method, arguments)));
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
