package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.inbox.database.Wire;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database whose host is gone from one moment to the next: nobody closes the connections to it. */
class VanishedDatabaseTest extends InboxFixture {

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.postgres();
    }

    @Test
    void whatIsStoredIsHandledOnNewConnections() throws Exception {
        Wire wire = wire();
        // The pool opens connections one after the other: one that is cut while it is opened would be the last.
        HikariDataSource through = pool(wire, connections(), "&loginTimeout=5");
        through.setValidationTimeout(
                1_000); // for each dead one, or the pool takes longer to find them out than all else
        Inbox inbox = Inbox.jdbc(through)
                .initializeSchema(SchemaInitialization.ALWAYS)
                .hold(Duration.ofSeconds(2))
                .orderBySubject(true)
                .build();
        WebhookReceiver receiver = start(receiver(inbox).register(recording("first")));
        SignedDelivery before = delivery("before");
        send(receiver, before);
        awaitState(before, "done");

        wire.cut();

        SignedDelivery after = delivery("after");
        await().atMost(Duration.ofMinutes(3)).until(() -> send(receiver, after).isAccepted());
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(handled).containsExactly("before", "after"));
        awaitState(after, "done");
    }

    /** A dead connection that is written to takes ten seconds, more than the delivery has. */
    @Test
    void whatComesAfterAQuietWhileIsStoredThoughItsConnectionWasDropped() throws Exception {
        Wire wire = wire();
        HikariDataSource through = pool(wire, 1, ""); // or the pool might give another dead one
        WebhookReceiver receiver = storing(through);
        assertThat(send(receiver, delivery("before"))).isEqualTo(WebhookResponse.STORED);

        wire.cut();
        Thread.sleep(11_000);

        assertThat(send(receiver, delivery("after"))).isEqualTo(WebhookResponse.STORED);
    }

    @Test
    void aShorterLimitOfTheApplicationHoldsWhereDeliveriesAreStored() throws Exception {
        Wire wire = wire();
        HikariDataSource through = pool(wire, 1, "&socketTimeout=2");
        WebhookReceiver receiver = storing(through);

        wire.cut();

        assertThat(send(receiver, delivery("alice"))).isEqualTo(WebhookResponse.STORED);
    }

    /** Stores, within less than the ten seconds of a dead connection, and handles nothing. */
    private WebhookReceiver storing(HikariDataSource through) {
        return start(receiver(Inbox.jdbc(through)
                        .initializeSchema(SchemaInitialization.ALWAYS)
                        .hold(Duration.ofSeconds(9))
                        .autoStart(false)
                        .build())
                .register(recording("first")));
    }

    private Wire wire() throws IOException {
        Wire wire = new Wire(serverPort());
        open.add(wire);
        return wire;
    }

    private int serverPort() {
        return URI.create(database.url().substring("jdbc:".length())).getPort();
    }

    private HikariDataSource pool(Wire wire, int size, String options) {
        TestDatabase behind = () -> database.url().replace(":" + serverPort() + "/", ":" + wire.port() + "/") + options;
        HikariDataSource through = behind.pool(size);
        open.add(through);
        return through;
    }

    @Test
    void aListenerMayWaitForAsLongAsTheApplicationLetsIt() {
        List<SignedDelivery> deliveries = new ArrayList<>();
        ListenerDefinition patient = ListenerDefinition.builder("patient", arguments -> {
                    handled.add(Integer.toString(((Connection) arguments[0]).getNetworkTimeout()));
                    return null;
                })
                .parameterTypes(List.of(Connection.class))
                .build();
        CarelessPool careless = new CarelessPool(database.url());
        open.add(careless);
        Inbox inbox = Inbox.jdbc(careless)
                .initializeSchema(SchemaInitialization.ALWAYS)
                .build();
        WebhookReceiver receiver = start(receiver(inbox).register(patient));

        for (int i = 0; i < 20; i++) {
            deliveries.add(delivery("user" + i));
            send(receiver, deliveries.get(i));
        }

        deliveries.forEach(delivery -> awaitState(delivery, "done"));
        assertThat(handled).hasSize(20).containsOnly("0");
    }

    /** A pool that gives connections as they were left: not every one sets all back. */
    private static final class CarelessPool extends PGSimpleDataSource implements AutoCloseable {

        private static final long serialVersionUID = 1L;

        private final transient Queue<Connection> idle = new ConcurrentLinkedQueue<>();

        CarelessPool(String url) {
            setUrl(url);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection left = idle.poll();
            Connection given = left == null ? super.getConnection() : left;
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            idle.add(given);
                            return null;
                        }
                        try {
                            return method.invoke(given, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public void close() throws SQLException {
            for (Connection left : idle) {
                left.close();
            }
        }
    }
}
