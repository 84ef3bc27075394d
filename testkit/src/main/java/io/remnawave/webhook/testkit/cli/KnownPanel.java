package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.fixture.PanelVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A release that a user names: one that nobody has seen is more likely a mistake than a wish. */
final class KnownPanel implements ITypeConverter<PanelVersion> {

    @Override
    public PanelVersion convert(String text) {
        PanelVersion panel;
        try {
            panel = PanelVersion.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
        if (PanelVersion.newestKnown().isBefore(panel)) {
            throw new TypeConversionException(
                    "Panel " + panel + " is newer than what this version knows: panels 1.3.3 to "
                            + PanelVersion.newestKnown() + ". Take the newest of them, or leave --panel out.");
        }
        return panel;
    }
}
