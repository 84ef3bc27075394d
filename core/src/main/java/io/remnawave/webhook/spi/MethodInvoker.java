package io.remnawave.webhook.spi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Calls a method through a handle that is looked up once. */
record MethodInvoker(MethodHandle handle) implements ListenerInvoker {

    /** @throws IllegalAccessException if the method's module does not open its package to this one */
    static MethodInvoker of(Object target, Method method) throws IllegalAccessException {
        if (!method.trySetAccessible()) {
            throw new IllegalAccessException(method + " cannot be made accessible");
        }
        MethodHandle handle = MethodHandles.lookup()
                .unreflect(method)
                .bindTo(target)
                .asSpreader(Object[].class, method.getParameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
        return new MethodInvoker(handle);
    }

    @Override
    public @Nullable Object invoke(Object[] arguments) throws Throwable {
        return (Object) handle.invokeExact(arguments);
    }
}
