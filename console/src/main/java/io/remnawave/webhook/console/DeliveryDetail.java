package io.remnawave.webhook.console;

import io.remnawave.webhook.console.StoredDelivery.Snapshot;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.internal.ecmascript.EcmaScriptJson;
import io.remnawave.webhook.observe.ReceivedRequest.Cause;
import io.remnawave.webhook.observe.ReceivedRequest.Explanation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page shows of one delivery: nothing that is masked is in it. */
final class DeliveryDetail {

    private DeliveryDetail() {}

    static Map<String, @Nullable Object> of(Snapshot delivery) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>(delivery.row());
        Attempt last = delivery.last();
        Explanation explanation = delivery.explanation();
        detail.put("explanation", explanation == null ? null : explanation.text());
        detail.put(
                "occurredAt",
                last.occurredAt() == null ? null : last.occurredAt().toString());
        detail.put("secretId", last.secretId());
        detail.put(
                "attemptList",
                delivery.attempts().stream().map(DeliveryDetail::attempt).toList());
        detail.put("calls", delivery.calls().stream().map(DeliveryDetail::call).toList());
        detail.put("hasBody", delivery.body() != null);
        addBody(detail, delivery, explanation);
        detail.put("canRepeat", delivery.body() != null && last.signature() != null);
        detail.put("canRetryListeners", delivery.body() != null && last.response() == WebhookResponse.FAILED);
        return detail;
    }

    private static Map<String, @Nullable Object> attempt(Attempt attempt) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("at", attempt.receivedAt().toString());
        shown.put("status", attempt.response().status());
        shown.put("word", attempt.response().body());
        shown.put("reason", attempt.reason() == null ? null : attempt.reason().name());
        shown.put("micros", attempt.duration().toNanos() / 1_000);
        shown.put("method", Attempt.shortened(attempt.request().method(), 64));
        shown.put("from", attempt.request().remoteAddress());
        shown.put("bodySize", attempt.bodySize());
        shown.put("headers", attempt.request().headers());
        return shown;
    }

    private static Map<String, @Nullable Object> call(ListenerResult call) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("listener", call.listenerId());
        shown.put("attempt", call.attempt());
        shown.put("micros", call.duration().toNanos() / 1_000);
        shown.put("stackTrace", call.stackTrace());
        return shown;
    }

    private static void addBody(
            Map<String, @Nullable Object> detail, Snapshot delivery, @Nullable Explanation explanation) {
        byte[] body = delivery.body();
        if (body == null) {
            return;
        }
        Optional<BodyText> text = BodyText.of(body);
        if (text.isEmpty()) {
            return;
        }
        BodyText json = text.get();
        detail.put("raw", json.masked());
        detail.put(
                "masked",
                json.values().stream()
                        .filter(json::isMasked)
                        .map(BodyText.Value::path)
                        .toList());
        detail.put("unknown", json.unknownFields());
        addCanonical(detail, delivery, body, explanation);
        try {
            RemnawaveEvent event = EventDecoder.standard().decode(body);
            Map<String, @Nullable Object> decoded = new LinkedHashMap<>(event.toMaskedMap());
            detail.put("decoded", decoded);
            detail.put("missing", new ArrayList<>(event.missingFields()));
            detail.put("known", event.isKnown());
        } catch (MalformedEventException e) {
            detail.put("malformed", e.reason());
        }
    }

    /** Beside what was re-formatted, the form that carries the signature. */
    private static void addCanonical(
            Map<String, @Nullable Object> detail, Snapshot delivery, byte[] body, @Nullable Explanation explanation) {
        boolean reformatted = explanation != null && explanation.cause() == Cause.BODY_REFORMATTED;
        if (!reformatted && delivery.last().deliveryId() == null) {
            return;
        }
        EcmaScriptJson.ofUnverified(body)
                .filter(canonical -> !Arrays.equals(canonical, body))
                .flatMap(BodyText::of)
                .ifPresent(canonical -> detail.put("canonical", canonical.masked()));
    }

    /** A value as a text to read: of a text without its quotes. */
    static Optional<String> reveal(Snapshot delivery, String path) {
        byte[] body = delivery.body();
        if (body == null) {
            return Optional.empty();
        }
        if (path.isEmpty()) {
            return Optional.of(new String(body, StandardCharsets.UTF_8));
        }
        return BodyText.of(body).flatMap(json -> json.at(path));
    }

    static List<String> idsOf(@Nullable Object json) {
        return json instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
