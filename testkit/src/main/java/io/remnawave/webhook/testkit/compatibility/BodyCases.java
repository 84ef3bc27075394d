package io.remnawave.webhook.testkit.compatibility;

import static io.remnawave.webhook.testkit.compatibility.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.ReceivedRequest.Cause;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The body reaches the receiver as the bytes that were sent, however they were sent. */
interface BodyCases extends CompatibilityCases {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "алиса", "愛麗絲", "🦊 \u2028 \u007f é é", "a\\\"b\\\\c\\u0001\\ud800"})
    default void givesTheListenerTheExactBytes(String username) throws Exception {
        Deliveries deliveries = new Deliveries();
        SignedBody body = SignedBody.of(username);

        assertAnswer(new Panel(serve(deliveries.receiver())).deliver(body), WebhookResponse.HANDLED);

        assertThat(deliveries.taken())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.body()).isEqualTo(body.bytes()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-16",
                "text/plain; charset=windows-1251",
                "application/x-www-form-urlencoded",
                "application/octet-stream"
            })
    default void doesNotReadTheBodyByItsContentType(String contentType) throws Exception {
        Deliveries deliveries = new Deliveries();
        Panel panel = new Panel(serve(deliveries.receiver()));
        SignedBody body = SignedBody.of("алиса=1&b=%20+");

        assertAnswer(panel.deliver(body, contentType), WebhookResponse.HANDLED);

        assertThat(deliveries.taken())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.body()).isEqualTo(body.bytes()));
    }

    @Test
    default void takesABodyWithoutContentType() throws Exception {
        Deliveries deliveries = new Deliveries();
        SignedBody body = SignedBody.of("alice");
        try (RawHttp connection = new RawHttp(serve(deliveries.receiver()))) {
            connection.sendHead("X-Remnawave-Signature: " + body.signature(), "Content-Length: " + body.bytes().length);
            connection.send(body.bytes());

            assertAnswer(connection.answer(), WebhookResponse.HANDLED);
        }
        assertThat(deliveries.ids()).containsExactly(body.signature());
    }

    @Test
    default void takesAChunkedBody() throws Exception {
        Deliveries deliveries = new Deliveries();
        SignedBody body = SignedBody.ofLength(200_000);

        assertAnswer(new Panel(serve(deliveries.receiver())).deliverInChunks(body), WebhookResponse.HANDLED);

        assertThat(deliveries.taken())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.body()).isEqualTo(body.bytes()));
    }

    /** What nginx speaks to the servers behind it unless it is told otherwise. */
    @Test
    default void takesADeliveryOverHttp10() throws Exception {
        Deliveries deliveries = new Deliveries();
        SignedBody body = SignedBody.of("alice");
        RunningAdapter adapter = serve(deliveries.receiver());
        try (RawHttp connection = new RawHttp(adapter)) {
            connection.send(("POST " + adapter.url().getPath() + " HTTP/1.0\r\nHost: upstream\r\nConnection: close\r\n"
                            + "X-Remnawave-Signature: " + body.signature() + "\r\nContent-Length: "
                            + body.bytes().length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            connection.send(body.bytes());

            assertAnswer(connection.answer(), WebhookResponse.HANDLED);
            connection.awaitEnd();
        }
        assertThat(deliveries.ids()).containsExactly(body.signature());
    }

    @Test
    default void takesABodyWhoseSenderWaitsForContinue() throws Exception {
        Deliveries deliveries = new Deliveries();
        Panel panel = new Panel(serve(deliveries.receiver()));
        SignedBody body = SignedBody.of("alice");

        assertAnswer(panel.send(panel.post(body).expectContinue(true)), WebhookResponse.HANDLED);

        assertThat(deliveries.ids()).containsExactly(body.signature());
    }

    @Test
    default void takesABodyUpToTheLimitAndNoByteMore() throws Exception {
        Deliveries deliveries = new Deliveries();
        RunningAdapter adapter = serve(
                Deliveries.builder().maxBodySize(4096).register(deliveries).build());
        SignedBody largest = SignedBody.ofLength(4096);
        SignedBody tooLarge = SignedBody.ofLength(4097);

        assertAnswer(new Panel(adapter).deliver(largest), WebhookResponse.HANDLED);
        assertAnswer(new Panel(adapter).deliver(tooLarge), WebhookResponse.TOO_LARGE);
        assertAnswer(new Panel(adapter).deliverInChunks(tooLarge), WebhookResponse.TOO_LARGE);

        assertThat(deliveries.ids()).containsExactly(largest.signature());
    }

    @Test
    default void refusesAReformattedBodyAndTellsTheOperatorWhy() throws Exception {
        SignedBody body = SignedBody.of("алиса");
        byte[] pretty = body.text().replace("{", "{\n  ").replace(",", ",\n  ").getBytes(StandardCharsets.UTF_8);

        assertRefused(body.replacedBy(pretty), this::serve, Cause.BODY_REFORMATTED);
    }

    @Test
    default void refusesABodyInAnotherCharsetAndTellsTheOperatorWhy() throws Exception {
        SignedBody body = SignedBody.of("алиса");
        byte[] decodedAsLatin1 = new String(body.bytes(), StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);

        assertRefused(body.replacedBy(decodedAsLatin1), this::serve, Cause.CHARSET_CHANGED);
    }

    @Test
    default void refusesABodyThatAFilterHasReadAndTellsTheOperatorWhy() throws Exception {
        assertRefused(SignedBody.of("alice"), this::serveBehindADrainingFilter, Cause.BODY_LOST);
    }

    private static void assertRefused(SignedBody body, Serving serving, Cause cause) throws Exception {
        Deliveries deliveries = new Deliveries();
        Refusals refusals = new Refusals();
        RunningAdapter adapter = serving.serve(
                Deliveries.builder().register(deliveries).observer(refusals).build());

        assertAnswer(new Panel(adapter).deliver(body), WebhookResponse.INVALID_SIGNATURE);

        assertThat(refusals.next()).isEqualTo(new Refusals.Refusal(Reason.MISMATCH, cause));
        assertThat(deliveries.taken()).isEmpty();
    }

    @FunctionalInterface
    interface Serving {
        RunningAdapter serve(WebhookReceiver receiver) throws Exception;
    }
}
