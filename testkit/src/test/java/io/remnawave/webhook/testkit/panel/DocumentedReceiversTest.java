package io.remnawave.webhook.testkit.panel;

import static io.remnawave.webhook.testkit.assertion.RemnawaveAssertions.assertThat;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.fixture;

import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries of the emulator against receivers as the panel's documentation shows them, in their own languages. */
class DocumentedReceiversTest {

    private final String secret = PanelSecret.random();

    @TempDir
    private Path directory;

    @Test
    void theNodeReceiverWhichWritesTheParsedBodyAgainAcceptsEveryEventOfEveryPanel()
            throws IOException, InterruptedException {
        try (ForeignReceiver node = start(List.of("node"), "--version", "receiver.js")) {
            assertEveryEventIsAcceptedBy(node);
        }
    }

    @Test
    void theGoReceiverWhichReadsTheRawBytesAcceptsEveryEventOfEveryPanel() throws IOException, InterruptedException {
        try (ForeignReceiver go = start(List.of("go", "run"), "version", "receiver.go")) {
            assertEveryEventIsAcceptedBy(go);
        }
    }

    @Test
    void thePythonReceiverAcceptsEveryEventOfEveryPanelOnceItReadsTheRawBytes()
            throws IOException, InterruptedException {
        try (ForeignReceiver python = start(List.of("python3"), "--version", "receiver.py", "raw")) {
            assertEveryEventIsAcceptedBy(python);
        }
    }

    /** The sample of the older documentation: it writes blanks behind colons and commas, which no panel signed. */
    @Test
    void thePythonReceiverWhichDumpsTheParsedBodyWithBlanksRejectsEveryEventOfEveryPanel()
            throws IOException, InterruptedException {
        try (ForeignReceiver python = start(List.of("python3"), "--version", "receiver.py", "blanks");
                RemnawavePanelEmulator panel = panel(python)) {
            assertThat(panel.emitAll(everyEvent()).deliveries())
                    .allSatisfy(delivery -> assertThat(delivery).wasRejectedWith(401));
        }
    }

    /** The sample of today's documentation: one user with a Cyrillic description, and it loses that user's events. */
    @Test
    void thePythonReceiverWithTodaysCompactJsonDumpsAcceptsBodiesInAsciiAndRejectsAllOthers()
            throws IOException, InterruptedException {
        try (ForeignReceiver python = start(List.of("python3"), "--version", "receiver.py", "compact");
                RemnawavePanelEmulator panel = panel(python)) {
            List<EmittedDelivery> deliveries = panel.emitAll(everyEvent()).deliveries();

            assertThat(deliveries)
                    .anySatisfy(delivery -> assertThat(isAscii(delivery)).isTrue());
            assertThat(deliveries)
                    .anySatisfy(delivery -> assertThat(isAscii(delivery)).isFalse());
            assertThat(deliveries).allSatisfy(delivery -> {
                if (isAscii(delivery)) {
                    assertThat(delivery).wasAccepted();
                } else {
                    assertThat(delivery).wasRejectedWith(401);
                }
            });
        }
    }

    private static boolean isAscii(EmittedDelivery delivery) {
        for (byte b : delivery.signed().body()) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void theNodeReceiverRejectsATamperedBody() throws IOException, InterruptedException {
        try (ForeignReceiver node = start(List.of("node"), "--version", "receiver.js");
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .secret(secret)
                        .url(node.url())
                        .build()) {
            assertThat(panel.emit(everyEvent().get(0), Faults.tampered())).wasRejectedWith(401);
        }
    }

    private void assertEveryEventIsAcceptedBy(ForeignReceiver receiver) {
        try (RemnawavePanelEmulator panel = panel(receiver)) {
            EmittedDeliveries deliveries = panel.emitAll(everyEvent());

            assertThat(deliveries).wereAllAccepted();
            assertThat(deliveries.deliveries())
                    .allSatisfy(delivery -> assertThat(delivery.attempts())
                            .singleElement()
                            .extracting(Attempt::answer)
                            .isEqualTo(delivery.event()));
        }
    }

    private RemnawavePanelEmulator panel(ForeignReceiver receiver) {
        return RemnawavePanelEmulator.builder()
                .secret(secret)
                .url(receiver.url())
                .noRetry()
                .build();
    }

    private ForeignReceiver start(List<String> runtime, String version, String source, String... arguments)
            throws IOException, InterruptedException {
        return ForeignReceiver.start(directory, secret, runtime, version, source, arguments);
    }

    private static List<Fixture> everyEvent() {
        return PanelVersion.recorded().stream()
                .flatMap(panel -> PanelEvent.of(panel).stream()
                        .map(event -> fixture(event.name()).panel(panel)))
                .flatMap(event ->
                        Stream.of((Fixture) event, event.set("data.nasty", "<&> \u2028 \ud83e\udd8a \ud83e / \u007f")))
                .toList();
    }
}
