package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.transaction.TransactionOperations;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.TransactionRunner;
import io.remnawave.webhook.micronaut.RequiresSwitch;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** The transactions of {@code micronaut-data-tx-jdbc}, where the application has them. */
@Factory
@RequiresSwitch(InboxFactory.ENABLED)
@Requires(classes = {Inbox.class, TransactionOperations.class})
final class TransactionFactory {

    @Singleton
    @RequiresSwitch(value = InboxFactory.TRANSACTIONS, byDefault = true)
    @Requires(beans = TransactionOperations.class, missingBeans = TransactionRunner.class)
    TransactionRunner transactions(BeanProvider<TransactionOperations<Connection>> transactions) {
        try {
            return new MicronautTransactionRunner(transactions.get());
        } catch (BeanContextException e) {
            throw new ConfigurationException(
                    "Micronaut Data cannot make transactions on the DataSource, so that listeners cannot take effect exactly once."
                            + " Configure the DataSource as datasources.default, or give the bean a name, @Named(\"default\");"
                            + " or set remnawave.webhook.inbox.transactions to false: listeners then run at least once.",
                    e);
        }
    }
}
