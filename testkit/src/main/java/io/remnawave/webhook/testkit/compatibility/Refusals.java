package io.remnawave.webhook.testkit.compatibility;

import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Why a receiver refused what it refused, as its observers are told. Thread-safe. */
final class Refusals implements WebhookObserver {

    private final BlockingQueue<ReceivedRequest> refused = new LinkedBlockingQueue<>();

    @Override
    public void onRequest(ReceivedRequest request) {
        if (request.reason() != null) {
            refused.add(request);
        }
    }

    /** The next, null if there is none within ten seconds: an observer may be told behind the answer. */
    @Nullable
    Refusal next() throws InterruptedException {
        ReceivedRequest request = refused.poll(10, TimeUnit.SECONDS);
        ReceivedRequest.Explanation explanation = request == null ? null : request.explanation();
        return request == null || explanation == null ? null : new Refusal(request.reason(), explanation.cause());
    }

    record Refusal(ReceivedRequest.@Nullable Reason reason, ReceivedRequest.Cause cause) {}
}
