package io.remnawave.webhook;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.observe.ListenerCall;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spi.ListenerRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever the code around a delivery throws, its claim does not stay in progress, where the panel's retries would end. */
class SettledClaimTest {

    private static final WebhookObserver BROKEN = new WebhookObserver() {
        @Override
        public void onRequest(ReceivedRequest request) {
            throw new NoClassDefFoundError("com/example/Metrics");
        }

        @Override
        public void onListener(ListenerCall call) {
            throw new NoClassDefFoundError("com/example/Metrics");
        }
    };

    private final List<String> calls = new ArrayList<>();
    private final byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
    private boolean failing = true;

    /** Two listeners, of which the second throws as long as it is {@link #failing}. */
    private WebhookReceiverBuilder twoListeners(RuntimeException failure) {
        return WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .on(USER_EXPIRED, UserEvent.class, event -> calls.add("first"))
                .on(USER_EXPIRED, UserEvent.class, event -> {
                    calls.add("second");
                    if (failing) {
                        throw failure;
                    }
                });
    }

    @Test
    void countsASuccessfulListenerAsSuccessfulWhenTheObserverThrowsAnError() {
        failing = false;
        WebhookReceiver receiver =
                twoListeners(new IllegalStateException()).observer(BROKEN).build();

        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.DUPLICATE);
        assertThat(calls).containsExactly("first", "second");
    }

    @Test
    void runsOnlyTheFailedListenerAgainWhenTheObserverThrowsAnError() {
        WebhookReceiver receiver =
                twoListeners(new IllegalStateException()).observer(BROKEN).build();

        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
        failing = false;
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly("first", "second", "second");
    }

    @Test
    void answersFailedToAnExceptionThatCannotBePrinted() {
        WebhookReceiver receiver = twoListeners(new Unprintable()).build();

        try (LogCapture log = LogCapture.start()) {
            assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
            assertThat(log.text()).contains("on(user.expired, UserEvent) #2", "Unprintable");
        }
        failing = false;
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly("first", "second", "second");
    }

    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("no message");
        }
    }

    @Test
    void findsTheClaimReleasedAfterTheLogItselfBroke() {
        WebhookReceiver receiver = twoListeners(new IllegalStateException()).build();
        AppenderBase<ILoggingEvent> broken = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                throw new NoClassDefFoundError("com/example/Layout");
            }
        };
        broken.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ListenerRunner.class);
        logger.addAppender(broken);
        try {
            assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
        } finally {
            logger.detachAppender(broken);
        }

        failing = false;
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly("first", "second", "second");
    }

    @Test
    void tellsTheSecondObserverWhateverTheFirstThrows() {
        failing = false;
        WebhookObserver recording = new WebhookObserver() {
            @Override
            public void onRequest(ReceivedRequest request) {
                calls.add("answered " + request.response());
            }

            @Override
            public void onListener(ListenerCall call) {
                calls.add("observed " + call.listenerId());
            }
        };
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .on(USER_EXPIRED, UserEvent.class, event -> {})
                .observer(BROKEN)
                .observer(recording)
                .build();

        try (LogCapture log = LogCapture.start()) {
            receiver.receive(Panel.request(body));

            assertThat(log.text()).contains("The observer " + BROKEN.getClass().getName() + " failed");
        }
        assertThat(calls).containsExactly("observed on(user.expired, UserEvent)", "answered HANDLED");
    }

    @Test
    void keepsTheInterruptionOfOneListenerFromTheOthersTheStoreAndTheThread() {
        InterruptionsSeen store = new InterruptionsSeen();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .idempotencyStore(store)
                .on(USER_EXPIRED, UserEvent.class, event -> {
                    throw new InterruptedException();
                })
                .on(
                        USER_EXPIRED,
                        UserEvent.class,
                        event -> Thread.currentThread().interrupt())
                .register(new Object() {
                    @RemnawaveEventListener
                    CompletionStage<?> later(UserEvent event) {
                        return CompletableFuture.runAsync(() -> calls.add("later"));
                    }
                })
                .build();

        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(store.completed)
                .hasSize(2)
                .anyMatch(id -> id.contains("later"))
                .anyMatch(id -> id.endsWith("#2"));
        assertThat(store.interrupted).isFalse();
    }

    /** As a store that waits for a connection would. */
    private static final class InterruptionsSeen implements IdempotencyStore {
        private final IdempotencyStore store = IdempotencyStore.inMemory(1, Duration.ofDays(2), Clock.systemUTC());
        private Set<String> completed = Set.of();
        private boolean interrupted;

        @Override
        public Duration retention() {
            return store.retention();
        }

        @Override
        public Claim claim(String deliveryId) {
            Claim.Held claim = (Claim.Held) store.claim(deliveryId);
            return new Claim.Held() {
                @Override
                public int attempt() {
                    return claim.attempt();
                }

                @Override
                public Set<String> completedListeners() {
                    return claim.completedListeners();
                }

                @Override
                public boolean complete() {
                    interrupted = Thread.currentThread().isInterrupted();
                    return claim.complete();
                }

                @Override
                public boolean release(Set<String> completedListeners) {
                    interrupted = Thread.currentThread().isInterrupted();
                    completed = completedListeners;
                    return claim.release(completedListeners);
                }
            };
        }
    }
}
