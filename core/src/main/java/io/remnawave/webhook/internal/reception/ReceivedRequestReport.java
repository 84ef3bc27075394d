package io.remnawave.webhook.internal.reception;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.internal.diagnosis.Rejection;
import io.remnawave.webhook.internal.diagnosis.RejectionExplainer;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.RequestHead;
import io.remnawave.webhook.spi.WebhookHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What observers are told of a request. */
final class ReceivedRequestReport implements ReceivedRequest {

    private static final String PANEL = "Remnawave";

    private final WebhookResponse response;
    private final RejectionExplainer explainer;
    private final @Nullable Rejection rejection;
    private final @Nullable AdmittedDelivery delivery;
    private final Instant answeredAt;
    private final long durationNanos;
    private final byte @Nullable [] body;
    private final int bodySize;
    private final boolean looksLikeAPanel;
    private RequestHead head;
    private volatile @Nullable Explanation explanation;

    ReceivedRequestReport(
            WebhookResponse response,
            RejectionExplainer explainer,
            @Nullable Rejection rejection,
            @Nullable AdmittedDelivery delivery,
            Instant answeredAt,
            long durationNanos,
            byte @Nullable [] body,
            int bodySize,
            RequestHead head) {
        this.response = response;
        this.explainer = explainer;
        this.rejection = rejection;
        this.delivery = delivery;
        this.answeredAt = answeredAt;
        this.durationNanos = durationNanos;
        this.body = body;
        this.bodySize = bodySize;
        this.looksLikeAPanel = rejection == null ? looksLikeAPanel(head) : rejection.looksLikeAPanel();
        this.head = head;
    }

    /** Whoever keeps it, keeps nothing of the server with it. */
    void forgetHead() {
        head = RequestExchange.NOTHING_KNOWN;
    }

    static boolean looksLikeAPanel(RequestHead head) {
        return head.headers("User-Agent").contains(PANEL)
                && !head.headers(WebhookHeaders.TIMESTAMP).isEmpty();
    }

    @Override
    public WebhookResponse response() {
        return response;
    }

    @Override
    public @Nullable Reason reason() {
        return rejection == null ? null : rejection.reason();
    }

    @Override
    public @Nullable Explanation explanation() {
        Rejection refused = rejection;
        if (refused == null) {
            return null;
        }
        Explanation known = explanation;
        if (known == null) {
            known = explainer.explain(refused, body);
            explanation = known;
        }
        return known;
    }

    @Override
    public @Nullable String deliveryId() {
        return delivery == null ? null : delivery.id();
    }

    @Override
    public @Nullable String eventName() {
        return delivery == null ? null : delivery.eventName();
    }

    @Override
    public @Nullable Instant occurredAt() {
        return delivery == null || reason() == Reason.NO_TIMESTAMP ? null : delivery.occurredAt();
    }

    @Override
    public @Nullable String secretId() {
        return delivery == null ? null : delivery.secretId();
    }

    @Override
    public Instant receivedAt() {
        return delivery == null ? answeredAt.minusNanos(durationNanos) : delivery.receivedAt();
    }

    @Override
    public Duration duration() {
        return Duration.ofNanos(durationNanos);
    }

    @Override
    public byte @Nullable [] body() {
        return body;
    }

    @Override
    public int bodySize() {
        return bodySize;
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public List<String> headers(String name) {
        return head.headers(name);
    }

    @Override
    public Map<String, List<String>> headers() {
        return head.headers();
    }

    @Override
    public @Nullable String remoteAddress() {
        return head.remoteAddress();
    }

    @Override
    public boolean looksLikeAPanel() {
        return looksLikeAPanel;
    }
}
