package io.remnawave.webhook.benchmarks.inbox;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.spi.DeliveryHandler;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A way to store deliveries and to handle them from the database. All of them stand behind the same receiver. */
enum Contender {
    INBOX("this inbox") {
        @Override
        DeliveryHandler.Factory create(DataSource pool, int workers, Consumer<RemnawaveEvent> listener) {
            return InboxContender.create(pool, workers);
        }
    },
    DB_SCHEDULER("db-scheduler by hand") {
        @Override
        DeliveryHandler.Factory create(DataSource pool, int workers, Consumer<RemnawaveEvent> listener) {
            return context -> new SchedulerContender(pool, workers, listener);
        }
    },
    MODULITH("Spring Modulith, JDBC") {
        @Override
        DeliveryHandler.Factory create(DataSource pool, int workers, Consumer<RemnawaveEvent> listener) {
            return context -> new ModulithContender(pool, workers, listener);
        }
    };

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /**
     * How the receiver handles deliveries.
     *
     * @param workers how many deliveries are handled at once
     * @param listener is run for each delivery once it is decoded; the inbox runs it by the receiver
     */
    abstract DeliveryHandler.Factory create(DataSource pool, int workers, Consumer<RemnawaveEvent> listener);
}
