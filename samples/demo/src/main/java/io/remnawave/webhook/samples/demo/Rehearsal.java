package io.remnawave.webhook.samples.demo;

import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.panel.Attempt;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.Fault;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Plays the steps to a sample, and looks at both ends. */
final class Rehearsal {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI webhook;
    private final RemnawavePanelEmulator panel;
    private final SeenEvents events;

    /** @param webhook where the sample takes deliveries, and the panel sends them */
    Rehearsal(URI webhook, RemnawavePanelEmulator panel) {
        this.webhook = webhook;
        this.panel = panel;
        this.events = new SeenEvents(webhook);
    }

    Line play(Step step) throws IOException, InterruptedException {
        int before = events.all().size();
        panel.switchTo(PanelVersion.of(step.panel()));
        EmittedDelivery delivery = panel.emit(step.fixture(), step.faults().toArray(Fault[]::new));
        List<SeenEvent> seen = newSince(before);

        boolean answered = delivery.status().equals(OptionalInt.of(step.status()));
        boolean handled = seen.stream().map(SeenEvent::deliveryId).toList().equals(List.of(delivery.id()));
        boolean asExpected = answered && (step.handled() ? handled : seen.isEmpty());
        return new Line(
                asExpected,
                step.panel(),
                delivery.event() + faults(step),
                answers(delivery),
                step.status() + (step.handled() ? ", once" : ", nothing"),
                seen.stream().map(Rehearsal::about).collect(Collectors.joining(", ")));
    }

    /** What a browser would ask, or a proxy that turned a redirected POST into a GET. */
    Line get() throws IOException, InterruptedException {
        int before = events.all().size();
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(webhook).build(), BodyHandlers.ofString());
        boolean asExpected = answer.statusCode() == 405 && newSince(before).isEmpty();
        return new Line(asExpected, "", "GET", answer.statusCode() + " " + answer.body(), "405, nothing", "");
    }

    private List<SeenEvent> newSince(int before) throws IOException, InterruptedException {
        List<SeenEvent> all = events.all();
        return all.subList(before, all.size());
    }

    private static String about(SeenEvent event) {
        return event.subject().isEmpty() ? event.event() : event.subject();
    }

    private static String faults(Step step) {
        return step.faults().stream().map(fault -> ", " + words(fault)).collect(Collectors.joining());
    }

    /** {@code wrong secret} for {@code wrongSecret}. */
    private static String words(Fault fault) {
        return fault.toString().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String answers(EmittedDelivery delivery) {
        List<String> answers =
                delivery.attempts().stream().map(Rehearsal::answer).toList();
        boolean same = answers.stream().distinct().count() == 1;
        return same && answers.size() > 1
                ? answers.get(0) + ", " + answers.size() + " times"
                : String.join(", ", answers);
    }

    private static String answer(Attempt attempt) {
        return attempt.status().isPresent() ? attempt.toString() : "(lost)";
    }
}
