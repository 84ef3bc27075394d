package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.remnawave.webhook.testkit.panel.Attempt;
import io.remnawave.webhook.testkit.panel.EmittedDeliveries;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What {@code emit} prints: a line for each of a few deliveries, a summary of many. */
final class EmissionReport {

    /** So many deliveries still have a line each. */
    private static final int FEW = 20;

    private static final int BAR_WIDTH = 40;

    private static final JsonFactory JSON = new JsonFactory();

    private final PrintWriter out;
    private final PrintWriter progress;
    private final int expected;
    private final boolean json;
    private final long start = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();

    EmissionReport(PrintWriter out, PrintWriter progress, int expected, boolean json) {
        this.out = out;
        this.progress = progress;
        this.expected = expected;
        this.json = json;
    }

    /** One more delivery is done; of many, the bar moves. Called from many threads. */
    void progress() {
        int count = done.incrementAndGet();
        if (json || expected <= FEW || (count % Math.max(1, expected / 100) != 0 && count < expected)) {
            return;
        }
        int filled = (int) ((long) count * BAR_WIDTH / expected);
        progress.print("\r[" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "] " + count + "/" + expected
                + (count == expected ? System.lineSeparator() : ""));
        progress.flush();
    }

    void print(List<EmittedDelivery> deliveries) throws IOException {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (json) {
            for (EmittedDelivery delivery : deliveries) {
                out.println(json(delivery));
            }
        } else if (deliveries.size() <= FEW) {
            deliveries.forEach(delivery -> out.println(line(delivery)));
        } else {
            summarise(deliveries, took);
        }
        out.flush();
    }

    private static String line(EmittedDelivery delivery) {
        int attempts = delivery.attempts().size();
        long millis = delivery.attempts().stream()
                .mapToLong(attempt -> attempt.latency().toMillis())
                .sum();
        String line = "%s  %s  %d attempt%s  %d ms  delivery %s"
                .formatted(
                        delivery.event(),
                        status(delivery),
                        attempts,
                        attempts == 1 ? "" : "s",
                        millis,
                        shortened(delivery.id()));
        return delivery.accepted() ? line : line + System.lineSeparator() + "  not accepted: " + lastAnswers(delivery);
    }

    private static String status(EmittedDelivery delivery) {
        return delivery.status().isPresent()
                ? Integer.toString(delivery.status().getAsInt())
                : "no answer";
    }

    private static String lastAnswers(EmittedDelivery delivery) {
        return delivery.attempts().stream().map(Attempt::toString).collect(Collectors.joining(", then "));
    }

    private static String shortened(String id) {
        return id.length() < 8 ? id : id.substring(0, 4) + "…" + id.substring(id.length() - 2);
    }

    private void summarise(List<EmittedDelivery> deliveries, Duration took) {
        EmittedDeliveries all = new EmittedDeliveries(deliveries);
        Map<String, Long> byStatus = deliveries.stream()
                .collect(Collectors.groupingBy(EmissionReport::status, TreeMap::new, Collectors.counting()));
        double seconds = Math.max(1, took.toMillis()) / 1000.0;
        out.printf(
                Locale.ROOT,
                "%d deliveries in %.1f s (%.0f/s), %d accepted, %d not%n",
                deliveries.size(),
                seconds,
                deliveries.size() / seconds,
                deliveries.size() - all.notAccepted().size(),
                all.notAccepted().size());
        byStatus.forEach((status, count) -> out.printf("  %-10s %d%n", status, count));
        out.printf(
                Locale.ROOT,
                "latency  50%% %s  90%% %s  99%% %s  100%% %s%n",
                millis(all.latency(0.5)),
                millis(all.latency(0.9)),
                millis(all.latency(0.99)),
                millis(all.latency(1)));
        all.notAccepted().stream().limit(5).forEach(delivery -> out.println(line(delivery)));
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    private static String json(EmittedDelivery delivery) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("event", delivery.event());
            json.writeStringField("deliveryId", delivery.id());
            json.writeBooleanField("accepted", delivery.accepted());
            if (delivery.status().isPresent()) {
                json.writeNumberField("status", delivery.status().getAsInt());
            } else {
                json.writeNullField("status");
            }
            json.writeArrayFieldStart("attempts");
            for (Attempt attempt : delivery.attempts()) {
                json.writeStartObject();
                json.writeNumberField("number", attempt.number());
                json.writeNumberField("atMillis", attempt.at().toMillis());
                json.writeNumberField("latencyMillis", attempt.latency().toNanos() / 1e6);
                if (attempt.status().isPresent()) {
                    json.writeNumberField("status", attempt.status().getAsInt());
                } else {
                    json.writeNullField("status");
                }
                json.writeStringField("answer", attempt.answer());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
