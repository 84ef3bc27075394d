package io.remnawave.webhook.testkit.junit;

import io.remnawave.webhook.testkit.fixture.PanelVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;

/** Provides the releases that {@link EveryPanelVersion} stands for. */
final class EveryPanelVersionProvider implements ArgumentsProvider, AnnotationConsumer<EveryPanelVersion> {

    private String from = "";
    private String to = "";

    @Override
    public void accept(EveryPanelVersion annotation) {
        from = annotation.from();
        to = annotation.to();
    }

    // The method in its place came with JUnit 5.13; the tests of Spring Boot 3.5 run on 5.12.
    @SuppressWarnings("deprecation")
    @Override
    public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
        List<Arguments> versions = PanelVersion.recorded().stream()
                .filter(version -> from.isEmpty() || !version.isBefore(PanelVersion.of(from)))
                .filter(version -> to.isEmpty() || !PanelVersion.of(to).isBefore(version))
                .map(Arguments::of)
                .toList();
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("No recorded panel lies between \"" + from + "\" and \"" + to
                    + "\"; recorded are " + PanelVersion.recorded());
        }
        return versions.stream();
    }
}
