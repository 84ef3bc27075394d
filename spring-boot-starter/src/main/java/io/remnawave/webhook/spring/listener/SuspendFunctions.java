package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.spi.ListenerRules;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.CoroutinesUtils;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Flux;

/** Calls {@code suspend} functions of Kotlin as Spring calls those of a controller: on the calling thread until they suspend. */
final class SuspendFunctions {

    private static final boolean CALLABLE =
            isPresent("kotlin.reflect.full.KCallables") && isPresent("kotlinx.coroutines.reactor.MonoKt");

    private static final boolean TRANSACTIONS = isPresent("org.springframework.transaction.ReactiveTransactionManager");

    /** What {@code @EnableTransactionManagement} looks for. */
    private static final List<String> TRANSACTIONAL = List.of(
            "org.springframework.transaction.annotation.Transactional",
            "jakarta.transaction.Transactional",
            "jakarta.ejb.TransactionAttribute");

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

    /**
     * Refuses a transaction that would be committed before the function has run, as a {@code PlatformTransactionManager} does
     * it, which knows of its thread alone.
     */
    static void checkTransaction(
            String listenerId, Class<?> type, Method function, ConfigurableListableBeanFactory beans) {
        if (!TRANSACTIONS || Transactions.areReactive(beans)) {
            return;
        }
        AnnotatedMethods.firstPresent(TRANSACTIONAL, function, type).ifPresent(annotation -> {
            throw new InvalidListenerException(
                    listenerId,
                    "is a @" + annotation
                            + " suspend function, and without a ReactiveTransactionManager its transaction would be"
                            + " committed before it has run. Take the word suspend away, or use a TransactionTemplate in it.");
        });
    }

    /** Completes as the coroutine does: what it throws, its cancellation too, is the failure of the stage. */
    static CompletionStage<?> call(Method function, Object bean, Object[] arguments) {
        return Flux.from(CoroutinesUtils.invokeSuspendingFunction(function, bean, arguments))
                .then()
                .toFuture();
    }

    /** Apart, because its types need not be there. */
    private static final class Transactions {

        static boolean areReactive(ConfigurableListableBeanFactory beans) {
            return beans.getBeanNamesForType(ReactiveTransactionManager.class, true, false).length > 0;
        }
    }
}
