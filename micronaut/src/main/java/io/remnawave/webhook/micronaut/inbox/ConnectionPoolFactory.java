package io.remnawave.webhook.micronaut.inbox;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds the pool behind the {@code DataSource} of the application. */
final class ConnectionPoolFactory {

    private ConnectionPoolFactory() {}

    /** Pools that Micronaut SQL configures, which Micronaut Data may have put something around. */
    @Factory
    @Requires(classes = {DataSource.class, DataSourceResolver.class})
    static final class Resolved {

        @Singleton
        ConnectionPool pool(DataSource dataSource, Optional<DataSourceResolver> resolver) {
            return new ConnectionPool(
                    resolver.orElse(DataSourceResolver.DEFAULT).resolve(dataSource));
        }
    }

    /** A {@code DataSource} that the application makes itself. */
    @Factory
    @Requires(classes = DataSource.class)
    @Requires(missing = DataSourceResolver.class)
    static final class Plain {

        @Singleton
        ConnectionPool pool(DataSource dataSource) {
            return new ConnectionPool(dataSource);
        }
    }
}
