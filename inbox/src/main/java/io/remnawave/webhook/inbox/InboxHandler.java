package io.remnawave.webhook.inbox;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.inbox.internal.execution.InboxScheduler;
import io.remnawave.webhook.inbox.internal.storage.DeliveryWriter;
import io.remnawave.webhook.inbox.internal.storage.NewDelivery;
import io.remnawave.webhook.inbox.internal.storage.PayloadCipher;
import io.remnawave.webhook.inbox.internal.storage.Subject;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.DeliveryHandler;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerRunner;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Stores what is admitted, and answers when it is stored. Thread-safe. */
final class InboxHandler implements DeliveryHandler {

    private final DeliveryWriter writer;
    private final InboxScheduler scheduler;
    private final PayloadCipher cipher;
    private final ListenerRunner listeners;
    private final boolean ordersBySubject;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean started = new AtomicBoolean();

    /** @throws SQLException if the database is away */
    InboxHandler(
            DeliveryWriter writer,
            InboxScheduler scheduler,
            PayloadCipher cipher,
            ListenerRunner listeners,
            boolean ordersBySubject)
            throws SQLException {
        this.writer = writer;
        this.scheduler = scheduler;
        this.cipher = cipher;
        this.listeners = listeners;
        this.ordersBySubject = ordersBySubject;
        writer.start();
    }

    /** See {@link DeliveryWriter#isAnswered}. */
    boolean isDatabaseAvailable() {
        return !closed.get() && writer.isAnswered();
    }

    void startListeners() {
        if (!started.getAndSet(true)) {
            scheduler.start();
        }
    }

    @Override
    public CompletionStage<WebhookResponse> handle(AdmittedDelivery delivery, Executor executor) {
        CompletableFuture<WebhookResponse> answer = new CompletableFuture<>();
        CompletionStage<DeliveryWriter.Outcome> outcome = writer.store(toStore(delivery));
        outcome.thenAccept(stored -> {
            WebhookResponse response = switch (stored) {
                case STORED -> WebhookResponse.STORED;
                case DUPLICATE -> WebhookResponse.DUPLICATE;
                case UNAVAILABLE -> WebhookResponse.UNAVAILABLE;
            };
            try {
                executor.execute(
                        () -> answer.complete(response)); // the one thread that stores must not wait for a client
            } catch (Throwable e) { // rejected, or no thread is left: the panel waits for it all the same
                answer.complete(response);
            }
        });
        return answer;
    }

    private NewDelivery toStore(AdmittedDelivery delivery) {
        List<String> ids = listeners.listenersOf(delivery.eventName(), delivery.scope()).stream()
                .map(ListenerDefinition::id)
                .toList();
        return new NewDelivery(
                delivery.id(),
                delivery.eventName(),
                ordersBySubject ? subject(delivery) : null,
                delivery.secretId(),
                delivery.occurredAt(),
                ids,
                cipher.encrypt(delivery.id(), delivery.secretId(), delivery.body()));
    }

    private @Nullable String subject(AdmittedDelivery delivery) {
        String subject = Subject.of(delivery.scope(), delivery.body());
        return subject == null ? null : cipher.hash(delivery.secretId(), subject);
    }

    /** Stores what waits, claims no more, and waits for the listeners that run. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        writer.close();
        if (started.getAndSet(true)) {
            scheduler.close();
        }
    }
}
