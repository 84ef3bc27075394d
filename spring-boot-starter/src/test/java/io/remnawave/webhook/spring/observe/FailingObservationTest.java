package io.remnawave.webhook.spring.observe;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationRegistry.ObservationConfig;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.testkit.compatibility.LogLines;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;

/** What is plugged into Micrometer throws, and the deliveries are answered as if it did not. */
final class FailingObservationTest {

    static Stream<Arguments> failuresAndListeners() {
        return Stream.of(Failure.values())
                .flatMap(failure -> Stream.of(Returning.class, Staged.class, LateStaged.class)
                        .map(listener -> Arguments.of(failure, listener)));
    }

    @ParameterizedTest
    @MethodSource("failuresAndListeners")
    void callsAListenerOnceAndAcknowledges(Failure failure, Class<? extends Counting> type) {
        SignedDelivery delivery = Contexts.userCreated("alice");

        assertThat(answersAndCalls(failure, type, delivery))
                .containsExactly(WebhookResponse.HANDLED, WebhookResponse.DUPLICATE, 1);
    }

    @ParameterizedTest
    @MethodSource("failuresAndListeners")
    void callsAListenerThatFailedAgain(Failure failure, Class<? extends Counting> type) {
        SignedDelivery delivery = Contexts.userCreated("mallory");

        assertThat(answersAndCalls(failure, type, delivery))
                .containsExactly(WebhookResponse.FAILED, WebhookResponse.HANDLED, 2);
    }

    private static List<Object> answersAndCalls(
            Failure failure, Class<? extends Counting> type, SignedDelivery delivery) {
        ObservationRegistry registry = ObservationRegistry.create();
        failure.addTo(registry.observationConfig());
        Object[] seen = new Object[3];
        try (LogLines log = new LogLines()) {
            Contexts.withStarter()
                    .withConfiguration(AutoConfigurations.of(RemnawaveWebhookObservationAutoConfiguration.class))
                    .withBean(ObservationRegistry.class, () -> registry)
                    .withBean(type)
                    .run(context -> {
                        seen[0] = Contexts.deliver(context, delivery);
                        seen[1] = Contexts.deliver(context, delivery);
                        seen[2] = context.getBean(Counting.class).calls.get();
                    });
            assertThat(registry.getCurrentObservationScope()).isNull();
            assertThat(log.messages().stream().filter(line -> line.startsWith("The observation of a listener")))
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(line -> line.contains(Broken.class.getName()) && !line.contains("a message"));
        }
        return List.of(seen);
    }

    /** Where an application's own code may throw. */
    enum Failure {
        ON_START(handler("onStart")),
        ON_SCOPE_OPENED(handler("onScopeOpened")),
        ON_SCOPE_CLOSED(handler("onScopeClosed")),
        ON_ERROR(handler("onError")),
        ON_STOP(handler("onStop")),
        PREDICATE(config -> config.observationPredicate((name, context) -> {
            throw new Broken();
        })),
        FILTER(config -> config.observationFilter(context -> {
            throw new Broken();
        })),
        CONVENTION(config -> config.observationHandler(context -> true)
                .observationConvention(new GlobalObservationConvention<>() {
                    @Override
                    public KeyValues getLowCardinalityKeyValues(Observation.Context context) {
                        throw new Broken();
                    }

                    @Override
                    public boolean supportsContext(Observation.Context context) {
                        return true;
                    }
                }));

        private final Consumer<ObservationConfig> added;

        Failure(Consumer<ObservationConfig> added) {
            this.added = added;
        }

        void addTo(ObservationConfig config) {
            config.observationHandler(context -> true);
            added.accept(config);
        }

        private static Consumer<ObservationConfig> handler(String callback) {
            return config -> config.observationHandler(new Throwing(callback));
        }
    }

    /** An error and no exception, which a handler compiled for another version throws. */
    static final class Broken extends LinkageError {
        private static final long serialVersionUID = 1L;

        Broken() {
            super("a message");
        }
    }

    private record Throwing(String callback) implements ObservationHandler<Observation.Context> {

        @Override
        public void onStart(Observation.Context context) {
            called("onStart");
        }

        @Override
        public void onScopeOpened(Observation.Context context) {
            called("onScopeOpened");
        }

        @Override
        public void onScopeClosed(Observation.Context context) {
            called("onScopeClosed");
        }

        @Override
        public void onError(Observation.Context context) {
            called("onError");
        }

        @Override
        public void onStop(Observation.Context context) {
            called("onStop");
        }

        private void called(String name) {
            if (name.equals(callback)) {
                throw new Broken();
            }
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    /** Fails on the first event of mallory. */
    abstract static class Counting {
        final AtomicInteger calls = new AtomicInteger();

        void count(UserEvent event) {
            if (calls.incrementAndGet() == 1 && event.user().username().equals("mallory")) {
                throw new IllegalStateException("not mallory");
            }
        }
    }

    static class Returning extends Counting {
        @RemnawaveEventListener
        void hear(UserEvent event) {
            count(event);
        }
    }

    static class Staged extends Counting {
        @RemnawaveEventListener
        CompletionStage<Void> hear(UserEvent event) {
            return CompletableFuture.runAsync(() -> count(event), Runnable::run);
        }
    }

    static class LateStaged extends Counting {
        @RemnawaveEventListener
        CompletionStage<Void> hear(UserEvent event) {
            return CompletableFuture.runAsync(() -> count(event), CompletableFuture.delayedExecutor(5, MILLISECONDS));
        }
    }
}
