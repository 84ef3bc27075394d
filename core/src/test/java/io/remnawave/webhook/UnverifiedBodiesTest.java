package io.remnawave.webhook;

import static io.remnawave.webhook.Exchanges.answer;
import static io.remnawave.webhook.Exchanges.begin;
import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.spi.Exchange;
import io.remnawave.webhook.spi.RequestHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What senders without the secret can take of the memory and the time of a receiver. */
class UnverifiedBodiesTest {

    private static final int KB = 1024;

    private final List<String> handled = new ArrayList<>();

    private WebhookReceiver receiver(long maxUnverifiedBytes, Duration bodyTimeout) {
        return WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .maxUnverifiedBytes(maxUnverifiedBytes)
                .bodyTimeout(bodyTimeout)
                .on("*", RemnawaveEvent.class, event -> handled.add(event.name()))
                .build();
    }

    private static Exchange exchange(WebhookReceiver receiver, Map<String, String> headers) {
        Exchange exchange = begin(
                receiver,
                RequestHead.of("POST", name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of()));
        exchange.expectBody();
        return exchange;
    }

    private static Exchange stalled(WebhookReceiver receiver, int sent) {
        Exchange exchange =
                exchange(receiver, Map.of("X-Remnawave-Signature", "0".repeat(64), "Content-Length", "1000000"));
        assertThat(exchange.append(new byte[sent], 0, sent)).isTrue();
        return exchange;
    }

    @Test
    void letsTheBodyThatHasWaitedLongestGiveWayAndThePanelThrough() throws Exception {
        WebhookReceiver receiver = receiver(300 * KB, Duration.ofMinutes(5));
        List<Exchange> stalled = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            stalled.add(stalled(receiver, 90 * KB));
        }
        byte[] body = Panel.body(USER_EXPIRED, java.time.Instant.now(), "{\"note\":\"" + "n".repeat(90 * KB) + "\"}");
        Exchange panel = exchange(receiver, Panel.headers(body));

        for (int at = 0; at < body.length; at += 1000) {
            assertThat(panel.append(body, at, Math.min(1000, body.length - at))).isTrue();
        }
        panel.complete();

        assertThat(answer(panel)).isEqualTo(WebhookResponse.HANDLED);
        assertThat(answer(stalled.get(0))).isEqualTo(WebhookResponse.TIMEOUT);
        assertThat(stalled.get(0).append(new byte[1], 0, 1)).isFalse();
        assertThat(stalled.get(2).answer().toCompletableFuture()).isNotDone();
        assertThat(handled).containsExactly(USER_EXPIRED);
    }

    @Test
    void holdsForAnyNumberOfSendersWhatItHoldsForOne() throws Exception {
        WebhookReceiver receiver = receiver(1024 * KB, Duration.ofMinutes(5));
        List<Exchange> stalled = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Exchange exchange =
                    exchange(receiver, Map.of("X-Remnawave-Signature", "0".repeat(64), "Content-Length", "1000000"));
            stalled.add(exchange);
            byte[] chunk = new byte[8 * KB];
            for (int sent = 0; sent < 64 * KB; sent += chunk.length) {
                exchange.append(chunk, 0, chunk.length);
            }
        }

        long waiting = stalled.stream()
                .filter(exchange -> !exchange.answer().toCompletableFuture().isDone())
                .count();

        assertThat(waiting).isBetween(1L, 16L);
        byte[] body = Panel.userEvent(USER_EXPIRED, "alice");
        assertThat(receiver.receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
    }

    @Test
    void answersTimeoutToABodyThatIsNotCompleteInTimeHoweverItDrips() throws Exception {
        WebhookReceiver receiver = receiver(1024 * KB, Duration.ofMillis(300));
        Exchange silent = exchange(receiver, Map.of("X-Remnawave-Signature", "0".repeat(64)));
        Exchange dripping = exchange(receiver, Map.of("X-Remnawave-Signature", "0".repeat(64)));

        while (dripping.append(new byte[1], 0, 1)) {
            Thread.sleep(10);
        }

        assertThat(answer(dripping)).isEqualTo(WebhookResponse.TIMEOUT);
        assertThat(answer(silent)).isEqualTo(WebhookResponse.TIMEOUT);
        dripping.complete();
        assertThat(answer(dripping)).isEqualTo(WebhookResponse.TIMEOUT);
    }

    @Test
    void countsNoBodyThatHasEnded() throws Exception {
        WebhookReceiver receiver = receiver(100 * KB, Duration.ofMinutes(5));
        for (int i = 0; i < 50; i++) {
            Exchange forged = stalled(receiver, 60 * KB);
            forged.complete();
            assertThat(answer(forged)).isEqualTo(WebhookResponse.INVALID_SIGNATURE);
            Exchange gone = stalled(receiver, 60 * KB);
            gone.fail(new java.io.IOException("reset"));
            assertThat(answer(gone)).isEqualTo(WebhookResponse.UNREADABLE);
        }

        Exchange waiting = stalled(receiver, 60 * KB);
        assertThat(waiting.answer().toCompletableFuture()).isNotDone();
    }

    @Test
    void answersTooLargeAsSoonAsTheLimitIsPassed() throws Exception {
        WebhookReceiver receiver = receiver(10_000 * KB, Duration.ofMinutes(5));
        Exchange exchange = exchange(receiver, Map.of("X-Remnawave-Signature", "0".repeat(64)));
        byte[] chunk = new byte[64 * KB];

        int taken = 0;
        while (exchange.append(chunk, 0, chunk.length)) {
            taken += chunk.length;
        }

        assertThat(taken).isEqualTo(1024 * KB);
        assertThat(answer(exchange)).isEqualTo(WebhookResponse.TOO_LARGE);
    }

    @Test
    void joinsABodyOfAnyPieces() throws Exception {
        WebhookReceiver receiver = receiver(10_000 * KB, Duration.ofMinutes(5));
        for (int size : new int[] {0, 1, 4095, 4096, 4097, 20_000, 150_000}) {
            for (int piece : new int[] {1, 7, 4096, 65_536}) {
                byte[] body = Panel.body(
                        USER_EXPIRED,
                        java.time.Instant.now(),
                        "{\"id\":" + piece + ",\"note\":\"" + "n".repeat(size) + "\"}");
                Exchange exchange = exchange(receiver, Panel.headers(body));
                for (int at = 0; at < body.length; at += piece) {
                    assertThat(exchange.append(body, at, Math.min(piece, body.length - at)))
                            .isTrue();
                }
                exchange.complete();
                assertThat(answer(exchange))
                        .as("%d in pieces of %d", size, piece)
                        .isEqualTo(WebhookResponse.HANDLED);
            }
        }
    }
}
