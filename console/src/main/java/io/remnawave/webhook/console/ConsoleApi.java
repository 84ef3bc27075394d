package io.remnawave.webhook.console;

import io.remnawave.webhook.console.StoredDelivery.Snapshot;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.ListenerDefinition;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the page can ask for and have done. Thread-safe. */
final class ConsoleApi {

    /** A browser has six connections to a server. One is for the changes, and one is left for all that does not wait. */
    private static final int MAX_WAITING = 4;

    /** How long a receiver may take to notice that a request has broken off. */
    private static final long NOTICED_WITHIN_MILLIS = 5_000;

    private final DeliveryStore store;
    private final ConsoleObserver observer;
    private final Sender sender;
    private final Supplier<List<ListenerDefinition>> listeners;
    private final @Nullable InboxApi inbox;
    private final @Nullable PanelSimulator simulator;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    ConsoleApi(
            DeliveryStore store,
            ConsoleObserver observer,
            Sender sender,
            Supplier<List<ListenerDefinition>> listeners,
            @Nullable InboxView inbox,
            @Nullable PanelSimulator simulator) {
        this.store = store;
        this.observer = observer;
        this.sender = sender;
        this.listeners = listeners;
        this.inbox = inbox == null ? null : new InboxApi(inbox);
        this.simulator = simulator;
    }

    /** There is no such thing. */
    static final class NotFoundException extends Exception {
        private static final long serialVersionUID = 1L;

        NotFoundException(String message) {
            super(message);
        }
    }

    /** It cannot be had now, and may be later. */
    static final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnavailableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** What waits for the application or its database. */
    @FunctionalInterface
    private interface Question {
        Map<String, @Nullable Object> ask() throws UnavailableException, IOException, InterruptedException;
    }

    /**
     * What a GET is answered.
     *
     * @param path behind {@code /api/}
     * @throws IllegalArgumentException if it cannot be so; the message is for the person at the page
     */
    Map<String, @Nullable Object> read(String path, Map<String, String> query)
            throws NotFoundException, UnavailableException, IOException, InterruptedException {
        if (path.startsWith("deliveries/")) {
            return DeliveryDetail.of(delivery(path.substring("deliveries/".length())));
        }
        return switch (path) {
            case "settings" -> settings();
            case "listeners" -> Map.of("listeners", describeListeners());
            case "sample" -> sample(query);
            case "inbox" -> waiting(() -> requireInbox().read(query));
            default -> throw new NotFoundException("There is no " + path + ".");
        };
    }

    /** What a POST is answered, see {@link #read}. */
    Map<String, @Nullable Object> write(String path, Map<String, @Nullable Object> body)
            throws NotFoundException, UnavailableException, IOException, InterruptedException {
        if (path.startsWith("deliveries/")) {
            String[] parts = path.split("/", -1);
            Snapshot delivery = delivery(parts[1]);
            return switch (parts.length == 3 ? parts[2] : "") {
                case "reveal" -> reveal(delivery, text(body, "path"));
                case "curl" -> Map.of("text", command(RepeatCommand.POSIX, delivery));
                case "powershell" -> Map.of("text", command(RepeatCommand.POWERSHELL, delivery));
                case "test" -> savedTest(delivery);
                case "again" -> waiting(() -> again(delivery, text(body, "mode")));
                default -> throw new NotFoundException("There is no " + path + ".");
            };
        }
        return switch (path) {
            case "clear" -> {
                store.clear();
                yield Map.of();
            }
            case "send" -> waiting(() -> send(body));
            case "inbox/redrive" -> waiting(() -> requireInbox().redrive(body));
            case "inbox/drop" -> waiting(() -> requireInbox().drop(body));
            default -> throw new NotFoundException("There is no " + path + ".");
        };
    }

    /** Asks, unless so many wait already that the page would have no connection left. */
    private Map<String, @Nullable Object> waiting(Question question)
            throws UnavailableException, IOException, InterruptedException {
        if (!waiting.tryAcquire(1, TimeUnit.SECONDS)) {
            throw new UnavailableException(
                    MAX_WAITING
                            + " questions wait for the application or its database. Ask again when one is answered.",
                    null);
        }
        try {
            return question.ask();
        } finally {
            waiting.release();
        }
    }

