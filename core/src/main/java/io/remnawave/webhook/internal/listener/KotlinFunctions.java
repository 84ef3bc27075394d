package io.remnawave.webhook.internal.listener;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Set;

/**
 * What the Kotlin compiler makes of the functions that are listeners. By names alone, because the SDK does without Kotlin's
 * library. Stateless.
 */
public final class KotlinFunctions {

    private static final String METADATA = "kotlin.Metadata";

    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    /** Types, and packages of them, behind which work goes on, or has not even begun. */
    private static final Set<String> PENDING = Set.of(
            "java.util.concurrent.Callable",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Flow$Publisher",
            "java.util.concurrent.Future",
            "java.util.stream.BaseStream",
            "kotlin.Function",
            "kotlin.sequences.Sequence");

    private static final Set<String> PENDING_PACKAGES = Set.of(
            "io.reactivex.", "io.smallrye.mutiny.", "io.vertx.core.", "kotlinx.coroutines.", "org.reactivestreams.");

    private KotlinFunctions() {}

    /** Whether a method was written in Kotlin. */
    public static boolean isFunction(Method method) {
        return isKotlin(method.getDeclaringClass());
    }

    /** Whether a class was written in Kotlin. */
    public static boolean isKotlin(Class<?> type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (annotation.annotationType().getName().equals(METADATA)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a method is a {@code suspend} function: its last parameter is one that the compiler has added. */
    public static boolean isSuspending(Method method) {
        int count = method.getParameterCount();
        return count > 0 && isContinuation(method.getParameterTypes()[count - 1].getName());
    }

    /** Whether the type of a parameter is the one that the compiler adds to a {@code suspend} function. */
    public static boolean isContinuation(String typeName) {
        return typeName.equals(CONTINUATION);
    }

    /** The name as it was written: the compiler puts that of the module behind one that is {@code internal}. */
    public static String nameOf(Method method) {
        return isFunction(method) ? nameOf(method.getName()) : method.getName();
    }

    /** The same of a method that is one of Kotlin's. */
    public static String nameOf(String compiledName) {
        int end = compiledName.indexOf('$');
        return end > 0 ? compiledName.substring(0, end) : compiledName;
    }

    /** What a method returns; of a {@code suspend} function, what it gives in the end. */
    public static Class<?> resultOf(Method method) {
        if (!isSuspending(method)) {
            return method.getReturnType();
        }
        Type[] parameters = method.getGenericParameterTypes();
        Type result = parameters[parameters.length - 1];
        result = result instanceof ParameterizedType continuation ? continuation.getActualTypeArguments()[0] : result;
        result = result instanceof WildcardType superOf && superOf.getLowerBounds().length == 1
                ? superOf.getLowerBounds()[0]
                : result;
        result = result instanceof ParameterizedType generic ? generic.getRawType() : result;
        return result instanceof Class<?> plain ? plain : Object.class;
    }

    /**
     * Whether a value of this type may be dropped without a loss. A function with an expression body returns what the
     * expression gives, wanted or not; but behind some types work goes on, or only begins when somebody asks for it.
     */
    public static boolean isDroppable(Class<?> returned) {
        for (Class<?> type = returned; type != null; type = type.getSuperclass()) {
            if (isPending(type.getName())) {
                return false;
            }
            for (Class<?> implemented : type.getInterfaces()) {
                if (!isDroppable(implemented)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The same of one type alone, by its name, whatever it inherits. */
    public static boolean isPending(String typeName) {
        return PENDING.contains(typeName) || PENDING_PACKAGES.stream().anyMatch(typeName::startsWith);
    }
}
