package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxBuilder;
import io.remnawave.webhook.inbox.InboxObserver;
import io.remnawave.webhook.inbox.RetryPolicy;
import io.remnawave.webhook.inbox.SchemaInitialization;
import io.remnawave.webhook.inbox.TransactionRunner;
import io.remnawave.webhook.micronaut.RequiresSwitch;
import io.remnawave.webhook.micronaut.SwitchCondition;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The inbox on the {@code DataSource} of the application, where {@code remnawave.webhook.inbox.enabled} is true. A
 * {@link TransactionRunner} and every {@link InboxObserver} of the application is taken over; a bean of type {@link Inbox} replaces
 * it.
 */
@Factory
@RequiresSwitch(InboxFactory.ENABLED)
@Requires(classes = {Inbox.class, javax.sql.DataSource.class})
final class InboxFactory {

    static final String PREFIX = "remnawave.webhook.inbox.";
    static final String ENABLED = PREFIX + "enabled";
    static final String TRANSACTIONS = PREFIX + "transactions";

    private enum Ordering {
        NONE,
        SUBJECT
    }

    @Singleton
    @Requires(missingBeans = Inbox.class)
    Inbox inbox(
            Environment environment,
            ConversionService conversions,
            ConnectionPool pool,
            Optional<TransactionRunner> transactions,
            List<InboxObserver> observers) {
        SettingReader settings = new SettingReader(environment, conversions, PREFIX);
        InboxBuilder builder = Inbox.jdbc(pool.dataSource())
                .autoStart(false)
                .retries(RetryPolicy.exponential(
                        settings.find("retry.attempts", Integer.class).orElse(10),
                        settings.find("retry.first-pause", Duration.class).orElse(Duration.ofSeconds(10)),
                        settings.find("retry.factor", Double.class).orElse(3.0)))
                .orderBySubject(settings.find("ordering", Ordering.class).orElse(Ordering.NONE) == Ordering.SUBJECT);
        settings.find("initialize-schema", SchemaInitialization.class).ifPresent(builder::initializeSchema);
        settings.find("workers", Integer.class).ifPresent(builder::workers);
        settings.find("poll-interval", Duration.class).ifPresent(builder::pollInterval);
        settings.find("hold", Duration.class).ifPresent(builder::hold);
        settings.find("max-held", Integer.class).ifPresent(builder::maxHeld);
        settings.find("upgrade-window", Duration.class).ifPresent(builder::upgradeWindow);
        settings.find("close-wait", Duration.class).ifPresent(builder::closeWait);
        settings.findBytes("encryption-key").ifPresent(builder::encryptionKey);
        if (SwitchCondition.isOn(environment, TRANSACTIONS, true)) {
            transactions.ifPresent(builder::transactions);
        }
        observers.forEach(builder::observer);
        return builder.build();
    }

    /** Listeners run when everything is there. */
    @Singleton
    @Requires(beans = Inbox.class)
    ApplicationEventListener<ServerStartupEvent> start(Inbox inbox) {
        return started -> inbox.start();
    }
}