    private Snapshot delivery(String key) throws NotFoundException {
        return store.find(key)
                .orElseThrow(() -> new NotFoundException("This delivery is no longer kept: the console keeps the last "
                        + DeliveryStore.MAX_DELIVERIES + "."));
    }

    private Map<String, @Nullable Object> settings() {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.putAll(status());
        settings.put("secrets", sender.secretIds());
        settings.put("inbox", inbox != null);
        if (simulator != null) {
            settings.put("releases", simulator.releases());
            settings.put("faults", simulator.faults());
            settings.put(
                    "events",
                    simulator.events().stream().map(ConsoleApi::describe).toList());
        }
        return settings;
    }

    /** What of the settings changes while a page is open. */
    Map<String, @Nullable Object> status() {
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        URI target = sender.target();
        status.put("target", target == null ? null : target.toString());
        status.put("leftOut", observer.leftOut());
        return status;
    }

    private static Map<String, @Nullable Object> describe(PanelSimulator.Event event) {
        Map<String, @Nullable Object> description = new LinkedHashMap<>();
        description.put("name", event.name());
        description.put("scope", event.scope());
        description.put("panels", event.panels());
        description.put("first", event.first());
        description.put("last", event.last());
        description.put("note", event.note());
        description.put("variants", event.variants());
        return description;
    }

    private List<Map<String, @Nullable Object>> describeListeners() {
        Map<String, Map<String, @Nullable Object>> times = store.listeners();
        List<Map<String, @Nullable Object>> described = new ArrayList<>();
        for (ListenerDefinition listener : listeners.get()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("id", listener.id());
            one.put("events", listener.names().isEmpty() ? List.of("*") : listener.names());
            one.put(
                    "parameters",
                    listener.parameterTypes().stream().map(Class::getSimpleName).toList());
            one.put("order", listener.order());
            Map<String, @Nullable Object> known = times.remove(listener.id());
            one.putAll(known == null ? new ListenerTimes().describe() : known);
            described.add(one);
        }
        times.forEach((id, known) -> {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("id", id);
            one.put("events", List.of());
            one.put("parameters", List.of());
            one.putAll(known);
            described.add(one);
        });
        return described;
    }

    private Map<String, @Nullable Object> sample(Map<String, String> query) {
        byte[] body = requireSimulator()
                .body(query.getOrDefault("event", ""), query.getOrDefault("release", ""), query.get("variant"));
        BodyText text = BodyText.of(body).orElseThrow();
        List<Map<String, String>> fields = text.fields().stream()
                .map(value -> Map.of("path", value.path(), "json", text.text(value)))
                .toList();
        return Map.of("fields", fields);
    }

    private Map<String, @Nullable Object> send(Map<String, @Nullable Object> body) throws InterruptedException {
        long before = store.lastChange();
        String variant = text(body, "variant");
        String secretId = text(body, "secret");
        PanelSimulator.Sent sent = requireSimulator()
                .send(
                        new PanelSimulator.Request(
                                text(body, "event"),
                                text(body, "release"),
                                variant.isEmpty() ? null : variant,
                                valuesOf(body.get("set")),
                                DeliveryDetail.idsOf(body.get("remove")),
                                DeliveryDetail.idsOf(body.get("faults")),
                                Boolean.TRUE.equals(body.get("retry")),
                                sender.patience()),
                        sender.requireTarget(),
                        sender.secret(secretId.isEmpty() ? null : secretId)::sign);
        return sent(
                sent.attempts(),
                sent.timedOut(),
                () -> store.findSigned(sent.deliveryId()).or(() -> store.findUnsigned(sent.timestamp(), before)));
    }

