package io.remnawave.webhook.benchmarks.inbox;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.spi.AdmittedDelivery;
import io.remnawave.webhook.spi.DeliveryHandler;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Modulith's registry of event publications in JDBC: published in a transaction on the request, handled after it. */
final class ModulithContender implements DeliveryHandler {

    private static final EventDecoder DECODER = EventDecoder.standard();

    private final ConfigurableApplicationContext context;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher publisher;

    ModulithContender(DataSource pool, int workers, Consumer<RemnawaveEvent> listener) {
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.modulith.events.jdbc.schema-initialization.enabled", "true",
                        "spring.task.execution.pool.core-size", workers,
                        "spring.main.banner-mode", "off",
                        "spring.main.register-shutdown-hook", "false",
                        "logging.level.root", "error"))
                .initializers(created -> {
                    GenericApplicationContext beans = (GenericApplicationContext) created;
                    beans.registerBean(
                            "pool", DataSource.class, () -> pool, definition -> definition.setDestroyMethodName(""));
                    beans.registerBean(Listener.class, () -> new Listener(listener));
                })
                .run();
        transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        publisher = context;
    }

    /** What is published. */
    public record Received(String id, String body) {}

    /** Handles it, in a transaction of its own. */
    static class Listener {

        private final Consumer<RemnawaveEvent> listener;

        Listener(Consumer<RemnawaveEvent> listener) {
            this.listener = listener;
        }

        @ApplicationModuleListener
        public void on(Received received) {
            listener.accept(DECODER.decode(received.body().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @Override
    public CompletionStage<WebhookResponse> handle(AdmittedDelivery delivery, Executor executor) {
        Received received = new Received(delivery.id(), new String(delivery.body(), StandardCharsets.UTF_8));
        transactions.executeWithoutResult(status -> publisher.publishEvent(received));
        return CompletableFuture.completedFuture(WebhookResponse.STORED);
    }

    @Override
    public void close() {
        context.close();
    }
}
