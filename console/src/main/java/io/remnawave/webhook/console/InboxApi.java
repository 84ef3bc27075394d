package io.remnawave.webhook.console;

import io.remnawave.webhook.console.ConsoleApi.UnavailableException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the page can ask of the inbox of the application and have done to it. Thread-safe. */
final class InboxApi {

    private static final Logger log = LoggerFactory.getLogger(WebhookConsole.class);

    private static final int MAX_ROWS = 200;

    /** As many as fit into memory beside an application that is at work. */
    private static final int MAX_SEARCHED_ROWS = 10_000;

    private final InboxView view;
    private final AtomicBoolean isAway = new AtomicBoolean();

    InboxApi(InboxView view) {
        this.view = view;
    }

    Map<String, @Nullable Object> read(Map<String, String> query) throws UnavailableException {
        InboxView.State state = stateOf(query.getOrDefault("state", "dead"));
        String text = query.getOrDefault("text", "");
        InboxView.Counts counts = ask(view::counts);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("waiting", counts.waiting());
        shown.put("failing", counts.failing());
        shown.put("dead", counts.dead());
        shown.put("orphaned", counts.orphaned());
        shown.put("oldest", counts.oldest() == null ? null : counts.oldest().toString());
        List<InboxView.Row> rows = text.isEmpty() ? ask(() -> view.rows(state, MAX_ROWS)) : matching(state, text);
        shown.put("matches", text.isEmpty() ? Math.min(counts.of(state), MAX_SEARCHED_ROWS) : rows.size());
        shown.put("beyond", Math.max(0, counts.of(state) - MAX_SEARCHED_ROWS));
        shown.put("rows", rows.stream().limit(MAX_ROWS).map(InboxApi::describe).toList());
        return shown;
    }

    Map<String, @Nullable Object> redrive(Map<String, @Nullable Object> body) throws UnavailableException {
        List<String> ids = chosen(body);
        return Map.of("count", ask(() -> view.redrive(ids)));
    }

    Map<String, @Nullable Object> drop(Map<String, @Nullable Object> body) throws UnavailableException {
        List<String> ids = chosen(body);
        return Map.of("count", ask(() -> view.drop(ids)));
    }

    /** The page asks every other second: an outage is logged once, in a line. */
    private <T> T ask(Supplier<T> question) throws UnavailableException {
        T answer;
        try {
            answer = question.get();
        } catch (RuntimeException e) {
            String cause = String.valueOf(Objects.requireNonNullElse(e.getMessage(), e))
                    .replaceAll("\\s+", " ");
            if (!isAway.getAndSet(true)) {
                log.warn("The console cannot show the inbox; this is told once until it can: {}", cause);
            }
            log.debug("The console cannot show the inbox", e);
            throw new UnavailableException("The inbox does not answer. " + cause, e);
        }
        if (isAway.getAndSet(false)) {
            log.info("The console can show the inbox again");
        }
        return answer;
    }

    /** What is meant by an action: some deliveries, or all in a state that a filter leaves of those that are searched. */
    private List<String> chosen(Map<String, @Nullable Object> body) throws UnavailableException {
        return body.get("ids") instanceof List<?> ids
                ? DeliveryDetail.idsOf(ids)
                : matching(stateOf(ConsoleApi.text(body, "state")), ConsoleApi.text(body, "text")).stream()
                        .map(InboxView.Row::deliveryId)
                        .toList();
    }

    private List<InboxView.Row> matching(InboxView.State state, String text) throws UnavailableException {
        String wanted = text.toLowerCase(Locale.ROOT);
        return ask(() -> view.rows(state, MAX_SEARCHED_ROWS)).stream()
                .filter(row -> textOf(row).toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private static String textOf(InboxView.Row row) {
        StringBuilder text =
                new StringBuilder(row.eventName() + ' ' + Objects.toString(row.error(), "") + ' ' + row.deliveryId());
        row.failures()
                .forEach(failure -> text.append(' ')
                        .append(failure.listenerId())
                        .append(' ')
                        .append(failure.error()));
        return text.toString();
    }

    private static InboxView.State stateOf(String name) {
        return Stream.of(InboxView.State.values())
                .filter(state -> state.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The states of an inbox are "
                        + Arrays.toString(InboxView.State.values()).toLowerCase(Locale.ROOT) + "."));
    }

    private static Map<String, @Nullable Object> describe(InboxView.Row row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.deliveryId());
        shown.put("event", row.eventName());
        shown.put("at", row.receivedAt().toString());
        shown.put("attempts", row.attempts());
        shown.put("error", row.error());
        shown.put(
                "failures",
                row.failures().stream()
                        .map(failure -> Map.of("listener", failure.listenerId(), "error", failure.error()))
                        .toList());
        return shown;
    }
}
