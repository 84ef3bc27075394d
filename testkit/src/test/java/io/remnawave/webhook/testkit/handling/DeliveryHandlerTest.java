package io.remnawave.webhook.testkit.handling;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.DeliveryHandler;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerRunner;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Another module handles deliveries in its own way: it stores them, and runs their listeners when it likes. */
class DeliveryHandlerTest {

    private static final String SECRET = "a-secret-of-a-panel-with-at-least-32-characters";

    private final List<String> calls = new ArrayList<>();
    private boolean failing = true;

    /** What is stored of a delivery: nothing but texts, times and bytes. */
    private record Row(String id, String secretId, Instant receivedAt, byte[] body) {}

    private static final class StoringHandler implements DeliveryHandler {

        private final Queue<Row> rows = new ArrayDeque<>();
        private final Context context;
        private boolean closed;

        StoringHandler(Context context) {
            this.context = context;
        }

        @Override
        public CompletionStage<WebhookResponse> handle(AdmittedDelivery delivery, Executor executor) {
            rows.add(new Row(delivery.id(), delivery.secretId(), delivery.receivedAt(), delivery.body()));
            return CompletableFuture.completedFuture(WebhookResponse.HANDLED);
        }

        ListenerRunner.Result runNext(int attempt, Set<String> completed, List<String> around) {
            Row row = rows.remove();
            AdmittedDelivery stored = AdmittedDelivery.restore(row.id, row.secretId, row.receivedAt, row.body);
            return context.listeners()
                    .run(stored, new ListenerRunner.Attempt() {
                        @Override
                        public int number() {
                            return attempt;
                        }

                        @Override
                        public Set<String> completedListeners() {
                            return completed;
                        }

                        @Override
                        public Executor executor() {
                            return Runnable::run;
                        }

                        @Override
                        public String consequenceOfFailure() {
                            return "; it will be tried again";
                        }

                        @Override
                        public Object call(ListenerDefinition listener, Delivery delivery, ListenerRunner.Call call)
                                throws Throwable {
                            around.add("before " + listener.id());
                            return call.proceed();
                        }
                    })
                    .ended()
                    .toCompletableFuture()
                    .join();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class Listeners {

        @RemnawaveEventListener(value = USER_EXPIRED, id = "mail", order = 1)
        void mail(UserEvent event) {
            calls.add("mail " + event.user().username());
        }

        @RemnawaveEventListener(value = USER_EXPIRED, id = "suspend", order = 2)
        void suspend(UserEvent event, Delivery delivery) {
            if (failing) {
                throw new IllegalStateException("the database is away");
            }
            calls.add("suspend " + event.user().username() + " " + delivery.attempt());
        }
    }

    private final List<StoringHandler> made = new ArrayList<>();

    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .secret(SECRET)
            .register(new Listeners())
            .inbox(context -> {
                StoringHandler handler = new StoringHandler(context);
                made.add(handler);
                return handler;
            })
            .build();

    @Test
    void runsTheListenersOfAStoredDeliveryUntilEachHasTakenIt() {
        StoringHandler handler = made.get(0);
        SignedDelivery delivery = userExpired().username("alice").sign(SECRET);
        WebhookRequest request = WebhookRequest.of(delivery.body(), delivery.headers());

        assertThat(receiver.receive(request)).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).isEmpty();

        List<String> around = new ArrayList<>();
        handler.rows.add(handler.rows.element());
        ListenerRunner.Result first = handler.runNext(1, Set.of(), around);
        assertThat(first.completed()).containsExactly("mail");
        assertThat(first.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.listenerId()).isEqualTo("suspend");
            assertThat(failure.cause()).hasMessage("the database is away");
        });

        failing = false;
        ListenerRunner.Result second = handler.runNext(2, first.completed(), around);
        assertThat(second.completed()).containsExactlyInAnyOrder("mail", "suspend");
        assertThat(second.failures()).isEmpty();
        assertThat(calls).containsExactly("mail alice", "suspend alice 2");
        assertThat(around).containsExactly("before mail", "before suspend", "before suspend");
    }

    @Test
    void tellsWhatItsHandlerStandsOn() {
        DeliveryHandler.Context context = made.get(0).context;

        assertThat(context.listeners().listeners())
                .extracting(ListenerDefinition::id)
                .containsExactly("mail", "suspend");
        assertThat(context.listeners().listenersOf("node.created", "node")).isEmpty();
        assertThat(context.secrets())
                .singleElement()
                .satisfies(secret -> assertThat(secret.id()).isEqualTo("default"));
        assertThat(context.freshness()).isEqualTo(Duration.ofHours(24).plusMinutes(5));
    }

    @Test
    void saysOfAStoredBodyThatItIsNoEvent() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> AdmittedDelivery.restore("0".repeat(64), "default", Instant.now(), body))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void closesItsHandler() {
        receiver.close();

        assertThat(made.get(0).closed).isTrue();
    }
}
