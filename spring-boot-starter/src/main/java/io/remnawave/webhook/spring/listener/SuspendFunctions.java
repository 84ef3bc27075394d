package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.spi.ListenerRules;
import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import org.springframework.core.CoroutinesUtils;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Flux;

/** Calls {@code suspend} functions of Kotlin as Spring calls those of a controller: on the calling thread until they suspend. */
final class SuspendFunctions {

    private static final boolean CALLABLE =
            isPresent("kotlin.reflect.full.KCallables") && isPresent("kotlinx.coroutines.reactor.MonoKt");

    private SuspendFunctions() {}

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, SuspendFunctions.class.getClassLoader());
    }

    /** @throws InvalidListenerException if the function cannot be called, or gives what nobody would wait for */
    static void check(String listenerId, Method function) {
        if (!CALLABLE) {
            throw new InvalidListenerException(
                    listenerId,
                    "is a suspend function, which Spring calls with org.jetbrains.kotlin:kotlin-reflect and"
                            + " org.jetbrains.kotlinx:kotlinx-coroutines-reactor. Add them, or take the word suspend away.");
        }
        ListenerRules.requireFinished(listenerId, function);
    }

    /** Completes as the coroutine does: what it throws, its cancellation too, is the failure of the stage. */
    static CompletionStage<?> call(Method function, Object bean, Object[] arguments) {
        return Flux.from(CoroutinesUtils.invokeSuspendingFunction(function, bean, arguments))
                .then()
                .toFuture();
    }
}
