package io.remnawave.webhook.spring.inbox;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.util.ClassUtils;

/** Finds, among the transaction managers of an application, the one for the {@code DataSource} of the inbox. */
final class TransactionManagers {

    /** What to do where there is none, or more than one. */
    static final String REMEDY = "Its listeners could not take effect exactly once. Let one transaction manager that is"
            + " single or @Primary manage the DataSource of the inbox, declare a bean of type TransactionRunner, or set"
            + " remnawave.webhook.inbox.transactions=false: listeners then run at least once.";

    private static final boolean WITH_JPA = ClassUtils.isPresent(
            "org.springframework.orm.jpa.JpaTransactionManager", TransactionManagers.class.getClassLoader());

    private TransactionManagers() {}

    /**
     * Takes the only one that manages the {@code DataSource}; of several, or where none tells what it manages, the preferred one.
     *
     * @param all by the names of their beans; one or more
     * @param preferred the single or primary one
     * @throws IllegalStateException if that leaves none
     */
    static PlatformTransactionManager choose(
            Map<String, PlatformTransactionManager> all,
            @Nullable PlatformTransactionManager preferred,
            DataSource dataSource) {
        List<PlatformTransactionManager> managing = all.values().stream()
                .filter(manager -> target(dataSource).equals(managedBy(manager)))
                .toList();
        if (managing.size() == 1) {
            return managing.get(0);
        }
        if (preferred != null && (managing.isEmpty() ? managedBy(preferred) == null : managing.contains(preferred))) {
            return preferred;
        }
        throw new IllegalStateException("Of the transaction managers " + String.join(", ", all.keySet()) + ", "
                + (managing.isEmpty() ? "none manages" : "more than one manages") + " the DataSource of the inbox. "
                + REMEDY);
    }

    /** Null where the manager does not tell; each transaction of it is looked at then. */
    private static @Nullable DataSource managedBy(PlatformTransactionManager manager) {
        if (WITH_JPA && manager instanceof JpaTransactionManager jpa) {
            return jpa.getDataSource();
        }
        return manager instanceof ResourceTransactionManager resource
                        && resource.getResourceFactory() instanceof DataSource dataSource
                ? dataSource
                : null;
    }

    /** The {@code DataSource} behind one that takes part in transactions by itself: managers know that one. */
    static DataSource target(DataSource dataSource) {
        return dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null
                ? proxy.getTargetDataSource()
                : dataSource;
    }
}
