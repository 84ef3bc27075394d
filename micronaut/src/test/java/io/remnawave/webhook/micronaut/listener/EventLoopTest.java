package io.remnawave.webhook.micronaut.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.aop.Around;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Blocking;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What of the application runs on the event loop: nothing that may block. */
class EventLoopTest {

    @ParameterizedTest
    @ValueSource(classes = {Staged.class, Published.class, Promised.class})
    void callsThereWhatDoesNotBlock(Class<?> listener) throws Exception {
        assertThat(calls(listener)).containsExactly("made elsewhere", "called on the loop");
    }

    @ParameterizedTest
    @ValueSource(classes = {OnAnExecutor.class, OfABlockingClass.class})
    void callsElsewhereWhatSaysThatItBlocks(Class<?> listener) throws Exception {
        assertThat(calls(listener)).containsExactly("made elsewhere", "called elsewhere");
    }

    @ParameterizedTest
    @ValueSource(classes = {Advised.class, OfAnAdvisedClass.class})
    void runsAdviceElsewhere(Class<?> listener) throws Exception {
        assertThat(calls(listener)).containsExactly("made elsewhere", "advised elsewhere", "called elsewhere");
    }

    @ParameterizedTest
    @ValueSource(classes = AdvisedWithoutBlocking.class)
    void believesThatAdviceDoesNotBlock(Class<?> listener) throws Exception {
        assertThat(calls(listener)).containsExactly("made elsewhere", "advised on the loop", "called on the loop");
    }

    @ParameterizedTest
    @ValueSource(classes = MadeForEachEvent.class)
    void makesABeanOfEachEventElsewhere(Class<?> listener) throws Exception {
        assertThat(calls(listener)).containsExactly("made elsewhere", "called elsewhere");
    }

    private static Iterable<String> calls(Class<?> listener) throws Exception {
        try (RunningApplication application =
                RunningApplication.with(listener, "test.event-loop", listener.getSimpleName())) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");
            return application.bean(TakenEvents.class).all();
        }
    }

    private abstract static class Listener {

        private final TakenEvents taken;

        Listener(TakenEvents taken) {
            this.taken = taken;
            taken.add("made " + place());
        }

        final CompletionStage<?> called() {
            taken.add("called " + place());
            return CompletableFuture.completedFuture(null);
        }
    }

    private static String place() {
        return Schedulers.isInNonBlockingThread() ? "on the loop" : "elsewhere";
    }

    @Singleton
    @Requires(property = "test.with", value = "Staged")
    static class Staged extends Listener {

        Staged(TakenEvents taken) {
            super(taken);
        }

        @RemnawaveEventListener
        CompletionStage<?> take(User user) {
            return called();
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "Published")
    static class Published extends Listener {

        Published(TakenEvents taken) {
            super(taken);
        }

        @RemnawaveEventListener
        Publisher<?> take(User user) {
            return Mono.fromCompletionStage(called());
        }
    }

    /** It returns nothing, and says that it does not block all the same. */
    @Singleton
    @Requires(property = "test.with", value = "Promised")
    static class Promised extends Listener {

        Promised(TakenEvents taken) {
            super(taken);
        }

        @NonBlocking
        @RemnawaveEventListener
        void take(User user) {
            called();
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "OnAnExecutor")
    static class OnAnExecutor extends Listener {

        OnAnExecutor(TakenEvents taken) {
            super(taken);
        }

        @ExecuteOn(TaskExecutors.IO)
        @RemnawaveEventListener
        CompletionStage<?> take(User user) {
            return called();
        }
    }

    @Blocking
    @Singleton
    @Requires(property = "test.with", value = "OfABlockingClass")
    static class OfABlockingClass extends Listener {

        OfABlockingClass(TakenEvents taken) {
            super(taken);
        }

        @RemnawaveEventListener
        CompletionStage<?> take(User user) {
            return called();
        }
    }

    @Prototype
    @Requires(property = "test.with", value = "MadeForEachEvent")
    static class MadeForEachEvent extends Listener {

        MadeForEachEvent(TakenEvents taken) {
            super(taken);
        }

        @RemnawaveEventListener
        CompletionStage<?> take(User user) {
            return called();
        }
    }

    /** Such as {@code @Transactional} or {@code @Cacheable}. */
    @Around
    @Retention(RetentionPolicy.RUNTIME)
    @interface Slow {}

    @Singleton
    @InterceptorBean(Slow.class)
    @Requires(property = "test.event-loop", pattern = ".*Advised.*")
    static class SlowInterceptor implements MethodInterceptor<Object, Object> {

        private final TakenEvents taken;

        SlowInterceptor(TakenEvents taken) {
            this.taken = taken;
        }

        @Override
        public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
            taken.add("advised " + place());
            return call.proceed();
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "Advised")
    static class Advised extends Listener {

        Advised(TakenEvents taken) {
            super(taken);
        }

        @Slow
        @RemnawaveEventListener
        CompletionStage<?> take(User user) {
            return called();
        }
    }

    @Slow
    @Singleton
    @Requires(property = "test.with", value = "OfAnAdvisedClass")
    static class OfAnAdvisedClass extends Listener {

        OfAnAdvisedClass(TakenEvents taken) {
            super(taken);
        }

        @RemnawaveEventListener
        Publisher<?> take(User user) {
            return Mono.fromCompletionStage(called());
        }
    }

    @Singleton
    @Requires(property = "test.with", value = "AdvisedWithoutBlocking")
    static class AdvisedWithoutBlocking extends Listener {

        AdvisedWithoutBlocking(TakenEvents taken) {
            super(taken);
        }

        @Slow
        @NonBlocking
        @RemnawaveEventListener
        CompletionStage<?> take(User user) {
            return called();
        }
    }
}
