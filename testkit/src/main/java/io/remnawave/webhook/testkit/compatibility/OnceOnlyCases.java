package io.remnawave.webhook.testkit.compatibility;

import static io.remnawave.webhook.testkit.compatibility.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A delivery is handled once, however often it comes, and repeated only where it failed. */
interface OnceOnlyCases extends CompatibilityCases {

    @Test
    default void handlesFiftyConcurrentDuplicatesOnce() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        // Not all of them: a server with few threads may let some wait for the one that is handling.
        CountDownLatch someAnswered = new CountDownLatch(10);
        AtomicBoolean waitedInVain = new AtomicBoolean();
        WebhookReceiver receiver = Deliveries.builder()
                // Otherwise each duplicate would wait for the one that waits for them.
                .duplicateWait(Duration.ZERO)
                .on("*", RemnawaveEvent.class, event -> {
                    runs.incrementAndGet();
                    waitedInVain.set(!someAnswered.await(20, TimeUnit.SECONDS));
                })
                .build();
        Panel panel = new Panel(serve(receiver));
        SignedBody body = SignedBody.of("alice");

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 50)
                .mapToObj(i -> panel.deliverLater(body))
                .map(answer -> answer.whenComplete((response, failure) -> someAnswered.countDown()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsOnly(200, 409);
        assertThat(runs).hasValue(1);
        assertThat(waitedInVain)
                .as("ten duplicates are answered while the first delivery is handled")
                .isFalse();
        assertAnswer(panel.deliver(body), WebhookResponse.DUPLICATE);
        assertThat(runs).hasValue(1);
    }

    @Test
    default void repeatsOnlyTheListenerThatFailedAndKeepsItsMessageInside() throws Exception {
        AtomicInteger failing = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        WebhookReceiver receiver = Deliveries.builder()
                .on("*", RemnawaveEvent.class, event -> {
                    if (failing.incrementAndGet() == 1) {
                        throw new IllegalStateException("jdbc:postgresql://db/accounts is down");
                    }
                })
                .on("user.*", RemnawaveEvent.class, event -> other.incrementAndGet())
                .build();
        Panel panel = new Panel(serve(receiver));
        SignedBody body = SignedBody.of("alice");

        // The answer is compared as a whole: no exception text is in it.
        assertAnswer(panel.deliver(body), WebhookResponse.FAILED);
        assertAnswer(panel.deliver(body), WebhookResponse.HANDLED);
        assertAnswer(panel.deliver(body), WebhookResponse.DUPLICATE);

        assertThat(failing).hasValue(2);
        assertThat(other).hasValue(1);
    }

    /** A message may hold what a stranger typed, as the name of a user. */
    @Test
    default void keepsLinesAndEscapeSequencesOfAListenersFailureOutOfTheLog() throws Exception {
        WebhookReceiver receiver = Deliveries.builder()
                .on("*", RemnawaveEvent.class, event -> {
                    throw new IllegalStateException("no user bob\n2026-01-01 INFO all is well\u001b[2J\u2028");
                })
                .build();
        try (LogLines log = new LogLines()) {
            assertAnswer(new Panel(serve(receiver)).deliver(SignedBody.of("alice")), WebhookResponse.FAILED);

            assertThat(log.stackTraces())
                    .singleElement()
                    .asString()
                    .contains("IllegalStateException: no user bob 2026-01-01 INFO all is well?[2J?")
                    .doesNotContain("\u001b", "\u2028", "\n2026");
        }
    }

    @Test
    default void keepsAnErrorOfAListenerInside() throws Exception {
        WebhookReceiver receiver = Deliveries.builder()
                .on("*", RemnawaveEvent.class, event -> {
                    throw new NoClassDefFoundError("com/example/Accounts");
                })
                .build();

        assertAnswer(new Panel(serve(receiver)).deliver(SignedBody.of("alice")), WebhookResponse.FAILED);
    }
}
