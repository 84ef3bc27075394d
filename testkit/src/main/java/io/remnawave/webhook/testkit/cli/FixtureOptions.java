package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an event is to look. */
final class FixtureOptions {

    @Option(
            names = "--panel",
            paramLabel = "VERSION",
            converter = KnownPanel.class,
            description = "As this release sends it, e.g. 2.8.1, or 2.8 for the last of that line.")
    private @Nullable PanelVersion panel;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Another recorded body of the event: nulls, nasty or big, where there is one.")
    private @Nullable String variant;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Set a field, e.g. data.username=alice; repeatable. The value is JSON where it is JSON.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--force", description = "Let --set add fields that the event does not have.")
    private boolean force;

    @Option(names = "--at", paramLabel = "INSTANT", description = "The signed timestamp, by default now.")
    private @Nullable String at;

    @Nullable
    PanelVersion panel() {
        return panel;
    }

    /** Whether something but the event itself says which recorded body it is. */
    boolean chooseABody() {
        return panel != null || variant != null;
    }

    /** @throws IllegalArgumentException if its body cannot be made: told now, and not once for every delivery */
    Fixture applyTo(Fixture template) {
        Fixture fixture = template;
        if (panel != null) {
            fixture = fixture.panel(panel);
        }
        if (variant != null) {
            fixture = fixture.variant(variant);
        }
        if (at != null) {
            fixture = fixture.at(instant(at));
        }
        for (String assignment : assignments) {
            fixture = Assignment.of(assignment).applyTo(fixture, force);
        }
        fixture.body();
        return fixture;
    }

    /** Whether the timestamp is set as any field is, behind the back of {@code --at}. */
    boolean setTheTimestamp() {
        return assignments.stream().anyMatch(assignment -> assignment.startsWith("timestamp="));
    }

    /** What {@link #applyTo} gave, so much later that it is an event of its own. */
    Fixture repetition(int index, Fixture fixture) {
        return at == null ? fixture : fixture.at(instant(at).plusMillis(index));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--at takes a time such as 2026-03-04T05:06:07.089Z, and not \"" + text + "\".", e);
        }
    }
}
