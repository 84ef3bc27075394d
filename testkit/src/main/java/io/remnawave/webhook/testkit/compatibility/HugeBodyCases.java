package io.remnawave.webhook.testkit.compatibility;

import static io.remnawave.webhook.testkit.compatibility.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A huge body costs the server neither memory nor an event. */
interface HugeBodyCases extends CompatibilityCases {

    int HUGE = 50 * 1024 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"Accept: */*", "Expect: 100-continue"})
    default void refusesAHugeBodyBeforeItIsSent(String header) throws Exception {
        try (RawHttp connection = new RawHttp(serve(new Deliveries().receiver()))) {
            connection.sendHead(header, "X-Remnawave-Signature: " + "0".repeat(64), "Content-Length: " + HUGE);

            RawHttp.Answer answer = connection.answer();

            assertThat(answer.status()).isEqualTo(WebhookResponse.TOO_LARGE.status());
            assertThat(answer.body()).isEqualTo(refusesLargeBodiesItself() ? "" : WebhookResponse.TOO_LARGE.body());
        }
    }

    /** What is kept is measured while all bodies are still incomplete, so that it is the same whatever memory there is. */
    @Test
    default void keepsHugeBodiesOfUnknownLengthOutOfMemory() throws Exception {
        int bodies = 8;
        Deliveries deliveries = new Deliveries();
        RunningAdapter adapter = serve(deliveries.receiver());
        ExecutorService senders = Executors.newFixedThreadPool(bodies);
        CountDownLatch sent = new CountDownLatch(bodies);
        CountDownLatch measured = new CountDownLatch(1);
        long before = usedMemory();
        try {
            List<Future<Integer>> statuses = IntStream.range(0, bodies)
                    .mapToObj(i -> senders.submit(() -> statusOfAHugeChunkedBody(adapter, sent, measured)))
                    .toList();
            assertThat(sent.await(2, TimeUnit.MINUTES)).isTrue();
            long kept = usedMemory() - before;
            measured.countDown();
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isEqualTo(WebhookResponse.TOO_LARGE.status());
            }
            assertThat(kept).as("bytes kept of %d bodies of %d", bodies, HUGE).isLessThan(HUGE);
        } finally {
            measured.countDown();
            senders.shutdown();
        }

        SignedBody next = SignedBody.of("alice");
        assertAnswer(new Panel(adapter).deliver(next), WebhookResponse.HANDLED);
        assertThat(deliveries.ids()).containsExactly(next.signature());
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static int statusOfAHugeChunkedBody(RunningAdapter adapter, CountDownLatch sent, CountDownLatch measured)
            throws Exception {
        byte[] data = new byte[64 * 1024];
        try (RawHttp connection = new RawHttp(adapter)) {
            connection.sendHead("X-Remnawave-Signature: " + "0".repeat(64), "Transfer-Encoding: chunked");
            try {
                for (int size = 0; size < HUGE; size += data.length) {
                    connection.send("10000\r\n".getBytes(StandardCharsets.US_ASCII));
                    connection.send(data);
                    connection.send("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                sent.countDown();
                measured.await();
                connection.send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                sent.countDown();
                // A server may hang up on so much; its answer lies in the socket all the same.
                return connection.answer().status();
            }
            return connection.answer().status();
        }
    }
}
