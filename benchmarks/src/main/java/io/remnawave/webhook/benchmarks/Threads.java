package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One receiver for one thread, and for two at once: equal figures mean that they do not stand in each other's way. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Threads {

    private final byte[] user = Bodies.named("user");
    private final Function<String, List<String>> genuine = Bodies.headers(Bodies.sign(user));
    private final WebhookReceiver receiver = Settings.receiver()
            .idempotencyStore(new EverNewClaims(1_000))
            .on("user.*", UserEvent.class, event -> event.user().username())
            .build();

    @Benchmark
    @org.openjdk.jmh.annotations.Threads(1)
    public WebhookResponse oneThread() {
        return receiver.receive(WebhookRequest.of(user, genuine));
    }

    @Benchmark
    @org.openjdk.jmh.annotations.Threads(2)
    public WebhookResponse twoThreads() {
        return receiver.receive(WebhookRequest.of(user, genuine));
    }
}
