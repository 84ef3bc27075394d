package io.remnawave.webhook.console;

import io.remnawave.webhook.observe.ReceivedRequest.Explanation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A delivery: all requests of it, and what listeners made of it. Guarded by its store. */
final class StoredDelivery {

    /** A panel makes four; more is somebody who tries. */
    private static final int MAX_ATTEMPTS = 20;

    private static final int MAX_CALLS = 100;

    /** Where the name stands by which a person knows what an event is about. */
    private static final List<String> SUBJECTS = List.of(
            "data.username",
            "data.user.username",
            "data.name",
            "data.node.name",
            "data.nodeName",
            "data.loginAttempt.username",
            "data.apiToken.name",
            "data.subpageConfig.name",
            "data.providerName");

    private static final int MAX_SUBJECT = 200;

    final String key;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<ListenerResult> calls = new ArrayList<>();
    private int attemptCount;
    private int size = 256;
    private long change;
    private byte @Nullable [] body;
    private @Nullable Explanation explanation;
    private @Nullable String subject;

    StoredDelivery(String key) {
        this.key = key;
    }

    /** @param sent the body of the attempt, kept in place of the one before; null where it did not come whole */
    void add(Attempt attempt, byte @Nullable [] sent, @Nullable Explanation found, long number) {
        attemptCount++;
        change = number;
        if (sent != null) {
            size += sent.length - (body == null ? 0 : body.length);
            body = sent;
            subject = null;
        }
        explanation = found;
        if (attempts.size() == MAX_ATTEMPTS) {
            size -= attempts.remove(0).size();
        }
        attempts.add(attempt);
        size += attempt.size();
    }

    void add(ListenerResult call, long number) {
        change = number;
        if (calls.size() == MAX_CALLS) {
            size -= calls.remove(0).size();
        }
        calls.add(call);
        size += call.size();
    }

    boolean hasCome() {
        return !attempts.isEmpty();
    }

    long change() {
        return change;
    }

    int size() {
        return size;
    }

    /** What the list shows. */
    Map<String, @Nullable Object> row() {
        Attempt last = attempts.get(attempts.size() - 1);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("key", key);
        row.put("change", change);
        row.put("at", last.receivedAt().toString());
        row.put("from", last.request().remoteAddress());
        row.put("panel", last.request().looksLikeAPanel());
        row.put("event", last.eventName());
        row.put("subject", subject());
        row.put("status", last.response().status());
        row.put("word", last.response().body());
        row.put("reason", last.reason() == null ? null : last.reason().name());
        row.put("cause", explanation == null ? null : explanation.cause().name());
        row.put("attempts", attemptCount);
        row.put("micros", last.duration().toNanos() / 1_000);
        row.put(
                "failures",
                calls.stream().filter(call -> call.stackTrace() != null).count());
        row.put("id", last.deliveryId());
        return row;
    }

    private String subject() {
        String known = subject;
        if (known == null) {
            known = body == null
                    ? ""
                    : BodyText.of(body).map(StoredDelivery::subjectOf).orElse("");
            subject = known;
        }
        return known;
    }

    private static String subjectOf(BodyText text) {
        for (String path : SUBJECTS) {
            String found = text.at(path).map(StoredDelivery::unquoted).orElse("");
            if (!found.isEmpty()) {
                return String.valueOf(Attempt.shortened(found, MAX_SUBJECT));
            }
        }
        return "";
    }

    private static String unquoted(String json) {
        try {
            Object value = Json.readObject(("{\"v\":" + json + "}").getBytes(StandardCharsets.UTF_8))
                    .get("v");
            return value instanceof String text ? text : "";
        } catch (IOException e) { // a lone surrogate: no text to show
            return "";
        }
    }

    Snapshot snapshot() {
        return new Snapshot(key, List.copyOf(attempts), attemptCount, List.copyOf(calls), body, explanation, row());
    }

    /**
     * All of it at one moment.
     *
     * @param attempts the oldest first
     * @param body the last one that came whole
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Snapshot(
            String key,
            List<Attempt> attempts,
            int attemptCount,
            List<ListenerResult> calls,
            byte @Nullable [] body,
            @Nullable Explanation explanation,
            Map<String, @Nullable Object> row) {

        Attempt last() {
            return attempts.get(attempts.size() - 1);
        }

        @Nullable
        Instant occurredAt() {
            return last().occurredAt();
        }
    }
}
