package io.remnawave.webhook.listener;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.LogCapture;
import io.remnawave.webhook.Panel;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import java.lang.reflect.Proxy;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AsyncListenerTest {

    private static final Executor SOON = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private final List<String> suspended = Collections.synchronizedList(new ArrayList<>());

    private static WebhookResponse deliver(WebhookReceiverBuilder builder) {
        return builder.secret(Panel.SECRET).build().receive(Panel.request(Panel.userEvent(USER_EXPIRED, "alice")));
    }

    private CompletionStage<Void> suspend(UserEvent event) {
        return CompletableFuture.runAsync(() -> suspended.add(event.user().username()), SOON);
    }

    @Test
    void awaitsTheStageOfALambda() {
        assertThat(deliver(WebhookReceiver.builder().onAsync(USER_EXPIRED, UserEvent.class, this::suspend)))
                .isEqualTo(WebhookResponse.HANDLED);

        assertThat(suspended).containsExactly("alice");
    }

    @Test
    void takesTheFailureOfAStageAsThatOfTheLambda() {
        CompletableFuture<Void> failed = CompletableFuture.failedFuture(new IllegalStateException("later"));
        try (LogCapture log = LogCapture.start()) {
            assertThat(deliver(WebhookReceiver.builder().onAsync("user.*", UserEvent.class, event -> failed)))
                    .isEqualTo(WebhookResponse.FAILED);

            assertThat(log.text()).contains("onAsync(user.*, UserEvent)", "IllegalStateException: later");
        }
    }

    @Test
    void awaitsAStageThatIsNoFuture() {
        assertThat(deliver(WebhookReceiver.builder()
                        .onAsync(USER_EXPIRED, UserEvent.class, event -> new NoFuture(suspend(event)).stage())))
                .isEqualTo(WebhookResponse.HANDLED);
        assertThat(suspended).containsExactly("alice");

        CompletableFuture<Void> failed = CompletableFuture.failedFuture(new IllegalStateException("later"));
        assertThat(deliver(WebhookReceiver.builder()
                        .onAsync(USER_EXPIRED, UserEvent.class, event -> new NoFuture(failed).stage())))
                .isEqualTo(WebhookResponse.FAILED);
    }

    /** A stage of which the interface allows that it cannot be made a future. */
    private record NoFuture(CompletionStage<Void> origin) {

        CompletionStage<?> stage() {
            return (CompletionStage<?>) Proxy.newProxyInstance(
                    CompletionStage.class.getClassLoader(),
                    new Class<?>[] {CompletionStage.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("toCompletableFuture")) {
                            throw new UnsupportedOperationException("no future");
                        }
                        return method.invoke(origin, arguments);
                    });
        }
    }

    @Test
    void waitsForEverWhenToldTo() {
        assertThat(deliver(WebhookReceiver.builder()
                        .listenerTimeout(ChronoUnit.FOREVER.getDuration())
                        .onAsync(USER_EXPIRED, UserEvent.class, this::suspend)))
                .isEqualTo(WebhookResponse.HANDLED);
        assertThat(suspended).containsExactly("alice");
    }
}
