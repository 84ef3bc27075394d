package io.remnawave.webhook;

import static io.remnawave.webhook.Exchanges.head;
import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.signature.WebhookSecret;
import io.remnawave.webhook.spi.Admission;
import io.remnawave.webhook.spi.Exchange;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.WebhookHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Whatever breaks around a request, it is answered, nothing that could be lost is acknowledged, and the next one is served. */
@Timeout(60)
class AnsweredAllTheSameTest {

    private final byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
    private final AtomicInteger calls = new AtomicInteger();
    private final IdempotencyStore kept = IdempotencyStore.inMemory(10, Duration.ofDays(2), Clock.systemUTC());

    /** Whether the store cannot be asked. */
    private boolean sealed;

    private final IdempotencyStore store = new IdempotencyStore() {
        @Override
        public Claim claim(String deliveryId) {
            if (sealed) {
                throw new IllegalStateException("the store is away");
            }
            return kept.claim(deliveryId);
        }

        @Override
        public Duration retention() {
            return kept.retention();
        }
    };

    private WebhookReceiverBuilder receiver() {
        return WebhookReceiver.builder().secret(Panel.SECRET);
    }

    private WebhookReceiverBuilder counting() {
        return receiver().on(USER_EXPIRED, UserEvent.class, event -> calls.incrementAndGet());
    }

    private WebhookReceiverBuilder returning(Supplier<Object> returned) {
        return receiver()
                .register(ListenerDefinition.builder("first", arguments -> {
                            calls.incrementAndGet();
                            return returned.get();
                        })
                        .parameterTypes(List.of(UserEvent.class))
                        .build());
    }

    private WebhookRequest forged() {
        return WebhookRequest.of(body, Map.of(WebhookHeaders.SIGNATURE, "0".repeat(64)));
    }

    /** A stage that breaks when it is to be awaited. */
    private static class Broken extends CompletableFuture<Object> {
        @Override
        public CompletableFuture<Object> toCompletableFuture() {
            throw new IllegalStateException("no future");
        }
    }

    @Test
    void aStageThatGivesNoFutureHasFailed() {
        List<Object> returned = List.of(
                new Broken(),
                new CompletableFuture<Object>() {
                    @Override
                    public CompletableFuture<Object> toCompletableFuture() {
                        return null;
                    }
                },
                new CompletableFuture<Object>() {
                    @Override
                    public boolean isDone() {
                        throw new IllegalStateException("unknown");
                    }
                });
        for (Object stage : returned) {
            AtomicReference<Object> next = new AtomicReference<>(stage);
            WebhookReceiver receiver = returning(next::get).build();
            calls.set(0);

            assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.FAILED);
            next.set(null);
            assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void anExecutorThatBreaksKeepsNoTurn() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Executor executor = task -> {
            if (broken.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        };
        WebhookReceiver receiver = counting().maxConcurrentListeners(1).build();

        for (int i = 0; i < 3; i++) {
            assertThat(exchange(receiver, executor)).isCompletedWithValue(WebhookResponse.UNAVAILABLE);
        }
        broken.set(false);
        assertThat(exchange(receiver, executor)).isCompletedWithValue(WebhookResponse.HANDLED);
    }

    @Test
    void whatWaitsForATurnIsAnsweredWhenItsExecutorBreaks() throws Exception {
        CompletableFuture<Void> work = new CompletableFuture<>();
        WebhookReceiver receiver = returning(() -> calls.get() == 1 ? work : null)
                .maxConcurrentListeners(1)
                .build();
        CompletableFuture<WebhookResponse> running = exchange(receiver, Runnable::run);

        CompletableFuture<WebhookResponse> waiting = exchange(receiver, Panel.userEvent(USER_EXPIRED, "bob"), task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        CompletableFuture<WebhookResponse> last =
                exchange(receiver, Panel.userEvent(USER_EXPIRED, "carol"), Runnable::run);
        work.complete(null);

        assertThat(running.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.HANDLED);
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.UNAVAILABLE);
        assertThat(last.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.HANDLED);
    }

    @Test
    void anExecutorThatBreaksBetweenTwoListenersEndsTheDelivery() throws Exception {
        CompletableFuture<Void> work = new CompletableFuture<>();
        AtomicBoolean broken = new AtomicBoolean();
        WebhookReceiver receiver = returning(() -> work)
                .on(USER_EXPIRED, UserEvent.class, event -> calls.incrementAndGet())
                .build();
        CompletableFuture<WebhookResponse> answer = exchange(receiver, task -> {
            if (broken.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        });
        broken.set(true);
        work.complete(null);

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.FAILED);
        broken.set(false);
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).hasValue(2);
    }

