package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxBuilder;
import io.remnawave.webhook.inbox.InboxObserver;
import io.remnawave.webhook.inbox.RetryPolicy;
import io.remnawave.webhook.inbox.SchemaInitialization;
import io.remnawave.webhook.inbox.TransactionRunner;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The inbox on the {@code DataSource} of the application, where {@code remnawave.webhook.inbox.enabled} is true. A
 * {@link TransactionRunner} and every {@link InboxObserver} of the application is taken over; a bean of type {@link Inbox} replaces it.
 */
@Factory
@Requires(property = InboxFactory.PREFIX + "enabled", value = "true")
@Requires(classes = {Inbox.class, DataSource.class})
final class InboxFactory {

    static final String PREFIX = "remnawave.webhook.inbox.";

    @Singleton
    @Requires(missingBeans = Inbox.class)
    Inbox inbox(
            Environment environment,
            DataSource dataSource,
            Optional<TransactionRunner> transactions,
            List<InboxObserver> observers) {
        InboxBuilder builder = Inbox.jdbc(dataSource)
                .autoStart(false)
                .retries(RetryPolicy.exponential(
                        environment.getProperty(PREFIX + "retry.attempts", Integer.class, 10),
                        environment.getProperty(PREFIX + "retry.first-pause", Duration.class, Duration.ofSeconds(10)),
                        environment.getProperty(PREFIX + "retry.factor", Double.class, 3.0)))
                .orderBySubject(environment
                        .getProperty(PREFIX + "ordering", String.class, "none")
                        .equalsIgnoreCase("subject"));
        set(environment, "initialize-schema", SchemaInitialization.class, builder::initializeSchema);
        set(environment, "workers", Integer.class, builder::workers);
        set(environment, "poll-interval", Duration.class, builder::pollInterval);
        set(environment, "hold", Duration.class, builder::hold);
        set(environment, "max-held", Integer.class, builder::maxHeld);
        set(environment, "upgrade-window", Duration.class, builder::upgradeWindow);
        set(environment, "close-wait", Duration.class, builder::closeWait);
        set(
                environment,
                "encryption-key",
                String.class,
                key -> builder.encryptionKey(Base64.getDecoder().decode(key.strip())));
        transactions.ifPresent(builder::transactions);
        observers.forEach(builder::observer);
        return builder.build();
    }

    private static <T> void set(Environment environment, String property, Class<T> type, Consumer<T> setter) {
        environment.getProperty(PREFIX + property, type).ifPresent(setter);
    }

    /** Listeners run when everything is there. */
    @Singleton
    @Requires(beans = Inbox.class)
    ApplicationEventListener<ServerStartupEvent> start(Inbox inbox) {
        return started -> inbox.start();
    }
}
