package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.internal.NameSuggestion;
import java.util.Iterator;
import java.util.List;

/** The names of all events, for shells to complete. */
final class EventNameCandidates implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }

    /**
     * The fixture of a name that was typed.
     *
     * @throws IllegalArgumentException if no panel sends it, in the words of the command line
     */
    static Fixture fixture(String event) {
        if (!names().contains(event)) {
            throw new IllegalArgumentException("No panel sends \"" + event + "\"." + NameSuggestion.hint(event, names())
                    + " 'events' lists what they send; 'emit' gives an event any name by --fault unknownEvent=NAME.");
        }
        return RemnawaveFixtures.fixture(event);
    }

    private static List<String> names() {
        return PanelEvent.all().stream().map(PanelEvent::name).toList();
    }
}
