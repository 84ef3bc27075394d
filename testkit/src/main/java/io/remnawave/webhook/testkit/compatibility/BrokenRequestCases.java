package io.remnawave.webhook.testkit.compatibility;

import static io.remnawave.webhook.testkit.compatibility.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A request that breaks off or is malformed reaches no listener and hurts no other request. */
interface BrokenRequestCases extends CompatibilityCases {

    @Test
    default void neverHandlesABodyShorterThanItsContentLength() throws Exception {
        SignedBody body = SignedBody.of("alice");
        assertNotHandled(connection -> {
            connection.sendHead(
                    "X-Remnawave-Signature: " + body.signature(), "Content-Length: " + (body.bytes().length + 10));
            connection.send(body.bytes());
            connection.finishSending();
            connection.awaitEnd();
        });
    }

    @Test
    default void neverHandlesABodyWhoseSenderHungUp() throws Exception {
        SignedBody body = SignedBody.of("alice");
        assertNotHandled(connection -> {
            connection.sendHead("X-Remnawave-Signature: " + body.signature(), "Content-Length: " + body.bytes().length);
            connection.send(Arrays.copyOf(body.bytes(), body.bytes().length / 2));
            connection.reset();
        });
    }

    @Test
    default void neverHandlesABodyWithABrokenChunk() throws Exception {
        SignedBody body = SignedBody.of("alice");
        assertNotHandled(connection -> {
            connection.sendHead("X-Remnawave-Signature: " + body.signature(), "Transfer-Encoding: chunked");
            byte[] half = Arrays.copyOf(body.bytes(), body.bytes().length / 2);
            connection.send((Integer.toHexString(half.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            connection.send(half);
            connection.send("\r\nthis is no chunk\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.finishSending();
            connection.awaitEnd();
        });
    }

    @Test
    default void refusesAnEmptyBody() throws Exception {
        Panel panel = new Panel(serve(new Deliveries().receiver()));

        assertAnswer(panel.deliver(SignedBody.of("alice").replacedBy(new byte[0])), WebhookResponse.INVALID_SIGNATURE);
    }

    private void assertNotHandled(Conversation conversation) throws Exception {
        Deliveries deliveries = new Deliveries();
        RunningAdapter adapter = serve(deliveries.receiver());
        SignedBody next = SignedBody.of("next");
        try (LogLines log = new LogLines()) {
            try (RawHttp connection = new RawHttp(adapter)) {
                conversation.hold(connection);
            }
            assertAnswer(new Panel(adapter).deliver(next), WebhookResponse.HANDLED);

            assertThat(log.messagesWithAStackTrace()).isEmpty();
        }
        assertThat(deliveries.ids()).containsExactly(next.signature());
    }

    @FunctionalInterface
    interface Conversation {
        void hold(RawHttp connection) throws Exception;
    }
}