    /** Each of them runs on the thread on which the one before it has ended, which has little room on its stack. */
    @Test
    void anyNumberThatWaitsForATurnIsHandledWithoutAThread() throws Exception {
        CompletableFuture<Void> work = new CompletableFuture<>();
        WebhookReceiver receiver = receiver()
                .maxConcurrentListeners(1)
                .onAsync(
                        USER_EXPIRED,
                        UserEvent.class,
                        event -> calls.incrementAndGet() == 1 ? work : CompletableFuture.completedFuture(null))
                .build();
        List<CompletableFuture<WebhookResponse>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(exchange(receiver, Panel.userEvent(USER_EXPIRED, "user" + i), Runnable::run));
        }
        Thread thread = new Thread(null, () -> work.complete(null), "ends-the-first", 256 * 1024);
        thread.start();
        thread.join();

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedWithValue(WebhookResponse.HANDLED));
        assertThat(exchange(receiver, Runnable::run)).isCompletedWithValue(WebhookResponse.HANDLED);
    }

    @Test
    void aStoreThatBreaksWhileWhatCannotBeDecodedIsReleasedIsLoggedAndKeepsNoTurn() throws Exception {
        IdempotencyStore unreleasing = new IdempotencyStore() {
            @Override
            public Claim claim(String deliveryId) {
                return new FirstClaim() {
                    @Override
                    public boolean complete() {
                        return true;
                    }

                    @Override
                    public boolean release(Set<String> completedListeners) {
                        throw new IllegalStateException("the store is away");
                    }
                };
            }

            @Override
            public Duration retention() {
                return kept.retention();
            }
        };
        CompletableFuture<Void> work = new CompletableFuture<>();
        WebhookReceiver receiver = returning(() -> calls.get() == 1 ? work : null)
                .idempotencyStore(unreleasing)
                .maxConcurrentListeners(1)
                .build();
        exchange(receiver, Runnable::run);
        byte[] undecodable = Panel.body(USER_EXPIRED, Instant.now(), "{\"username\":tru}");
        try (LogCapture log = LogCapture.start()) {
            CompletableFuture<WebhookResponse> waiting =
                    CompletableFuture.supplyAsync(() -> receiver.receive(Panel.request(undecodable)));
            CompletableFuture.runAsync(
                    () -> work.complete(null), CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.MALFORMED);
            assertThat(log.text()).contains("The idempotency store failed (release of delivery", "the store is away");
        }
        assertThat(receiver.receive(Panel.request(Panel.userEvent(USER_EXPIRED, "bob"))))
                .isEqualTo(WebhookResponse.HANDLED);
    }

    private CompletableFuture<WebhookResponse> exchange(WebhookReceiver receiver, Executor executor) {
        return exchange(receiver, body, executor);
    }

    private static CompletableFuture<WebhookResponse> exchange(
            WebhookReceiver receiver, byte[] body, Executor executor) {
        Exchange exchange = Exchanges.begin(receiver, head(body), executor);
        exchange.complete(body);
        return exchange.answer().toCompletableFuture();
    }

    @Test
    void aStoreThatGivesNoKnownClaimIsUnavailable() {
        IdempotencyStore.Claim unknown = new IdempotencyStore.Claim() {};
        IdempotencyStore.Claim.InProgress breaking = new IdempotencyStore.Claim.InProgress() {
            @Override
            public CompletionStage<?> ended() {
                throw new IllegalStateException("no end");
            }
        };
        for (IdempotencyStore.Claim claim : new IdempotencyStore.Claim[] {null, unknown, breaking}) {
            IdempotencyStore store = new IdempotencyStore() {
                @Override
                public Claim claim(String deliveryId) {
                    return claim;
                }

                @Override
                public Duration retention() {
                    return Duration.ofDays(2);
                }
            };
            assertThat(counting().idempotencyStore(store).build().receive(Panel.request(body)))
                    .isEqualTo(WebhookResponse.UNAVAILABLE);
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void headersThatAreTakenBackAreAnsweredAllTheSame() {
        AtomicInteger asked = new AtomicInteger();
        WebhookRequest request = WebhookRequest.of(body, name -> {
            if (asked.incrementAndGet() > 3) {
                throw new IllegalStateException("the request was recycled");
            }
            return name.equalsIgnoreCase(WebhookHeaders.SIGNATURE) ? List.of("0".repeat(64)) : List.of();
        });

        assertThat(counting().build().receive(request)).isEqualTo(WebhookResponse.UNAVAILABLE);
        assertThat(asked).hasValueGreaterThan(3);
    }

    @Test
    void aSupplierOfSecretsThatBreaksWhileAMismatchIsExplainedChangesNoAnswer() {
        AtomicInteger asked = new AtomicInteger();
        List<String> explained = new ArrayList<>();
        AtomicBoolean breaking = new AtomicBoolean();
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secrets(() -> {
                    if (breaking.get() && asked.incrementAndGet() > 1) {
                        throw new IllegalStateException("the vault is sealed");
                    }
                    return List.of(WebhookSecret.of("eu", Panel.SECRET));
                })
                .observer(new WebhookObserver() {
                    @Override
                    public void onRequest(ReceivedRequest request) {
                        explained.add(String.valueOf(request.explanation().text()));
                    }
                })
                .build();
        breaking.set(true);

        assertThat(receiver.receive(forged())).isEqualTo(WebhookResponse.INVALID_SIGNATURE);
        assertThat(asked).hasValueGreaterThan(1);
        assertThat(explained).singleElement().asString().contains("the vault is sealed");
    }

    @Test
    void aLogThatBreaksChangesNoAnswer() {
        WebhookReceiver plain = counting().build();
        WebhookReceiver unavailable = counting().idempotencyStore(store).build();
        sealed = true;
        whileTheLogIsBroken(() -> {
            assertThat(plain.receive(forged())).isEqualTo(WebhookResponse.INVALID_SIGNATURE);
            assertThat(unavailable.receive(Panel.request(body))).isEqualTo(WebhookResponse.UNAVAILABLE);
        });
    }

    @Test
    void aLogThatBreaksGivesNoTurnBackTwice() {
        CompletableFuture<Void> work = new CompletableFuture<>();
        WebhookReceiver receiver = returning(() -> work)
                .idempotencyStore(store)
                .maxConcurrentListeners(1)
                .build();

        sealed = true;
        whileTheLogIsBroken(
                () -> assertThat(exchange(receiver, Runnable::run)).isCompletedWithValue(WebhookResponse.UNAVAILABLE));
        sealed = false;
        exchange(receiver, Runnable::run);
        CompletableFuture<WebhookResponse> waiting =
                exchange(receiver, Panel.userEvent(USER_EXPIRED, "bob"), Runnable::run);

        assertThat(calls).hasValue(1);
        work.complete(null);
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).hasValue(2);
    }

    private static void whileTheLogIsBroken(Runnable test) {
        AppenderBase<ILoggingEvent> broken = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                throw new NoClassDefFoundError("com/example/Layout");
            }
        };
        broken.start();
        Logger logger = (Logger) LoggerFactory.getLogger("io.remnawave.webhook.WebhookReceiver");
        logger.addAppender(broken);
        try {
            test.run();
        } finally {
            logger.detachAppender(broken);
        }
    }

    @Test
    void anObserverThatBreaksIsToldOfOnceInTenSecondsWithoutItsStackTrace() {
        WebhookReceiver receiver = counting()
                .observer(new WebhookObserver() {
                    @Override
                    public void onRequest(ReceivedRequest request) {
                        throw new IllegalStateException("no metrics");
                    }
                })
                .build();
        try (LogCapture log = LogCapture.start()) {
            for (int i = 0; i < 100; i++) {
                receiver.receive(forged());
            }
            assertThat(log.text().lines().filter(line -> line.contains("no metrics")))
                    .hasSize(1);
            assertThat(log.text()).doesNotContain("| java.lang.IllegalStateException");
        }
    }

    @Test
    void aDecisionThatIsLeftOpenEndsInAnAnswer() {
        WebhookReceiver receiver = receiver().acceptReformattedBody(true).build();
        byte[] pretty = "{ \"timestamp\": \"2026-03-04T05:06:07.089Z\" }".getBytes(UTF_8);
        byte[] canonical = "{\"timestamp\":\"2026-03-04T05:06:07.089Z\"}".getBytes(UTF_8);

        Admission admission = receiver.steps().admit(head(canonical), pretty);

        assertThat(admission).isInstanceOf(Admission.Undecided.class);
        assertThat(((Admission.Undecided) admission).decision().get())
                .isInstanceOfSatisfying(
                        Admission.Answered.class,
                        answered -> assertThat(answered.response()).isEqualTo(WebhookResponse.MALFORMED));
    }

    @Test
    void anEventWithoutATimestampHasNoneForObservers() {
        AtomicReference<ReceivedRequest.Reason> reason = new AtomicReference<>();
        AtomicReference<Instant> occurredAt = new AtomicReference<>(Instant.EPOCH);
        WebhookReceiver receiver = receiver()
                .observer(new WebhookObserver() {
                    @Override
                    public void onRequest(ReceivedRequest request) {
                        reason.set(request.reason());
                        occurredAt.set(request.occurredAt());
                    }
                })
                .build();

        receiver.receive(Panel.request("{\"event\":\"user.expired\",\"data\":{}}".getBytes(UTF_8)));

        assertThat(reason).hasValue(ReceivedRequest.Reason.NO_TIMESTAMP);
        assertThat(occurredAt).hasValue(null);
    }

    @Test
    void anEventIsPrintedInOneLine() {
        String attack =
                "{\"event\":\"service.login_attempt_failed\",\"timestamp\":\"2026-03-04T05:06:07.089Z\",\"data\":{"
                        + "\"loginAttempt\":{\"username\":\"x\\n2026 INFO forged\\u001b[2J\\u202e\\u061c \\ud83d\\ude00\","
                        + "\"ip\":\"192.0.2.1\",\"userAgent\":\"a\",\"description\":\"b\"}}}";

        assertThat(EventDecoder.standard().decode(attack.getBytes(UTF_8)).toString())
                .contains("x\\u000a2026 INFO forged\\u001b[2J\\u202e\\u061c \ud83d\ude00")
                .doesNotContain("\n", "\u001b", "\u202e", "\u061c");
    }
}
