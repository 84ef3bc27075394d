package io.remnawave.webhook.benchmarks.inbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.DeliveryHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** db-scheduler as one writes it by hand: a task a delivery, scheduled on the request, in its own table. */
final class SchedulerContender implements DeliveryHandler {

    private static final EventDecoder DECODER = EventDecoder.standard();

    private final OneTimeTask<String> task;
    private final Scheduler scheduler;

    SchedulerContender(DataSource pool, int workers, Consumer<RemnawaveEvent> listener) {
        task = Tasks.oneTime("delivery", String.class).execute((instance, context) -> {
            listener.accept(DECODER.decode(instance.getData().getBytes(StandardCharsets.UTF_8)));
        });
        scheduler = Scheduler.create(pool, task)
                .tableName("by_hand")
                .threads(workers)
                .pollingInterval(Duration.ofMillis(200))
                .pollUsingLockAndFetch(0.5, 1.0)
                .enableImmediateExecution()
                .build();
        scheduler.start();
    }

    @Override
    public CompletionStage<WebhookResponse> handle(AdmittedDelivery delivery, Executor executor) {
        boolean isNew = scheduler.scheduleIfNotExists(
                task.instance(delivery.id(), new String(delivery.body(), StandardCharsets.UTF_8)), Instant.now());
        return CompletableFuture.completedFuture(isNew ? WebhookResponse.STORED : WebhookResponse.DUPLICATE);
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
