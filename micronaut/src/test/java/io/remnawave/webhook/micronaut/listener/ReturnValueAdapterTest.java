package io.remnawave.webhook.micronaut.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.micronaut.RunningApplication;
import io.remnawave.webhook.micronaut.WebhookReceiverCustomizer;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class ReturnValueAdapterTest {

    @Test
    void awaitsAStage() throws Exception {
        assertAwaited("stage");
    }

    @Test
    void awaitsAMono() throws Exception {
        assertAwaited("mono");
    }

    @Test
    void awaitsAPublisherToItsEnd() throws Exception {
        assertAwaited("publisher");
    }

    @Test
    void givesUpAPublisherThatNeverEnds() throws Exception {
        try (RunningApplication application = RunningApplication.with(Listeners.class, "test.kind", "never")) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("failed");
        }
    }

    /** One delivery is answered after the work is done, and one whose work fails is answered 500. */
    private static void assertAwaited(String kind) throws Exception {
        try (RunningApplication application = RunningApplication.with(Listeners.class, "test.kind", kind)) {
            assertThat(application.panel().deliver(SignedBody.of("alice")).body())
                    .isEqualTo("handled");
            assertThat(application.bean(TakenEvents.class).all()).containsExactly(kind);

            assertThat(application.panel().deliver(SignedBody.of("mallory")).body())
                    .isEqualTo("failed");
        }
    }

    private static void work(TakenEvents taken, String kind, User user) {
        if (user.username().equals("mallory")) {
            throw new IllegalStateException("no");
        }
        taken.add(kind);
    }

    @Requires(property = "test.with", value = "Listeners")
    static class Listeners {

        @Singleton
        @Requires(property = "test.kind", value = "stage")
        static class Stage extends Listeners {

            private final TakenEvents taken;

            Stage(TakenEvents taken) {
                this.taken = taken;
            }

            @RemnawaveEventListener
            CompletionStage<?> take(User user) {
                return CompletableFuture.runAsync(() -> work(taken, "stage", user));
            }
        }

        @Singleton
        @Requires(property = "test.kind", value = "mono")
        static class Lazily extends Listeners {

            private final TakenEvents taken;

            Lazily(TakenEvents taken) {
                this.taken = taken;
            }

            @RemnawaveEventListener
            Mono<Void> take(User user) {
                return Mono.<Void>fromRunnable(() -> work(taken, "mono", user)).subscribeOn(Schedulers.parallel());
            }
        }

        @Singleton
        @Requires(property = "test.kind", value = "publisher")
        static class Many extends Listeners {

            private final TakenEvents taken;

            Many(TakenEvents taken) {
                this.taken = taken;
            }

            @RemnawaveEventListener
            Publisher<String> take(User user) {
                return Flux.just("a", "b")
                        .publishOn(Schedulers.parallel())
                        .concatWith(Mono.fromRunnable(() -> work(taken, "publisher", user)));
            }
        }

        @Singleton
        @Requires(property = "test.kind", value = "never")
        static class Never extends Listeners implements WebhookReceiverCustomizer {

            @RemnawaveEventListener
            Publisher<String> take(User user) {
                return Flux.never();
            }

            @Override
            public void customize(WebhookReceiverBuilder builder) {
                builder.listenerTimeout(Duration.ofMillis(50));
            }
        }
    }
}
