package io.remnawave.webhook;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spi.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What runs is never started a second time beside itself, whoever has given up waiting for it. */
class NothingTwiceTest {

    private final byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endTheThreads() {
        threads.shutdownNow();
    }

    private static WebhookReceiverBuilder receiver() {
        return WebhookReceiver.builder().secret(Panel.SECRET).duplicateWait(Duration.ofMillis(50));
    }

    @Test
    void keepsTheClaimOfAStageThatIsNoLongerAwaitedUntilItHasEnded() {
        List<CompletableFuture<Void>> started = new ArrayList<>();
        AtomicInteger behind = new AtomicInteger();
        WebhookReceiver receiver = receiver()
                .listenerTimeout(Duration.ofMillis(50))
                .onAsync(USER_EXPIRED, UserEvent.class, event -> {
                    CompletableFuture<Void> stage = new CompletableFuture<>();
                    started.add(stage);
                    return stage;
                })
                .on(USER_EXPIRED, UserEvent.class, event -> behind.incrementAndGet())
                .build();

        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.IN_PROGRESS);
        assertThat(started).hasSize(1).noneMatch(CompletableFuture::isDone);
        assertThat(behind).hasValue(1);

        started.get(0).complete(null);
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.DUPLICATE);
        assertThat(started).hasSize(1);
        assertThat(behind).hasValue(1);
    }

    @Test
    void runsAStageAgainThatHasFailedAfterNobodyAwaitedItAnyMore() {
        List<CompletableFuture<Void>> started = new ArrayList<>();
        WebhookReceiver receiver = receiver()
                .listenerTimeout(Duration.ofMillis(50))
                .onAsync(USER_EXPIRED, UserEvent.class, event -> {
                    CompletableFuture<Void> stage = new CompletableFuture<>();
                    started.add(stage);
                    return started.size() == 1 ? stage : CompletableFuture.completedFuture(null);
                })
                .build();

        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
        started.get(0).completeExceptionally(new IllegalStateException("too late and failed"));

        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(started).hasSize(2);
    }

    @Test
    void givesUpTheWaitOfAThreadThatIsInterruptedAndNotTheWork() throws Exception {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        CountDownLatch called = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger behind = new AtomicInteger();
        WebhookReceiver receiver = receiver()
                .onAsync(USER_EXPIRED, UserEvent.class, event -> {
                    calls.incrementAndGet();
                    called.countDown();
                    return stage;
                })
                .on(USER_EXPIRED, UserEvent.class, event -> behind.incrementAndGet())
                .build();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CompletableFuture<WebhookResponse> answer = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            answer.complete(receiver.receive(Panel.request(body)));
            flag.complete(Thread.interrupted());
        });
        waiting.start();
        assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait(); // an interruption before belongs to the listener, which may leave it behind
        }

        waiting.interrupt();

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.UNAVAILABLE);
        assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.IN_PROGRESS);
        stage.complete(null);
        assertThat(untilNotInProgress(receiver)).isEqualTo(WebhookResponse.DUPLICATE);
        assertThat(calls).hasValue(1);
        assertThat(behind).hasValue(1);
    }

    private WebhookResponse untilNotInProgress(WebhookReceiver receiver) {
        WebhookResponse response = receiver.receive(Panel.request(body));
        for (int i = 0; i < 200 && response == WebhookResponse.IN_PROGRESS; i++) {
            response = receiver.receive(Panel.request(body));
        }
        return response;
    }

    @Test
    void letsADuplicateWaitForTheEndOfTheDelivery() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        WebhookReceiver receiver = receiver()
                .duplicateWait(Duration.ofSeconds(30))
                .on(USER_EXPIRED, UserEvent.class, event -> {
                    calls.incrementAndGet();
                    running.countDown();
                    mayEnd.await();
                })
                .build();
        Future<WebhookResponse> first = threads.submit(() -> receiver.receive(Panel.request(body)));
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        Future<WebhookResponse> second = threads.submit(() -> receiver.receive(Panel.request(body)));

        mayEnd.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.HANDLED);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.DUPLICATE);
        assertThat(calls).hasValue(1);
    }

    @Test
    void hasADuplicateRunWhatFailedWhileItWaited() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        WebhookReceiver receiver = receiver()
                .duplicateWait(Duration.ofSeconds(30))
                .on(USER_EXPIRED, UserEvent.class, event -> {
                    if (calls.incrementAndGet() == 1) {
                        running.countDown();
                        mayEnd.await();
                        throw new IllegalStateException("the first time");
                    }
                })
                .build();
        Future<WebhookResponse> first = threads.submit(() -> receiver.receive(Panel.request(body)));
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        Future<WebhookResponse> second = threads.submit(() -> receiver.receive(Panel.request(body)));

        mayEnd.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.FAILED);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).hasValue(2);
    }

    private static WebhookObserver addingTo(List<Delivery> dropped) {
        return new WebhookObserver() {
            @Override
            public void onDropped(Delivery delivery) {
                dropped.add(delivery);
            }
        };
    }

    @Test
    void tellsTheLossOfAnEventWhoseListenerFailsAfterThePanelsLastAttempt() {
        List<Delivery> dropped = new ArrayList<>();
        CompletableFuture<Void> stage = new CompletableFuture<>();
        WebhookReceiver receiver = receiver()
                .listenerTimeout(Duration.ofMillis(50))
                .observer(addingTo(dropped))
                .onAsync(USER_EXPIRED, UserEvent.class, event -> stage)
                .build();
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
        for (int attempt = 2; attempt <= 4; attempt++) {
            assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.IN_PROGRESS);
        }
        assertThat(dropped).isEmpty();

        try (LogCapture log = LogCapture.start()) {
            stage.completeExceptionally(new IllegalStateException("late"));
            assertThat(log.text()).contains("after the panel's last attempt", "the event is dropped");
        }

        assertThat(dropped)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.body()).isEqualTo(body));
    }

    @Test
    void settlesInAStoreThatBlocksOnAThreadThatMayAndNotOnThatOfTheStage() throws Exception {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        CompletableFuture<Thread> settled = new CompletableFuture<>();
        WebhookReceiver receiver = receiver()
                .listenerTimeout(Duration.ofMillis(50))
                .idempotencyStore(new BlockingStore(settled))
                .onAsync(USER_EXPIRED, UserEvent.class, event -> stage)
                .build();
        Exchange exchange = Exchanges.begin(receiver, Exchanges.head(body), threads);
        exchange.complete(body);
        assertThat(Exchanges.answer(exchange)).isEqualTo(WebhookResponse.FAILED);

        stage.complete(null);

        assertThat(settled.get(10, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    }

    /** As one on a database would be, for a single delivery; tells which thread has completed it. */
    private record BlockingStore(CompletableFuture<Thread> settled) implements IdempotencyStore {
        @Override
        public Claim claim(String deliveryId) {
            return new FirstClaim() {
                @Override
                public boolean complete() {
                    return settled.complete(Thread.currentThread());
                }

                @Override
                public boolean release(Set<String> completedListeners) {
                    return settled.complete(Thread.currentThread());
                }
            };
        }

        @Override
        public Duration retention() {
            return Duration.ofDays(2);
        }
    }

    @Test
    void saysThatTheRestOfADeliveryFoundNoThread() throws Exception {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        AtomicInteger behind = new AtomicInteger();
        WebhookReceiver receiver = receiver()
                .onAsync(USER_EXPIRED, UserEvent.class, event -> stage)
                .on(USER_EXPIRED, UserEvent.class, event -> behind.incrementAndGet())
                .build();
        Exchange exchange = Exchanges.begin(receiver, Exchanges.head(body), task -> {
            if (threads.isShutdown()) {
                throw new RejectedExecutionException("shut down");
            }
            task.run();
        });
        exchange.complete(body);
        threads.shutdown();

        try (LogCapture log = LogCapture.start()) {
            stage.complete(null);
            assertThat(log.text()).contains("No thread takes the rest of delivery", "1 of its listeners", "shut down");
        }

        assertThat(Exchanges.answer(exchange)).isEqualTo(WebhookResponse.FAILED);
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(behind).hasValue(1);
    }

    @Test
    void tellsTheLastAttemptOfAPanelFromTheOthers() {
        List<Delivery> dropped = new ArrayList<>();
        WebhookReceiver receiver = receiver()
                .observer(addingTo(dropped))
                .on(USER_EXPIRED, UserEvent.class, event -> {
                    throw new IllegalStateException("always");
                })
                .build();

        try (LogCapture log = LogCapture.start()) {
            for (int attempt = 1; attempt <= 3; attempt++) {
                assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
            }
            assertThat(dropped).isEmpty();
            assertThat(log.text()).contains("will repeat it").doesNotContain("dropped");

            assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
            assertThat(log.text()).contains("attempt 4", "its last attempt: the event is dropped");
        }
        assertThat(dropped).singleElement().satisfies(delivery -> {
            assertThat(delivery.body()).isEqualTo(body);
            assertThat(delivery.attempt()).isEqualTo(4);
        });
    }

    @Test
    void handlesNoMoreAtOnceThanItIsToldAndTheRestInTurn() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        WebhookReceiver receiver = receiver()
                .maxConcurrentListeners(2)
                .on(USER_EXPIRED, UserEvent.class, event -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    Thread.sleep(5);
                    atOnce.decrementAndGet();
                })
                .build();
        List<Future<WebhookResponse>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            byte[] one = Panel.userEvent(USER_EXPIRED, "user-" + i);
            answers.add(threads.submit(() -> receiver.receive(Panel.request(one))));
        }

        for (Future<WebhookResponse> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.HANDLED);
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void refusesAForgeryWhileEveryListenerHangs() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(2);
        WebhookReceiver receiver = receiver()
                .maxConcurrentListeners(2)
                .on(USER_EXPIRED, UserEvent.class, event -> {
                    hanging.countDown();
                    mayEnd.await();
                })
                .build();
        for (int i = 0; i < 10; i++) {
            byte[] one = Panel.userEvent(USER_EXPIRED, "user-" + i);
            threads.submit(() -> receiver.receive(Panel.request(one)));
        }
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();

        Future<WebhookResponse> forgery = threads.submit(() ->
                receiver.receive(WebhookRequest.of(body, Map.of("X-Remnawave-Signature", "0".repeat(64)))));

        assertThat(forgery.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.INVALID_SIGNATURE);
        mayEnd.countDown();
    }
}
