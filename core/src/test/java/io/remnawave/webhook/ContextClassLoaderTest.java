package io.remnawave.webhook;

import static io.remnawave.webhook.Exchanges.answer;
import static io.remnawave.webhook.Exchanges.begin;
import static io.remnawave.webhook.Exchanges.head;
import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spi.Exchange;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The code of an application finds its classes on every thread, and no thread that outlives its task keeps them: containers warn
 * of one that does, and cannot unload the application while it lives.
 */
class ContextClassLoaderTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final ClassLoader application = new URLClassLoader(new URL[0]);
    private final Map<Thread, ClassLoader> seen = new ConcurrentHashMap<>();
    private final byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
    private ClassLoader before;

    @BeforeEach
    void enterTheApplication() {
        before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(application);
    }

    @AfterEach
    void leaveTheApplication() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void ofARequestThatIsRefusedByATimerIsItsApplications() throws Exception {
        Exchange stalled = begin(receiver().bodyTimeout(SHORT).build(), head(body));
        stalled.expectBody();

        assertThat(answer(stalled)).isEqualTo(WebhookResponse.TIMEOUT);
        assertSeenElsewhereAndNotKept();
    }

    @Test
    void ofAListenerThatComesAfterATimeoutIsItsApplications() throws Exception {
        Exchange exchange = begin(
                receiver()
                        .listenerTimeout(SHORT)
                        .onAsync(USER_EXPIRED, UserEvent.class, event -> new CompletableFuture<>())
                        .onAsync(USER_EXPIRED, UserEvent.class, event -> {
                            see();
                            return CompletableFuture.completedFuture(null);
                        })
                        .build(),
                head(body));
        exchange.complete(body);

        assertThat(answer(exchange)).isEqualTo(WebhookResponse.FAILED);
        assertSeenElsewhereAndNotKept();
    }

    private WebhookReceiverBuilder receiver() {
        return WebhookReceiver.builder().secret(Panel.SECRET).observer(new WebhookObserver() {
            @Override
            public void onRequest(ReceivedRequest request) {
                see();
            }
        });
    }

    private void see() {
        Thread thread = Thread.currentThread();
        seen.put(thread, thread.getContextClassLoader());
    }

    private void assertSeenElsewhereAndNotKept() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!seenElsewhere() || keeps()) {
            assertThat(System.nanoTime() - end).as("seen " + seen).isNegative();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(seen.values()).isNotEmpty().containsOnly(application);
    }

    private boolean seenElsewhere() {
        return seen.keySet().stream().anyMatch(thread -> thread != Thread.currentThread());
    }

    private boolean keeps() {
        return seen.keySet().stream()
                .filter(thread -> thread != Thread.currentThread())
                .anyMatch(thread -> thread.getContextClassLoader() == application);
    }
}
