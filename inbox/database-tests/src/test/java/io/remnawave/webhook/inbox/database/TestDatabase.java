package io.remnawave.webhook.inbox.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;

/** A real database, empty when it is given out. */
public interface TestDatabase {

    AtomicInteger NUMBER = new AtomicInteger();

    /** The JDBC URL, with the name and the password of the user in it. */
    String url();

    default HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(1_000);
        config.setInitializationFailTimeout(10_000);
        return new HikariDataSource(config);
    }

    /** One in the memory of this process. */
    static TestDatabase h2() {
        String name = "inbox" + NUMBER.incrementAndGet();
        return () -> "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    /** A new database in a PostgreSQL server that all tests share. */
    static TestDatabase postgres() {
        return PostgresServer.shared().newDatabase();
    }

    /** A new database in a MariaDB server that all tests share; skips the test where MariaDB is not installed. */
    static TestDatabase mariaDb() {
        return MariaDbServer.shared().newDatabase();
    }

    /** The databases that tests run on. */
    enum Kind {
        H2,
        POSTGRESQL,
        MARIADB;

        /** See {@link TestDatabase#h2}, {@link TestDatabase#postgres} and {@link TestDatabase#mariaDb}. */
        public TestDatabase newDatabase() {
            return switch (this) {
                case H2 -> h2();
                case POSTGRESQL -> postgres();
                case MARIADB -> mariaDb();
            };
        }

        /** One in which text is stored in Latin letters alone, where there is a choice. */
        public TestDatabase newLatinDatabase() {
            return switch (this) {
                case H2 -> h2();
                case POSTGRESQL ->
                    PostgresServer.shared()
                            .newDatabase("encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");
                case MARIADB -> MariaDbServer.shared().newDatabase("latin1");
            };
        }
    }
}
