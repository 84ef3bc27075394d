package io.remnawave.webhook.testkit.console;

import io.remnawave.webhook.console.PanelSimulator;
import io.remnawave.webhook.spi.WebhookHeaders;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.panel.Attempt;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.Fault;
import io.remnawave.webhook.testkit.panel.Faults;
import io.remnawave.webhook.testkit.panel.PanelEmulatorBuilder;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends what the console's page asks for through a {@link RemnawavePanelEmulator}. Found by the console. Thread-safe. */
public final class TestkitPanelSimulator implements PanelSimulator {

    /** Without another try they end in nothing at all. */
    private static final Set<String> NEED_RETRIES = Set.of("lostResponse", "connectionCutAfterHeaders");

    /** For {@code ServiceLoader}. */
    public TestkitPanelSimulator() {}

    @Override
    public List<String> releases() {
        return PanelVersion.known().stream()
                .sorted(Comparator.reverseOrder())
                .map(PanelVersion::toString)
                .toList();
    }

    @Override
    public List<Event> events() {
        return PanelEvent.all().stream()
                .map(event -> new Event(
                        event.name(),
                        event.scope(),
                        event.panels().toString(),
                        event.panels().first().toString(),
                        event.panels().last().map(PanelVersion::toString).orElse(null),
                        event.note(),
                        List.of("nulls", "nasty", "big").stream()
                                .filter(variant -> isRecorded(event, variant))
                                .toList()))
                .toList();
    }

    private static boolean isRecorded(PanelEvent event, String variant) {
        try {
            return RemnawaveFixtures.fixture(event.name()).variant(variant).body().length > 0;
        } catch (IllegalArgumentException none) { // is how a fixture tells it
            return false;
        }
    }

    @Override
    public List<String> faults() {
        return Faults.all().stream().map(Fault::toString).toList();
    }

    @Override
    public byte[] body(String event, String release, @Nullable String variant) {
        return fixture(event, release, variant).body();
    }

    private static Fixture fixture(String event, String release, @Nullable String variant) {
        Fixture fixture = RemnawaveFixtures.fixture(event).panel(release);
        return variant == null ? fixture : fixture.variant(variant);
    }

    @Override
    public Sent send(Request request, URI target, Function<byte[], String> signer) {
        Fixture fixture = fixture(request.event(), request.release(), request.variant());
        for (Map.Entry<String, @Nullable Object> field : request.set().entrySet()) {
            fixture = fixture.set(field.getKey(), field.getValue());
        }
        for (String path : request.remove()) {
            fixture = fixture.remove(path);
        }
        PanelEmulatorBuilder builder = RemnawavePanelEmulator.builder()
                .url(target)
                .panel(request.release())
                .signedWith(signer)
                .timeout(request.patience());
        boolean retry = request.retry() || request.faults().stream().anyMatch(NEED_RETRIES::contains);
        try (RemnawavePanelEmulator panel = (retry ? builder : builder.noRetry()).build()) {
            EmittedDelivery delivery = panel.emit(fixture, faults(request.faults()));
            // What a fault holds back comes after it.
            panel.settle();
            return new Sent(
                    delivery.id(),
                    delivery.signed().headers().get(WebhookHeaders.TIMESTAMP),
                    delivery.attempts().stream().map(Attempt::toString).toList(),
                    delivery.attempts().stream().anyMatch(attempt -> timedOut(attempt, request.patience())));
        }
    }

    private static boolean timedOut(Attempt attempt, Duration patience) {
        return attempt.status().isEmpty() && attempt.latency().compareTo(patience) >= 0;
    }

    private static Fault[] faults(List<String> names) {
        return Faults.all().stream()
                .filter(fault -> names.contains(fault.toString()))
                .toArray(Fault[]::new);
    }
}
