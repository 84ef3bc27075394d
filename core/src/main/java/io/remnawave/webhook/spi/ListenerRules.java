package io.remnawave.webhook.spi;

import io.remnawave.webhook.internal.listener.KotlinFunctions;
import io.remnawave.webhook.listener.InvalidListenerException;
import java.lang.reflect.Method;

/** The rules of listener methods that hold under every adapter, in the same words. Stateless. */
public final class ListenerRules {

    private ListenerRules() {}

    /**
     * Refuses a static method.
     *
     * @throws InvalidListenerException if it is one
     */
    public static void requireInstanceMethod(String listenerId, boolean isStatic) {
        if (isStatic) {
            throw new InvalidListenerException(listenerId, "is static. Make it an instance method.");
        }
    }

    /**
     * Refuses a method that returns what nobody would look at.
     *
     * @param returned the simple name of what the method returns
     * @param awaitable whether that is nothing, or can be awaited
     * @param awaitableTypes what the adapter can await, "a CompletionStage"
     * @throws InvalidListenerException if it is not awaitable
     */
    public static void requireAwaitable(String listenerId, String returned, boolean awaitable, String awaitableTypes) {
        if (!awaitable) {
            throw new InvalidListenerException(
                    listenerId,
                    "returns " + returned + ", which nobody would look at. Return nothing, or " + awaitableTypes
                            + " to be awaited.");
        }
    }

    /**
     * The same for adapters that look at methods by reflection. A function of Kotlin with an expression body returns what the
     * expression gives, wanted or not: a plain value is dropped.
     *
     * @param returned what the class of the listener returns from the method
     */
    public static void requireAwaitable(
            String listenerId, Method method, Class<?> returned, boolean awaitable, String awaitableTypes) {
        boolean dropped = KotlinFunctions.isFunction(method) && KotlinFunctions.isDroppable(returned);
        requireAwaitable(listenerId, returned.getSimpleName(), awaitable || dropped, awaitableTypes);
    }

    /**
     * Refuses a {@code suspend} function that gives something which would have to be waited for.
     *
     * @throws InvalidListenerException if it does
     */
    public static void requireFinished(String listenerId, Method suspending) {
        Class<?> result = KotlinFunctions.resultOf(suspending);
        requireFinished(listenerId, result.getSimpleName(), KotlinFunctions.isDroppable(result));
    }

    /**
     * The same for adapters that know types by their names.
     *
     * @param result the simple name of what the function gives
     */
    public static void requireFinished(String listenerId, String result, boolean droppable) {
        if (!droppable) {
            throw new InvalidListenerException(
                    listenerId,
                    "is a suspend function and gives a " + result
                            + ", which nobody would wait for. Wait for it in the function, and give nothing.");
        }
    }

    /** Whether a class was written in Kotlin. */
    public static boolean isKotlin(Class<?> type) {
        return KotlinFunctions.isKotlin(type);
    }

    /** The name of a function of Kotlin as it was written, without what the compiler puts behind one that is {@code internal}. */
    public static String kotlinName(String compiledName) {
        return KotlinFunctions.nameOf(compiledName);
    }

    /** Whether a method is a {@code suspend} function of Kotlin, which has one parameter more than was written. */
    public static boolean isSuspending(Method method) {
        return KotlinFunctions.isSuspending(method);
    }

    /** Whether the type of a parameter is the one that the compiler adds to a {@code suspend} function. */
    public static boolean isContinuation(String typeName) {
        return KotlinFunctions.isContinuation(typeName);
    }

    /** Whether a value of this type, or of one that inherits it, must not be dropped: work goes on behind it, or has not begun. */
    public static boolean isPending(String typeName) {
        return KotlinFunctions.isPending(typeName);
    }
}
