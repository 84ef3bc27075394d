package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.internal.DeliveryUrl;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events as a Remnawave panel does: over real HTTP, signed, with the panel's headers, its retries, its way of
 * following redirects, and many at a time.
 *
 * <pre>{@code
 * try (RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
 *         .url("http://localhost:8080/remnawave/webhook")
 *         .secret(secret)
 *         .build()) {
 *     assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();
 *     assertThat(panel.emit(userExpired().username("bob"), lostResponse())).wasAccepted().afterAttempts(2);
 * }
 * }</pre>
 *
 * <p>Time is virtual by default: the five seconds that a panel waits before it tries again are over as soon as nothing else is
 * under way, and count only in {@link Attempt#at()}. Every emission has a timestamp of its own, at least a millisecond after the
 * one before, so that two equal events stay two deliveries; a burst of more than 1,000 a second runs ahead of the clock.
 *
 * <p>Thread-safe. Its threads end when it is closed.
 */
public final class RemnawavePanelEmulator implements AutoCloseable {

    private final List<Supplier<URI>> urls;
    private final Supplier<String> secret;
    private final @Nullable Function<byte[], String> signer;
    private final NamedSecrets namedSecrets;
    private final Clock clock;
    private final DeliveryQueue queue;
    private final AtomicLong lastTimestamp;
    private final Queue<EmittedDelivery> deliveries;

    /** Guarded by itself. */
    private final Deque<Emission> later;

    private final AtomicReference<PanelVersion> panel;

    RemnawavePanelEmulator(PanelEmulatorBuilder configuration) {
        urls = List.copyOf(configuration.urls);
        secret = configuration.secret;
        signer = configuration.signer;
        namedSecrets = configuration.namedSecrets();
        clock = configuration.clock;
        panel = new AtomicReference<>(configuration.panel);
        queue = new DeliveryQueue(configuration);
        lastTimestamp = new AtomicLong(Long.MIN_VALUE);
        deliveries = new ConcurrentLinkedQueue<>();
        later = new ArrayDeque<>();
    }

    /** The same panel with another secret. */
    private RemnawavePanelEmulator(RemnawavePanelEmulator same, Supplier<String> secret) {
        this.secret = secret;
        signer = null;
        urls = same.urls;
        namedSecrets = same.namedSecrets;
        clock = same.clock;
        panel = same.panel;
        queue = same.queue;
        lastTimestamp = same.lastTimestamp;
        deliveries = same.deliveries;
        later = same.later;
    }

    /** Starts an emulator of the newest recorded panel, with a random secret. */
    public static PanelEmulatorBuilder builder() {
        return new PanelEmulatorBuilder();
    }

    /** The secret that signs, for the application under test to know. */
    public String secret() {
        return secret.get();
    }

    /**
     * This emulator, signing with another of the secrets that the application under test knows, as its second panel would:
     * {@code panel.signedBy("eu").emit(userExpired())}. All else is shared, and closing one closes both.
     *
     * @param secretId as in {@code remnawave.webhook.secrets[n].id}
     * @throws IllegalArgumentException if there is no secret with that id: when it is needed, for the application may not run
     *     yet
     */
    public RemnawavePanelEmulator signedBy(String secretId) {
        return new RemnawavePanelEmulator(this, () -> namedSecrets.get(secretId));
    }

    /** The release that is emulated. */
    public PanelVersion panel() {
        return Objects.requireNonNull(panel.get());
    }

    /**
     * Goes on as another release, as after an upgrade: its payloads and its policy hold for what is emitted from now on. How many
     * deliveries are under way at a time stays as it was.
     */
    public void switchTo(PanelVersion version) {
        panel.set(version);
    }

    /**
     * Emits an event and waits until the panel has nothing left to do with it: it was accepted, or all tries are used up.
     *
     * @throws IllegalArgumentException if the release does not know the event or a field that was set, or has no second URL
     * @throws java.util.concurrent.CancellationException if the emulator is closed
     */
    public EmittedDelivery emit(Fixture fixture, Fault... faults) {
        return Futures.join(emitAsync(fixture, faults));
    }

    /** Emits a request that was signed elsewhere, as it is. Faults that change the event or the secret have no effect. */
    public EmittedDelivery emit(SignedDelivery signed, Fault... faults) {
        return Futures.join(start(signed, EmissionPlan.of(faults)));
    }

    /** Emits an event, and completes when the panel has nothing left to do with it. */
    public CompletableFuture<EmittedDelivery> emitAsync(Fixture fixture, Fault... faults) {
        EmissionPlan plan = EmissionPlan.of(faults);
        Instant now = timestamp();
        return start(plan.sign(fixture.orElse(panel(), now), now, secret(), signer), plan);
    }

    /**
     * Emits many events, as many at a time as the release does, and waits for all, also for those that a fault holds back.
     * The order of their arrival is open.
     */
    public EmittedDeliveries emitAll(Collection<? extends Fixture> fixtures, Fault... faults) {
        List<CompletableFuture<EmittedDelivery>> started = new ArrayList<>(fixtures.size());
        for (Fixture fixture : fixtures) {
            started.add(emitAsync(fixture, faults));
        }
        List<EmittedDelivery> done = started.stream().map(Futures::join).toList();
        settle();
        return new EmittedDeliveries(done);
    }

    /** Delivers again what was delivered before: the same bytes, signature and timestamp, however long ago. */
    public EmittedDelivery replay(EmittedDelivery earlier, Fault... faults) {
        return emit(earlier.signed(), faults);
    }

    /** Sends what {@link Faults#replayLater()} and {@link Faults#reordered()} hold back, the last first, and waits for it. */
    public void settle() {
        for (Emission emission : takeLater()) {
            Futures.join(emission.deliver(queue));
        }
    }

    /** All that was emitted, in that order. */
    public List<EmittedDelivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Gives up what is under way, and ends. */
    @Override
    public void close() {
        queue.close();
    }

    private CompletableFuture<EmittedDelivery> start(SignedDelivery signed, EmissionPlan plan) {
        EmittedDelivery delivery = new EmittedDelivery(signed);
        Emission emission = new Emission(delivery, plan, targets(), DeliveryPolicy.of(panel()));
        deliveries.add(delivery);
        if (plan.heldBack) {
            keepForLater(emission);
            return CompletableFuture.completedFuture(delivery);
        }
        CompletableFuture<EmittedDelivery> delivered = emission.deliver(queue);
        for (Emission overtaken : takeLater()) {
            delivered = delivered.thenCompose(done -> overtaken.deliver(queue)).thenApply(other -> delivery);
        }
        if (plan.sentAgainLater) {
            keepForLater(emission);
        }
        return delivered;
    }

    private List<URI> targets() {
        if (urls.isEmpty()) {
            throw new IllegalStateException(
                    "The emulator does not know where to deliver: give its builder a url(...).");
        }
        if (urls.size() > 1 && !DeliveryPolicy.of(panel()).severalUrls()) {
            throw new IllegalArgumentException(
                    "Panel " + panel() + " delivers to one URL; several came with panel 2.2.6.");
        }
        return urls.stream().map(Supplier::get).map(DeliveryUrl::check).toList();
    }

    private Instant timestamp() {
        long now = clock.millis();
        return Instant.ofEpochMilli(lastTimestamp.updateAndGet(last -> Math.max(now, last + 1)));
    }

    private void keepForLater(Emission emission) {
        synchronized (later) {
            later.push(emission);
        }
    }

    private List<Emission> takeLater() {
        synchronized (later) {
            List<Emission> taken = List.copyOf(later);
            later.clear();
            return taken;
        }
    }
}
