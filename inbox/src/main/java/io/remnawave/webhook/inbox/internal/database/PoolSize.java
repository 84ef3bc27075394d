package io.remnawave.webhook.inbox.internal.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns where workers could take every connection of a pool: heartbeats would wait for one, and other instances take over what
 * runs. Knows the size of a pool of HikariCP, which need not be there.
 */
public final class PoolSize {

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.inbox.Inbox");

    /** To store, to look up, to settle, to claim and for heartbeats. */
    private static final int BESIDE_WORKERS = 5;

    /** Of HikariCP, where none is set; until the pool has started, it tells a number below one. */
    private static final int DEFAULT_SIZE = 10;

    private PoolSize() {}

    /**
     * Looks at the pool behind a data source.
     *
     * @param workers each of which may hold a connection while its listener runs
     */
    public static void check(DataSource dataSource, int workers) {
        int size = sizeOf(dataSource);
        int wanted = workers + BESIDE_WORKERS;
        if (size < wanted) {
            log.warn(
                    "The pool has {} connections (maximum-pool-size), fewer than the {} that the inbox may take with"
                            + " remnawave.webhook.inbox.workers = {}: its heartbeats may wait for listeners, and running"
                            + " deliveries then be taken over. Raise the first to {} and what the rest of the application"
                            + " needs, or lower the second.",
                    size,
                    wanted,
                    workers,
                    wanted);
        }
    }

    /** No limit, where it is no pool of HikariCP. */
    private static int sizeOf(DataSource dataSource) {
        try {
            if (!dataSource.isWrapperFor(HikariDataSource.class)) {
                return Integer.MAX_VALUE;
            }
            int size = dataSource.unwrap(HikariDataSource.class).getMaximumPoolSize();
            return size < 1 ? DEFAULT_SIZE : size;
        } catch (SQLException | RuntimeException | NoClassDefFoundError e) { // no warning is worth the start
            log.debug("Whether the pool is large enough for the inbox could not be found out", e);
            return Integer.MAX_VALUE;
        }
    }
}
