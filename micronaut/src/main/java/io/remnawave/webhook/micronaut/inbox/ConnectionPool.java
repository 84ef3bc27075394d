package io.remnawave.webhook.micronaut.inbox;

import javax.sql.DataSource;

/**
 * Where the inbox takes its connections: the pool itself, and not what Micronaut Data puts around it, which gives the connection of
 * the transaction that a thread is in, and none to a thread that is in none.
 */
record ConnectionPool(DataSource dataSource) {}
