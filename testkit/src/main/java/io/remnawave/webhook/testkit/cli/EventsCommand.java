package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the events that panels send. */
@Command(name = "events", description = "List event names, their scopes, and the panel releases that know them.")
final class EventsCommand implements Callable<Integer> {

    @Option(
            names = "--panel",
            paramLabel = "VERSION",
            converter = KnownPanel.class,
            description = "Only those of a release, e.g. 2.8.1, or 2.8 for the last of that line.")
    private @Nullable PanelVersion panel;

    @Option(names = "--json", description = "Print a JSON object for each event.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<PanelEvent> events = panel == null ? PanelEvent.all() : PanelEvent.of(panel);
        PrintWriter out = spec.commandLine().getOut();
        for (PanelEvent event : events) {
            if (json) {
                out.println(CliJson.line(json(event)));
            } else {
                out.println("%-60s %-18s %-18s %s"
                        .formatted(event.name(), event.scope(), event.panels(), event.note())
                        .stripTrailing());
            }
        }
        out.flush();
        return 0;
    }

    private static ObjectNode json(PanelEvent event) {
        return CliJson.object()
                .put("name", event.name())
                .put("scope", event.scope())
                .put("firstPanel", event.panels().first().toString())
                .put(
                        "lastPanel",
                        event.panels().last().map(PanelVersion::toString).orElse(null))
                .put("note", event.note());
    }
}
