package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Receipts that several transactions write at the same time. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
class ReceiptTest extends InboxFixture {

    private final TestDatabase.Kind kind;

    ReceiptTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @Override
    TestDatabase newDatabase() {
        return kind.newDatabase();
    }

    @BeforeEach
    void createEffect() {
        execute("create table effect (name varchar(100))");
    }

    /** Writes its effect in the transaction of the inbox, and then does something else in it. */
    private static ListenerDefinition transactional(String id, Work then) {
        return ListenerDefinition.builder(id, arguments -> {
                    UserEvent event = (UserEvent) arguments[0];
                    try (PreparedStatement statement =
                            ((Connection) arguments[1]).prepareStatement("insert into effect (name) values (?)")) {
                        statement.setString(1, event.user().username());
                        statement.executeUpdate();
                    }
                    then.on(event, (Delivery) arguments[2]);
                    return null;
                })
                .parameterTypes(List.of(UserEvent.class, Connection.class, Delivery.class))
                .build();
    }

    private Connection transaction() throws SQLException {
        Connection connection = pool.getConnection();
        open.add(connection);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Until a transaction waits for the lock of another one. */
    private void awaitThatOneWaits() {
        await().until(() -> !query(
                        switch (kind) {
                            case H2 -> // which tells who blocks an update, and not who blocks an insert
                                "select session_id from information_schema.sessions where executing_statement like"
                                        + " 'insert into remnawave_delivery_listener%' or executing_statement like"
                                        + " 'update remnawave_delivery_listener%'";
                            case POSTGRESQL -> "select pid from pg_locks where not granted";
                            case MARIADB ->
                                "select trx_id from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";
                        })
                .isEmpty());
    }

    private static String insertReceipt(SignedDelivery delivery, String listener, String state) {
        return "insert into remnawave_delivery_listener (delivery_id, listener_id, state, changed_at, error) values ('"
                + delivery.signature() + "', '" + listener + "', '" + state + "', current_timestamp, 'failed before')";
    }

    @Test
    void transactionsOfDifferentDeliveriesDoNotWaitForEachOther() {
        CyclicBarrier all = new CyclicBarrier(4);
        Inbox inbox = inbox().workers(4).autoStart(false).build();
        WebhookReceiver receiver = start(receiver(inbox)
                .register(transactional("effect", (event, delivery) -> all.await(20, TimeUnit.SECONDS))));
        List<SignedDelivery> deliveries = List.of(delivery("a"), delivery("b"), delivery("c"), delivery("d"));
        deliveries.forEach(delivery -> send(receiver, delivery));

        inbox.start();

        deliveries.forEach(delivery -> awaitState(delivery, "done"));
        assertThat(query("select name from effect")).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(query("select id from remnawave_delivery where attempts > 0"))
                .isEmpty();
    }

    @Test
    void aFailureThatIsBeingWrittenDownIsNoReceipt() throws Exception {
        Inbox inbox = inbox().autoStart(false).build();
        WebhookReceiver receiver = start(receiver(inbox).register(transactional("effect", (event, delivery) -> {})));
        SignedDelivery delivery = delivery("alice");
        send(receiver, delivery);
        Connection other = transaction();
        execute(other, insertReceipt(delivery, "effect", "failed"));

        inbox.start();
        awaitThatOneWaits(); // the listener's receipt, for the other
        other.commit();

        awaitState(delivery, "done");
        assertThat(query("select name from effect")).containsExactly("alice");
        assertThat(query("select state from remnawave_delivery_listener")).containsExactly("done");
    }

    @Test
    void aReceiptIsNotOverwrittenByTheFailureOfAnotherExecution() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        WebhookReceiver receiver = start(receiver(inbox().build()).register(listener("first", (event, delivery) -> {
            if (calls.incrementAndGet() == 2) {
                second.countDown();
                taken.await(20, TimeUnit.SECONDS);
            }
            throw new IllegalStateException("not yet");
        })));
        SignedDelivery delivery = delivery("alice");
        send(receiver, delivery);
        assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
        Connection other = transaction();
        execute(other, "update remnawave_delivery_listener set state = 'done', error = null");

        taken.countDown();
        awaitThatOneWaits(); // the failure, for the other
        other.commit();

        awaitState(delivery, "done");
        assertThat(calls).hasValue(2);
        assertThat(query("select state from remnawave_delivery_listener")).containsExactly("done");
    }

    @Test
    void anExecutionThatWasPausedTakesNothingThatIsSettledSince() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch settled = new CountDownLatch(1);
        WebhookReceiver receiver = start(receiver(inbox().build())
                .register(listener("a-pause", (event, delivery) -> {
                    entered.countDown();
                    settled.await(20, TimeUnit.SECONDS);
                }))
                .register(transactional("effect", (event, delivery) -> {})));
        SignedDelivery delivery = delivery("alice");
        send(receiver, delivery);
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

        execute("delete from remnawave_delivery"); // long done elsewhere, and no longer fresh
        settled.countDown();

        await().untilAsserted(() -> assertThat(
                        query("select task_instance from remnawave_task where task_name = 'remnawave-delivery'"))
                .isEmpty());
        assertThat(query("select name from effect")).isEmpty();
        assertThat(query("select state from remnawave_delivery_listener")).isEmpty();
    }
}
