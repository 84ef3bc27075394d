package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.core.convert.ConversionService;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.inbox.JdbcIdempotencyStore;
import io.remnawave.webhook.inbox.SchemaInitialization;
import io.remnawave.webhook.micronaut.RequiresSwitch;
import io.remnawave.webhook.micronaut.WebhookReceiverCustomizer;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;

/** The memory of deliveries in the application's database, where {@code remnawave.webhook.claims.store} is jdbc. */
final class ClaimsStoreFactory {

    private static final String STORE = ClaimsStoreConfiguration.PREFIX + ".store";
    private static final String JDBC = "(?i)\\s*jdbc\\s*";

    private ClaimsStoreFactory() {}

    /** Refuses what is neither of the two, which would be taken for the default. */
    @Factory
    static final class Validation {

        @Singleton
        WebhookReceiverCustomizer claimsStoreValidation(ClaimsStoreConfiguration configuration) {
            return builder -> configuration.isJdbc();
        }
    }

    /** With the module of the inbox, which the store is part of. */
    @Factory
    @Requires(property = STORE, pattern = JDBC)
    @RequiresSwitch(value = InboxFactory.ENABLED, is = false)
    @Requires(classes = {JdbcIdempotencyStore.class, DataSource.class})
    static final class Jdbc {

        /** Closed after the receiver, which takes it. */
        @Singleton
        @Bean(preDestroy = "close", typed = IdempotencyStore.class)
        @Requires(missingBeans = IdempotencyStore.class)
        JdbcIdempotencyStore store(
                WebhookSettings settings, Environment environment, ConversionService conversions, ConnectionPool pool) {
            return new JdbcIdempotencyStore(
                    pool.dataSource(),
                    Optional.ofNullable(settings.claimRetention())
                            .orElse(settings.freshness().length()),
                    new SettingReader(environment, conversions, ClaimsStoreConfiguration.PREFIX + ".")
                            .find("initialize-schema", SchemaInitialization.class)
                            .orElse(SchemaInitialization.EMBEDDED));
        }
    }

    /** Rather than forgetting on each instance what the other has handled. */
    @Factory
    @Requires(property = STORE, pattern = JDBC)
    @Requires(missing = io.remnawave.webhook.inbox.JdbcIdempotencyStore.class)
    static final class Missing {

        @Singleton
        WebhookReceiverCustomizer missingClaimsStore() {
            return builder -> {
                throw new IllegalStateException(STORE + " is jdbc, but that store is not on the class path."
                        + " Add the dependency io.remnawave.webhook:remnawave-webhook-inbox.");
            };
        }
    }
}
