package io.remnawave.webhook.micronaut.listener;

import io.micronaut.core.reflect.ClassUtils;
import io.micronaut.inject.ExecutableMethod;
import io.remnawave.webhook.listener.InvalidListenerException;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.future.FutureKt;

/** Calls {@code suspend} functions of Kotlin, on the calling thread until they suspend. */
final class SuspendFunctions {

    private static final boolean CALLABLE =
            ClassUtils.isPresent("kotlinx.coroutines.future.FutureKt", SuspendFunctions.class.getClassLoader());

    private SuspendFunctions() {}

    /** @throws InvalidListenerException if Kotlin's library of coroutines is missing */
    static void check(String listenerId) {
        if (!CALLABLE) {
            throw new InvalidListenerException(
                    listenerId,
                    "is a suspend function, which is called with org.jetbrains.kotlinx:kotlinx-coroutines-core. Add it, or take"
                            + " the word suspend away.");
        }
    }

    /** Completes as the coroutine does: what it throws, its cancellation too, is the failure of the stage. */
    static <T> CompletionStage<?> call(T bean, ExecutableMethod<T, ?> function, Object[] arguments) {
        return FutureKt.future(
                GlobalScope.INSTANCE, Dispatchers.getUnconfined(), CoroutineStart.DEFAULT, (scope, continuation) -> {
                    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
                    all[arguments.length] = continuation;
                    return function.invoke(bean, all);
                });
    }
}
