package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.signature.SignatureVerifier;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.crypto.Mac;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The whole way of one delivery, without HTTP: a user event that is claimed anew each time, one
 * that nobody listens to, and forgeries. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Receive {

    private static final int CLAIMED = 1_000;

    private final byte[] user = Bodies.named("user");
    private final Function<String, List<String>> genuine = Bodies.headers(Bodies.sign(user));
    private final Function<String, List<String>> forged = Bodies.headers("0".repeat(64));
    private final Function<String, List<String>> malformed = Bodies.headers("sha256=" + "0".repeat(64));
    private final byte[] oversized = new byte[2 * 1024 * 1024];
    private final Mac mac = Bodies.mac();
    private final SignatureVerifier verifier = SignatureVerifier.of(Bodies.SECRET);
    private final EventDecoder decoder = EventDecoder.standard();
    private final String signature = Bodies.sign(user);

    private WebhookReceiver nobody = receiver(0);
    private WebhookReceiver one = receiver(1);
    private WebhookReceiver five = receiver(5);

    /** What a listener saw, so that its work is real. */
    public long seen;

    @Setup
    public void build() {
        nobody = receiver(0);
        one = receiver(1);
        five = receiver(5);
    }

    private WebhookReceiver receiver(int listeners) {
        WebhookReceiverBuilder builder = Settings.receiver().idempotencyStore(new EverNewClaims(CLAIMED));
        for (int i = 0; i < listeners; i++) {
            builder.register(new Object() {
                @RemnawaveEventListener("user.expired")
                void take(UserEvent event) {
                    seen += event.user().traffic().used();
                }
            });
        }
        return builder.build();
    }

    private WebhookResponse expect(WebhookResponse expected, WebhookResponse response) {
        if (response != expected) {
            throw new IllegalStateException("answered " + response);
        }
        return response;
    }

    @Benchmark
    public byte[] baselineMac() {
        return mac.doFinal(user);
    }

    @Benchmark
    public RemnawaveEvent verifyAndDecode() {
        if (!verifier.verify(user, signature).isVerified()) {
            throw new IllegalStateException("not verified");
        }
        return decoder.decode(user);
    }

    @Benchmark
    public WebhookResponse unlistened() {
        return expect(WebhookResponse.IGNORED, nobody.receive(WebhookRequest.of(user, genuine)));
    }

    @Benchmark
    public WebhookResponse oneListener() {
        return expect(WebhookResponse.HANDLED, one.receive(WebhookRequest.of(user, genuine)));
    }

    @Benchmark
    public WebhookResponse fiveListeners() {
        return expect(WebhookResponse.HANDLED, five.receive(WebhookRequest.of(user, genuine)));
    }

    @Benchmark
    public WebhookResponse forgedSignature() {
        return expect(WebhookResponse.INVALID_SIGNATURE, one.receive(WebhookRequest.of(user, forged)));
    }

    @Benchmark
    public WebhookResponse malformedHeader() {
        return expect(WebhookResponse.INVALID_SIGNATURE, one.receive(WebhookRequest.of(user, malformed)));
    }

    @Benchmark
    public WebhookResponse oversizedBody() {
        return expect(WebhookResponse.TOO_LARGE, one.receive(WebhookRequest.of(oversized, genuine)));
    }
}
