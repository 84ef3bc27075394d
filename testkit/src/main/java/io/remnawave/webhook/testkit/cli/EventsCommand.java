package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the events that panels send. */
@Command(name = "events", description = "List event names, their scopes, and the panel releases that know them.")
final class EventsCommand implements Runnable {

    @Option(names = "--panel", paramLabel = "VERSION", description = "Only those of a release, e.g. 2.8.1 or 2.8.")
    private @Nullable String panel;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<PanelEvent> events = panel == null ? PanelEvent.all() : PanelEvent.of(PanelVersion.of(panel));
        PrintWriter out = spec.commandLine().getOut();
        for (PanelEvent event : events) {
            out.printf("%-60s %-18s %-18s %s%n", event.name(), event.scope(), event.panels(), event.note());
        }
        out.flush();
    }
}
