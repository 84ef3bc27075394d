package io.remnawave.webhook.testkit.compatibility;

import static io.remnawave.webhook.testkit.compatibility.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One well-formed signature header counts, in any spelling of its name; anything else is a plain 401. */
interface HeaderCases extends CompatibilityCases {

    static Stream<Named<UnaryOperator<String>>> oddHeaders() {
        return Stream.of(
                Named.of("absent", signature -> "X-Other: 1"),
                Named.of("empty", signature -> "X-Remnawave-Signature:"),
                Named.of("twice the same", signature -> line(signature) + "\r\n" + line(signature)),
                Named.of("twice, another first", signature -> line("0".repeat(64)) + "\r\n" + line(signature)),
                Named.of("twice in one line", signature -> line(signature + ", " + signature)),
                Named.of("upper case", signature -> line(signature.toUpperCase(Locale.ROOT))),
                Named.of("with a prefix", signature -> line("sha256=" + signature)),
                Named.of(
                        "a blank inside",
                        signature -> line(signature.substring(0, 32) + " " + signature.substring(32))),
                Named.of("too short", signature -> line(signature.substring(1))),
                Named.of("too long", signature -> line(signature + "0")),
                Named.of("no hex", signature -> line("g" + signature.substring(1))),
                Named.of("not ASCII", signature -> line("\u00e9" + signature.substring(1))));
    }

    private static String line(String value) {
        return "X-Remnawave-Signature: " + value;
    }

    @ParameterizedTest
    @MethodSource("oddHeaders")
    default void refusesAnOddSignatureHeader(UnaryOperator<String> header) throws Exception {
        Deliveries deliveries = new Deliveries();
        SignedBody body = SignedBody.of("alice");
        try (RawHttp connection = new RawHttp(serve(deliveries.receiver()))) {
            connection.sendHead(header.apply(body.signature()), "Content-Length: " + body.bytes().length);
            connection.send(body.bytes());

            assertAnswer(connection.answer(), WebhookResponse.INVALID_SIGNATURE);
        }
        assertThat(deliveries.taken()).isEmpty();
    }

    @Test
    default void findsTheSignatureWhateverTheCaseOfItsName() throws Exception {
        Deliveries deliveries = new Deliveries();
        SignedBody body = SignedBody.of("alice");
        try (RawHttp connection = new RawHttp(serve(deliveries.receiver()))) {
            connection.sendHead("x-REMNAWAVE-signature: " + body.signature(), "content-length: " + body.bytes().length);
            connection.send(body.bytes());

            assertAnswer(connection.answer(), WebhookResponse.HANDLED);
        }
        assertThat(deliveries.ids()).containsExactly(body.signature());
    }

    /** By {@code RequestHead.headers()}, for those who look at what came, such as the developer console. */
    @Test
    default void showsAnObserverAllHeaders() throws Exception {
        SignedBody body = SignedBody.of("alice");
        CompletableFuture<Map<String, List<String>>> told = new CompletableFuture<>();
        RunningAdapter adapter = serve(Deliveries.builder()
                .register(new Deliveries())
                .observer(new WebhookObserver() {
                    @Override
                    public void onRequest(ReceivedRequest request) {
                        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                        request.headers().forEach((name, values) -> headers.put(name, List.copyOf(values)));
                        told.complete(headers);
                    }
                })
                .build());
        try (RawHttp connection = new RawHttp(adapter)) {
            connection.sendHead(
                    line(body.signature()),
                    "X-Of-Tomorrow: one",
                    "X-Of-Tomorrow: two",
                    "Content-Length: " + body.bytes().length);
            connection.send(body.bytes());

            assertAnswer(connection.answer(), WebhookResponse.HANDLED);
        }
        assertThat(told.get(10, TimeUnit.SECONDS))
                .containsEntry("X-Remnawave-Signature", List.of(body.signature()))
                .containsEntry("X-Of-Tomorrow", List.of("one", "two"));
    }

    @Test
    default void takesADeliveryOnTheConnectionOfARefusedOne() throws Exception {
        Deliveries deliveries = new Deliveries();
        SignedBody body = SignedBody.of("alice");
        try (RawHttp connection = new RawHttp(serve(deliveries.receiver()))) {
            connection.sendHead("Content-Length: " + body.bytes().length);
            connection.send(body.bytes());
            assertAnswer(connection.answer(), WebhookResponse.INVALID_SIGNATURE);

            connection.sendHead(line(body.signature()), "Content-Length: " + body.bytes().length);
            connection.send(body.bytes());
            assertAnswer(connection.answer(), WebhookResponse.HANDLED);
        }
        assertThat(deliveries.ids()).containsExactly(body.signature());
    }
}
