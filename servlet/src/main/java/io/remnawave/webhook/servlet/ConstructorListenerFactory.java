package io.remnawave.webhook.servlet;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Calls the constructor without parameters, be it public or not. */
final class ConstructorListenerFactory implements ListenerFactory {

    @Override
    public <T> T create(Class<T> type, ServletContext context) throws Exception {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodException(
                    "it has no constructor without parameters. Add one, or provide a ListenerFactory");
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
