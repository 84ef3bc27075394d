package io.remnawave.webhook.micronaut.listener;

import io.micronaut.inject.ExecutableMethod;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.future.FutureKt;

/** Calls {@code suspend} functions of Kotlin, on the calling thread until they suspend. */
final class SuspendFunctions {

    private SuspendFunctions() {}

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
