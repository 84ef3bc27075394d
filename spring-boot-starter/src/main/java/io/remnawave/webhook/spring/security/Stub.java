package io.remnawave.webhook.spring.security;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a request that never came, with as many answers as the rules look for. Everything else is what its interface
 * says by default, or nothing.
 */
final class Stub implements InvocationHandler {

    private final Map<String, Function<Object[], @Nullable Object>> answers;

    private Stub(Map<String, Function<Object[], @Nullable Object>> answers) {
        this.answers = answers;
    }

    /** @param answers by the name of the method */
    static <T> T of(Class<T> type, Map<String, Function<Object[], @Nullable Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Stub(answers)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        Function<Object[], @Nullable Object> answer = answers.get(method.getName());
        if (answer != null) {
            return answer.apply(given);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, given);
        }
        Class<?> returned = method.getReturnType();
        if (returned == boolean.class) {
            return false;
        }
        return returned == int.class ? (Object) 0 : returned == long.class ? (Object) 0L : null;
    }
}
