package io.remnawave.webhook;

import static io.remnawave.webhook.Exchanges.answer;
import static io.remnawave.webhook.Exchanges.begin;
import static io.remnawave.webhook.Exchanges.head;
import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.spi.Exchange;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is due is due, also where the application blocks the thread that all timeouts of its JVM share, or a listener does. */
@Timeout(60)
class BlockedTimerTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
    private final CountDownLatch end = new CountDownLatch(1);

    private static WebhookReceiverBuilder receiver() {
        return WebhookReceiver.builder().secret(Panel.SECRET);
    }

    private void awaitTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeEach
    void blockTheTimerOfTheJdk() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CompletableFuture.delayedExecutor(0, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    blocked.countDown();
                    awaitTheEnd();
                });
        blocked.await();
    }

    @AfterEach
    void letGo() {
        end.countDown();
    }

    private Exchange exchange(WebhookReceiver receiver) {
        return begin(receiver, head(body));
    }

    @Test
    void aBodyThatStallsIsRefused() throws Exception {
        Exchange exchange = exchange(receiver().bodyTimeout(SHORT).build());
        exchange.expectBody();

        assertThat(answer(exchange)).isEqualTo(WebhookResponse.TIMEOUT);
    }

    @Test
    void aListenerThatDoesNotEndIsGivenUp() throws Exception {
        Exchange exchange = exchange(receiver()
                .listenerTimeout(SHORT)
                .onAsync(USER_EXPIRED, UserEvent.class, event -> new CompletableFuture<>())
                .build());
        exchange.complete(body);

        assertThat(answer(exchange)).isEqualTo(WebhookResponse.FAILED);
    }

    @Test
    void aDuplicateIsToldThatItsDeliveryIsInProgress() throws Exception {
        WebhookReceiver receiver = receiver()
                .duplicateWait(SHORT)
                .onAsync(USER_EXPIRED, UserEvent.class, event -> new CompletableFuture<>())
                .build();
        exchange(receiver).complete(body);
        Exchange duplicate = exchange(receiver);
        duplicate.complete(body);

        assertThat(answer(duplicate)).isEqualTo(WebhookResponse.IN_PROGRESS);
    }

    @Test
    void aListenerThatComesAfterATimeoutHoldsNobodyElsesTimeout() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        WebhookReceiver receiver = receiver()
                .listenerTimeout(SHORT)
                .bodyTimeout(SHORT)
                .onAsync(USER_EXPIRED, UserEvent.class, event -> new CompletableFuture<>())
                .onAsync(USER_EXPIRED, UserEvent.class, event -> {
                    second.countDown();
                    awaitTheEnd();
                    return CompletableFuture.completedFuture(null);
                })
                .build();
        exchange(receiver).complete(body);
        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();

        Exchange stalled = exchange(receiver);
        stalled.expectBody();
        assertThat(answer(stalled)).isEqualTo(WebhookResponse.TIMEOUT);
        Exchange hanging = exchange(receiver()
                .listenerTimeout(SHORT)
                .onAsync(USER_EXPIRED, UserEvent.class, event -> new CompletableFuture<>())
                .build());
        hanging.complete(body);
        assertThat(answer(hanging)).isEqualTo(WebhookResponse.FAILED);
    }
}
