package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.fixture.PanelEvent;
import java.util.Iterator;

/** The names of all events, for shells to complete. */
final class EventNameCandidates implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return PanelEvent.all().stream().map(PanelEvent::name).iterator();
    }
}
