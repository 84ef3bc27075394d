package io.remnawave.webhook.testkit.junit;

import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.PanelEmulatorBuilder;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The emulators of a test and of its class, each made when it is asked for. */
final class TestPanels {

    private static final Namespace NAMESPACE = Namespace.create(TestPanels.class);

    private TestPanels() {}

    /** The emulator of a test, or, where there is no test yet, of the class. */
    static RemnawavePanelEmulator of(ExtensionContext context) {
        TestPanel known = own(context);
        if (known != null) {
            return known.emulator();
        }
        TestPanel made = new TestPanel(make(context));
        context.getStore(NAMESPACE).put(context.getUniqueId(), made);
        return made.emulator();
    }

    /** All that was emitted in a test, and before it in its class, a line each. */
    static String deliveries(ExtensionContext test) {
        return Stream.iterate(
                        test,
                        context -> context.getParent().isPresent(),
                        context -> context.getParent().orElseThrow())
                .map(TestPanels::own)
                .flatMap(Stream::ofNullable)
                .map(panel -> panel.emulator().deliveries())
                .flatMap(List::stream)
                .map(EmittedDelivery::toString)
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable TestPanel own(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(context.getUniqueId(), TestPanel.class);
    }

    private static RemnawavePanelEmulator make(ExtensionContext context) {
        ApplicationUnderTest application = Applications.of(context);
        String ofTheClass = TestSecret.of(context);
        PanelEmulatorBuilder builder = RemnawavePanelEmulator.builder()
                .url(application::url)
                .secret(() -> application.secret().orElse(ofTheClass))
                .secretsById(application::secret);
        Applications.annotation(context)
                .map(RemnawaveTest::panel)
                .filter(panel -> !panel.isEmpty())
                .ifPresent(builder::panel);
        return builder.build();
    }

    /** An emulator that JUnit closes when the test, or the class, is over. */
    // JUnit 6 wants an AutoCloseable, and up to 5.12 it has to be the other.
    @SuppressWarnings("deprecation")
    private record TestPanel(RemnawavePanelEmulator emulator) implements Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            emulator.close();
        }
    }
}