    /** @param json JSON texts by paths: a browser would lose what its numbers cannot hold */
    private static Map<String, @Nullable Object> valuesOf(@Nullable Object json) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> texts) {
            texts.forEach((path, text) -> {
                try {
                    values.put(String.valueOf(path), Json.read(String.valueOf(text)));
                } catch (IOException e) {
                    throw new IllegalArgumentException(path + " is given no JSON value: " + text, e);
                }
            });
        }
        return values;
    }

    /**
     * What was answered, and the delivery that arrived, for the page to open it. A receiver tells the console before it answers,
     * and what broke off a little later.
     */
    private Map<String, @Nullable Object> sent(
            List<String> answers, boolean timedOut, Supplier<Optional<Snapshot>> arrival) throws InterruptedException {
        boolean brokeOff = answers.stream().anyMatch(answer -> !Character.isDigit(answer.charAt(0)));
        long end = System.nanoTime() + (brokeOff ? NOTICED_WITHIN_MILLIS * 1_000_000 : 0);
        observer.settle();
        Optional<Snapshot> arrived = arrival.get();
        while (arrived.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
            observer.settle();
            arrived = arrival.get();
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("key", arrived.map(Snapshot::key).orElse(null));
        result.put("answers", answers);
        result.put("timedOut", timedOut);
        return result;
    }

    private Map<String, @Nullable Object> again(Snapshot delivery, String mode)
            throws IOException, InterruptedException {
        byte[] body = delivery.body();
        if (body == null) {
            throw new IllegalArgumentException("The body did not come whole, so it cannot be sent again.");
        }
        if (mode.equals("new")) {
            Sender.Sent sent = sender.sendAsNew(body, delivery.last().secretId());
            return sent(sent);
        }
        String signature = delivery.last().signature();
        if (signature == null) {
            throw new IllegalArgumentException("It came without one signature, so there is nothing to repeat.");
        }
        if (mode.equals("failed") && delivery.last().response() != WebhookResponse.FAILED) {
            throw new IllegalArgumentException("No listener of its last attempt failed.");
        }
        // A repetition runs the listeners alone that have not taken the delivery, as the panel's own would.
        return sent(sender.sendAgain(body, signature, delivery.last().timestamp()));
    }

    private Map<String, @Nullable Object> sent(Sender.Sent sent) throws InterruptedException {
        return sent(List.of(sent.answer()), sent.timedOut(), () -> store.findSigned(sent.signature()));
    }

    private static Map<String, @Nullable Object> reveal(Snapshot delivery, String path) throws NotFoundException {
        return Map.of(
                "json",
                DeliveryDetail.reveal(delivery, path)
                        .orElseThrow(() -> new NotFoundException("There is no value at " + path + ".")));
    }

    private String command(RepeatCommand shell, Snapshot delivery) {
        byte[] body = delivery.body();
        if (body == null) {
            throw new IllegalArgumentException("The body did not come whole, so there is no command to repeat it.");
        }
        URI target = sender.target();
        RequestCopy request = delivery.last().request();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : RepeatCommand.HEADERS) {
            List<String> values = request.headers(name);
            if (!values.isEmpty()) {
                headers.put(name, values);
            }
        }
        return shell.of(
                request.method(),
                target == null ? URI.create("http://localhost:8080/remnawave/webhook") : target,
                headers,
                body);
    }

    private static Map<String, @Nullable Object> savedTest(Snapshot delivery) {
        byte[] body = delivery.body();
        BodyText text = body == null ? null : BodyText.of(body).orElse(null);
        if (body == null || text == null) {
            throw new IllegalArgumentException("A test needs the body of an event, and this is none.");
        }
        try {
            String event = EventDecoder.standard().decode(body).name();
            String signature = delivery.last().signature();
            String id = signature != null && signature.matches("[0-9a-f]{64}") ? signature : "0".repeat(64);
            SavedTest saved = SavedTest.of(event, id, text);
            return Map.of(
                    "fixtureName", saved.fixtureName(),
                    "fixture", saved.fixture(),
                    "testName", saved.testName(),
                    "test", saved.test());
        } catch (MalformedEventException e) {
            throw new IllegalArgumentException("A test needs the body of an event: " + e.reason() + ".", e);
        }
    }

    private InboxApi requireInbox() {
        InboxApi known = inbox;
        if (known == null) {
            throw new IllegalArgumentException("The application has no inbox.");
        }
        return known;
    }

    private PanelSimulator requireSimulator() {
        PanelSimulator known = simulator;
        if (known == null) {
            throw new IllegalArgumentException("To send events, add remnawave-webhook-testkit to the class path.");
        }
        return known;
    }

    static String text(Map<String, @Nullable Object> body, String name) {
        Object value = body.get(name);
        return value instanceof String text ? text : "";
    }
}
