package io.remnawave.webhook.internal.listener;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an inherited method as the inheriting class means them: a type variable is what that class makes of it.
 * Without the one that the Kotlin compiler adds to a {@code suspend} function.
 */
public final class ParameterTypes {

    private ParameterTypes() {}

    public static List<Class<?>> of(Method method, Class<?> inheritor) {
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        collect(inheritor, arguments);
        int written = method.getParameterCount() - (KotlinFunctions.isSuspending(method) ? 1 : 0);
        return Stream.of(method.getGenericParameterTypes())
                .limit(written)
                .<Class<?>>map(type -> resolve(type, arguments))
                .toList();
    }

    /**
     * One of them with its type arguments. A wildcard counts as its upper bound.
     *
     * @return null if the inheriting class leaves a type variable of it open
     */
    public static @Nullable Type boundOf(Type parameter, Class<?> inheritor) {
        Map<TypeVariable<?>, Type> arguments = new HashMap<>();
        collect(inheritor, arguments);
        return bind(parameter, arguments);
    }

    private static @Nullable Type bind(Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type instanceof TypeVariable<?> variable) {
            Type argument = arguments.get(variable);
            return argument == null ? null : bind(argument, arguments);
        }
        if (type instanceof WildcardType wildcard) {
            return bind(wildcard.getUpperBounds()[0], arguments);
        }
        if (type instanceof GenericArrayType array) {
            Type component = bind(array.getGenericComponentType(), arguments);
            return component == null ? null : new BoundArray(component);
        }
        if (type instanceof ParameterizedType generic) {
            List<Type> bound = new ArrayList<>();
            for (Type argument : generic.getActualTypeArguments()) {
                Type known = bind(argument, arguments);
                if (known == null) {
                    return null;
                }
                bound.add(known);
            }
            return new BoundType(generic, bound);
        }
        return type;
    }

    private record BoundType(ParameterizedType written, List<Type> arguments) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return written.getRawType();
        }

        @Override
        public @Nullable Type getOwnerType() {
            return written.getOwnerType();
        }
    }

    private record BoundArray(Type component) implements GenericArrayType {

        @Override
        public Type getGenericComponentType() {
            return component;
        }
    }

    private static void collect(@Nullable Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type instanceof ParameterizedType generic) {
            TypeVariable<?>[] variables = ((Class<?>) generic.getRawType()).getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                arguments.put(variables[i], generic.getActualTypeArguments()[i]);
            }
            collect(generic.getRawType(), arguments);
        } else if (type instanceof Class<?> plain) {
            collect(plain.getGenericSuperclass(), arguments);
            for (Type implemented : plain.getGenericInterfaces()) {
                collect(implemented, arguments);
            }
        }
    }

    private static Class<?> resolve(Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof TypeVariable<?> variable) {
            Type argument = arguments.get(variable);
            return resolve(argument != null ? argument : variable.getBounds()[0], arguments);
        }
        return Object.class; // an array of variables, which no event can fill
    }
}
