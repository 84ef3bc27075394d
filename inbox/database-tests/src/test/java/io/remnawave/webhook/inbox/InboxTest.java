package io.remnawave.webhook.inbox;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeConnectionLost;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.signature.WebhookSecret;
import io.remnawave.webhook.spi.Admission;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.RequestHead;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an inbox promises, on each database. */
abstract class InboxTest extends InboxFixture {

    @Test
    void storesADeliveryAndRunsItsListenersFromThere() {
        WebhookReceiver receiver = start(receiver(inbox().build()).register(recording("first")));
        SignedDelivery delivery = delivery("alice");

        WebhookResponse response = send(receiver, delivery);

        assertThat(response).isEqualTo(WebhookResponse.STORED);
        awaitState(delivery, "done");
        assertThat(handled).containsExactly("alice");
        await().untilAsserted(() -> assertThat(
                        query("select task_instance from remnawave_task where task_name = 'remnawave-delivery'"))
                .isEmpty());
    }

    @Test
    void answersThoughThereIsNoThreadToAnswerOn() {
        WebhookReceiver receiver = start(receiver(inbox().build()).register(recording("first")));
        SignedDelivery delivery = delivery("alice");
        RequestHead head = RequestHead.of(
                "POST",
                name -> delivery.headers().entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .toList());
        Admission admission = receiver.steps().admit(head, delivery.body());

        CompletionStage<WebhookResponse> answer = receiver.steps()
                .handle(((Admission.Admitted) admission).delivery(), task -> {
                    throw new IllegalStateException("no thread is left");
                });

        assertThat(answer).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(WebhookResponse.STORED);
        awaitState(delivery, "done");
    }

    @Test
    void answersADuplicateAsOneWhetherItIsDoneOrWaits() {
        Inbox inbox = inbox().autoStart(false).build();
        WebhookReceiver receiver = start(receiver(inbox).register(recording("first")));
        SignedDelivery delivery = delivery("alice");

        assertThat(send(receiver, delivery)).isEqualTo(WebhookResponse.STORED);
        assertThat(send(receiver, delivery)).isEqualTo(WebhookResponse.DUPLICATE);
        inbox.start();
        awaitState(delivery, "done");
        assertThat(send(receiver, delivery)).isEqualTo(WebhookResponse.DUPLICATE);

        assertThat(handled).containsExactly("alice");
    }

    @Test
    void storesADeliveryOnceThatComesToTwoInstancesAtATime() {
        List<WebhookReceiver> instances = List.of(
                start(receiver(inbox().build()).register(recording("first"))),
                start(receiver(inbox().build()).register(recording("first"))));
        List<SignedDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            deliveries.add(delivery("user" + i));
        }

        List<CompletableFuture<WebhookResponse>> responses = new ArrayList<>();
        for (SignedDelivery delivery : deliveries) {
            for (WebhookReceiver instance : instances) {
                responses.add(CompletableFuture.supplyAsync(() -> send(instance, delivery), THREADS));
            }
        }

        assertThat(responses.stream().map(CompletableFuture::join))
                .hasSize(200)
                .allMatch(WebhookResponse::isAccepted)
                .filteredOn(WebhookResponse.STORED::equals)
                .hasSize(100);
        deliveries.forEach(delivery -> awaitState(delivery, "done"));
        assertThat(handled).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void oneOfThreeListenersFailsAndAloneIsRetried() {
        AtomicInteger failures = new AtomicInteger(2);
        WebhookReceiver receiver = start(receiver(inbox().build())
                .register(listener("first", (event, delivery) -> handled.add("first " + delivery.attempt())))
                .register(listener("second", (event, delivery) -> {
                    handled.add("second " + delivery.attempt());
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("not yet");
                    }
                }))
                .register(listener("third", (event, delivery) -> handled.add("third " + delivery.attempt()))));
        SignedDelivery delivery = delivery("alice");

        send(receiver, delivery);

        awaitState(delivery, "done");
        assertThat(handled).containsExactly("first 1", "second 1", "third 1", "second 2", "second 3");
        assertThat(query(
                        "select listener_id from remnawave_delivery_listener where delivery_id = ? and state = 'done'"
                                + " order by listener_id",
                        delivery.signature()))
                .containsExactly("first", "third");
    }

    @Test
    void endlessFailureIsDeadAndOthersAreUnaffected() {
        List<String> dead = new CopyOnWriteArrayList<>();
        Inbox inbox = inbox().onDead((delivery, listener, failure) ->
                        dead.add(delivery.attempt() + " " + listener + " " + failure.getMessage()))
                .build();
        WebhookReceiver receiver = start(receiver(inbox).register(listener("picky", (event, delivery) -> {
            if (event.user().username().equals("poison")) {
                throw new IllegalStateException("never");
            }
            handled.add(event.user().username());
        })));
        SignedDelivery poison = delivery("poison");
        SignedDelivery good = delivery("alice");

        send(receiver, poison);
        send(receiver, good);

        awaitState(poison, "dead");
        awaitState(good, "done");
        await().untilAsserted(() -> assertThat(dead).containsExactly("3 picky never"));
        assertThat(handled).containsExactly("alice");
        assertThat(inbox.status().dead()).isEqualTo(1);
        assertThat(inbox.deadLetters(10)).singleElement().satisfies(letter -> {
            assertThat(letter.deliveryId()).isEqualTo(poison.signature());
            assertThat(letter.event()).isEqualTo("user.expired");
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.lastError()).isEqualTo("java.lang.IllegalStateException: never");
        });
    }

    @Test
    void whatFailedMoreOftenThanIsAllowedByNowIsDeadAndKeepsItsLastError() {
        RetryPolicy many = RetryPolicy.exponential(100, Duration.ofMillis(10), 1);
        WebhookReceiver former =
                start(receiver(inbox().retries(many).build()).register(listener("picky", (event, delivery) -> {
                    throw new IllegalStateException("no route");
                })));
        SignedDelivery delivery = delivery("alice");
        send(former, delivery);
        await().untilAsserted(() -> assertThat(query("select id from remnawave_delivery where attempts >= 3"))
                .hasSize(1));
        former.close();

        start(receiver(inbox().build()).register(recording("picky")));

        awaitState(delivery, "dead");
        assertThat(query("select last_error from remnawave_delivery").get(0))
                .contains("attempts have failed, or ended with their process, of 3 that are allowed")
                .contains("no route");
        assertThat(handled).isEmpty();
    }

    @Test
    void poisonBodyIsDeadAtOnce() {
        List<Throwable> dead = new CopyOnWriteArrayList<>();
        WebhookReceiver receiver = start(receiver(inbox().onDead((delivery, listener, failure) -> dead.add(failure))
                        .build())
                .register(recording("first")));
        SignedDelivery poison = SignedDelivery.of(
                ("{\"event\":\"user.expired\",\"scope\":\"user\",\"timestamp\":\"" + Instant.now()
                                + "\",\"data\":{\"uuid\":tru}}")
                        .getBytes(StandardCharsets.UTF_8),
                SECRET);

        assertThat(send(receiver, poison)).isEqualTo(WebhookResponse.STORED);

        awaitState(poison, "dead");
        await().untilAsserted(() -> assertThat(dead).singleElement().isInstanceOf(MalformedEventException.class));
        assertThat(handled).isEmpty();
    }

    @Test
    void redrivesADeadDeliveryByTheListenersThatHaveNotTakenIt() {
        AtomicInteger failures = new AtomicInteger(3);
        Inbox inbox = inbox().build();
        WebhookReceiver receiver = start(receiver(inbox)
                .register(listener("first", (event, delivery) -> handled.add("first")))
                .register(listener("second", (event, delivery) -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("mail server away");
                    }
                    handled.add("second");
                })));
        SignedDelivery delivery = delivery("alice");
        send(receiver, delivery);
        awaitState(delivery, "dead");

        assertThat(inbox.redrive(delivery.signature())).isTrue();

        awaitState(delivery, "done");
        assertThat(handled).containsExactly("first", "second");
        assertThat(inbox.redrive(delivery.signature())).isFalse();
        assertThat(inbox.redriveAll()).isZero();
    }

    @Test
    void dropsADeadDeliveryAndItsPayload() {
        Inbox inbox = inbox().retries(RetryPolicy.exponential(1, Duration.ofMillis(1), 1))
                .build();
        WebhookReceiver receiver = start(receiver(inbox).register(listener("first", (event, delivery) -> {
            throw new IllegalStateException("never");
        })));
        SignedDelivery delivery = delivery("alice");
        send(receiver, delivery);
        awaitState(delivery, "dead");

        assertThat(inbox.drop(delivery.signature())).isTrue();

        assertThat(state(delivery)).isEqualTo("done");
        assertThat(query("select payload from remnawave_delivery")).containsOnlyNulls();
        assertThat(inbox.drop(delivery.signature())).isFalse();
        assertThat(send(receiver, delivery)).isEqualTo(WebhookResponse.DUPLICATE);
    }

    @Test
    void anEffectInTheTransactionOfTheInboxHappensOnceThoughTheListenerFailsAfterIt() {
        execute("create table effect (name varchar(100))");
        AtomicInteger failures = new AtomicInteger(1);
        ListenerDefinition effect = ListenerDefinition.builder("effect", arguments -> {
                    UserEvent event = (UserEvent) arguments[0];
                    try (PreparedStatement statement =
                            ((Connection) arguments[1]).prepareStatement("insert into effect (name) values (?)")) {
                        statement.setString(1, event.user().username());
                        statement.executeUpdate();
                    }
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("after the effect");
                    }
                    return null;
                })
                .parameterTypes(List.of(UserEvent.class, Connection.class))
                .build();
        WebhookReceiver receiver = start(receiver(inbox().build()).register(effect));
        SignedDelivery delivery = delivery("alice");

        send(receiver, delivery);

        awaitState(delivery, "done");
        assertThat(query("select name from effect")).containsExactly("alice");
        assertThat(query("select state from remnawave_delivery_listener where listener_id = 'effect'"))
                .containsExactly("done");
    }

    static final class TransactionalListener {
        @RemnawaveEventListener(value = "user.*", id = "accounts")
        void take(UserEvent event, Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("insert into effect (name) values (?)")) {
                statement.setString(1, event.user().username());
                statement.executeUpdate();
            }
        }
    }

    @Test
    void givesAnAnnotatedMethodTheConnectionOfItsTransaction() {
        execute("create table effect (name varchar(100))");
        WebhookReceiver receiver = start(receiver(inbox().build()).register(new TransactionalListener()));
        SignedDelivery delivery = delivery("alice");

        send(receiver, delivery);

        awaitState(delivery, "done");
        assertThat(query("select name from effect")).containsExactly("alice");
        assertThat(query("select listener_id from remnawave_delivery_listener")).containsExactly("accounts");
    }

    @Test
    void aConnectionParameterNeedsAnInbox() {
        assertThatThrownBy(() -> WebhookReceiver.builder()
                        .secret(SECRET)
                        .register(new TransactionalListener())
                        .build())
                .isInstanceOf(InvalidListenerException.class)
                .hasMessageContaining("accounts")
                .hasMessageContaining("remnawave-webhook-inbox");
    }

    @Test
    void poolExhaustedByListenersAcknowledgementsStillSucceed() throws Exception {
        HikariDataSource small = database.pool(3);
        open.add(small);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch exhausted = new CountDownLatch(1);
        Inbox inbox = Inbox.jdbc(small)
                .initializeSchema(SchemaInitialization.ALWAYS)
                .retries(FAST)
                .workers(1)
                .build();
        WebhookReceiver receiver = start(receiver(inbox).register(listener("greedy", (event, delivery) -> {
            try (Connection first = small.getConnection();
                    Connection second = small.getConnection()) {
                assertThat(first.isValid(1) && second.isValid(1)).isTrue();
                exhausted.countDown();
                release.await(20, TimeUnit.SECONDS);
            }
        })));
        SignedDelivery first = delivery("first");
        send(receiver, first);
        assertThat(exhausted.await(10, TimeUnit.SECONDS)).isTrue();

        for (int i = 0; i < 20; i++) {
            assertThat(send(receiver, delivery("user" + i))).isEqualTo(WebhookResponse.STORED);
        }

        release.countDown();
        awaitState(first, "done");
    }

    @Test
    void rollingUpgradeLeavesADeliveryOfAnUnknownListenerToTheNewerInstance() {
        WebhookReceiver newer = start(receiver(inbox().autoStart(false).build())
                .register(recording("old"))
                .register(listener("new", (event, delivery) -> handled.add("new"))));
        WebhookReceiver older = start(receiver(inbox().build()).register(recording("old")));
        SignedDelivery delivery = delivery("alice");

        send(newer, delivery);
        await().untilAsserted(() -> assertThat(handled).contains("alice"));
        await().untilAsserted(() -> assertThat(query("select last_error from remnawave_delivery where state = 'ready'"))
                .containsExactly("No listener has the id new any longer"));
        older.close();
        WebhookReceiver upgraded = start(receiver(inbox().build())
                .register(recording("old"))
                .register(listener("new", (event, ignored) -> handled.add("new"))));

        awaitState(delivery, "done");
        assertThat(handled).containsExactly("alice", "new");
        assertThat(send(upgraded, delivery)).isEqualTo(WebhookResponse.DUPLICATE);
    }

    @Test
    void aDeliveryOfAListenerThatNobodyHasIsOrphanedAndRedrivenByTheListenersOfNow() {
        WebhookReceiver former =
                start(receiver(inbox().autoStart(false).build()).register(recording("removed")));
        SignedDelivery delivery = delivery("alice");
        send(former, delivery);
        former.close();

        Inbox inbox = inbox().upgradeWindow(Duration.ZERO).build();
        start(receiver(inbox).register(recording("renamed")));
        awaitState(delivery, "orphaned");
        assertThat(inbox.status().orphaned()).isEqualTo(1);
        assertThat(handled).isEmpty();
        assertThat(inbox.redriveAll()).isEqualTo(1);

        awaitState(delivery, "done");
        assertThat(handled).containsExactly("alice");
    }

    /** Lets a delivery that is left to others be so for a time that has passed already. */
    private void elapse(String column, String hours) {
        execute("update remnawave_delivery set " + column + " = " + column + " - interval '" + hours
                + "' hour where event is not null");
    }

    private void awaitIsLeft(String reason) {
        await().untilAsserted(() -> assertThat(query("select last_error from remnawave_delivery where state = 'ready'"))
                .singleElement()
                .asString()
                .contains(reason));
    }

    @Test
    void theUpgradeWindowOfABacklogCountsFromWhenItIsFirstLeftToOthers() {
        WebhookReceiver newer = start(receiver(inbox().autoStart(false).build()).register(recording("new")));
        SignedDelivery delivery = delivery("alice");
        send(newer, delivery);
        newer.close();
        elapse("received_at", "24");

        WebhookReceiver older = start(receiver(inbox().build()).register(recording("old")));
        awaitIsLeft("No listener has the id new any longer");
        elapse("left_since", "1");

        awaitState(delivery, "orphaned");
        assertThat(handled).isEmpty();
        older.close();
    }

    @Test
    void theUpgradeWindowOfADeadLetterCountsFromItsRedrive() {
        Inbox newer = inbox().retries(RetryPolicy.exponential(1, Duration.ofMillis(1), 1))
                .build();
        WebhookReceiver first = start(receiver(newer).register(listener("new", (event, delivery) -> {
            throw new IllegalStateException("never");
        })));
        SignedDelivery delivery = delivery("alice");
        send(first, delivery);
        awaitState(delivery, "dead");
        first.close();
        elapse("received_at", "24");
        Inbox older = inbox().build();
        start(receiver(older).register(recording("old")));

        assertThat(older.redrive(delivery.signature())).isTrue();

        awaitIsLeft("No listener has the id new any longer");
    }

    @Test
    void theUpgradeWindowBeginsAgainWithARetryOfAnInstanceThatHasTheListener() {
        WebhookReceiver older = start(receiver(inbox().build()).register(recording("old")));
        WebhookReceiver stores =
                start(receiver(inbox().autoStart(false).build()).register(recording("new")));
        SignedDelivery delivery = delivery("alice");
        send(stores, delivery);
        awaitIsLeft("No listener has the id new any longer");
        older.close();
        WebhookReceiver newer = start(receiver(inbox().retries(RetryPolicy.exponential(2, Duration.ofSeconds(3), 1))
                        .build())
                .register(listener("new", (event, ignored) -> {
                    throw new IllegalStateException("not yet");
                })));
        awaitIsLeft("not yet");
        newer.close();

        assertThat(query("select id from remnawave_delivery where left_since is null"))
                .hasSize(1);
        start(receiver(inbox().build()).register(recording("old")));
        awaitIsLeft("No listener has the id new any longer");
    }

    private void storeUnderTheFormerKeyAndRunUnder(InboxBuilder former, WebhookReceiverBuilder other) {
        WebhookReceiver stores = start(receiver(former.autoStart(false).build()).register(recording("first")));
        SignedDelivery delivery = delivery("alice");
        send(stores, delivery);
        stores.close();

        WebhookReceiver restarted = start(other.register(recording("first")));
        awaitIsLeft("cannot be decrypted");
        restarted.close();
        start(receiver(former.autoStart(true).build()).register(recording("first")));

        awaitState(delivery, "done");
        assertThat(handled).containsExactly("alice");
    }

    @Test
    void rollingRestartLeavesADeliveryUnderTheFormerValueOfASecretToAnInstanceThatHasIt() {
        storeUnderTheFormerKeyAndRunUnder(
                inbox(),
                WebhookReceiver.builder()
                        .secret("zyxwvutsrqponmlkjihgfedcba9876543210")
                        .inbox(inbox().build()));
    }

    @Test
    void rollingRestartLeavesADeliveryUnderTheFormerKeyOfTheUserToAnInstanceThatHasIt() {
        storeUnderTheFormerKeyAndRunUnder(
                inbox().encryptionKey(keyOfTheUser()),
                receiver(inbox().encryptionKey(new byte[32]).build()));
    }

    @Test
    void wrongKeyAtRestIsDeadWithTheReasonAndTheRowIsKept() {
        WebhookReceiver former =
                start(receiver(inbox().autoStart(false).build()).register(recording("first")));
        SignedDelivery delivery = delivery("alice");
        send(former, delivery);
        former.close();

        WebhookReceiver other = start(WebhookReceiver.builder()
                .secret("zyxwvutsrqponmlkjihgfedcba9876543210")
                .inbox(inbox().upgradeWindow(Duration.ZERO).build())
                .register(recording("first")));
        awaitState(delivery, "dead");
        assertThat(query("select last_error from remnawave_delivery").get(0))
                .contains("another value of the secret 'default'");
        other.close();

        Inbox inbox = inbox().build();
        start(receiver(inbox).register(recording("first")));
        inbox.redriveAll();
        awaitState(delivery, "done");
        assertThat(handled).containsExactly("alice");
    }

    @Test
    void aRetiredSecretIsDeadWithTheReasonAndTheRowIsKept() {
        WebhookReceiver former = start(WebhookReceiver.builder()
                .secret(WebhookSecret.of("old-panel", SECRET))
                .inbox(inbox().autoStart(false).build())
                .register(recording("first")));
        SignedDelivery delivery = delivery("alice");
        send(former, delivery);
        former.close();

        start(receiver(inbox().upgradeWindow(Duration.ZERO).build()).register(recording("first")));

        awaitState(delivery, "dead");
        assertThat(query("select last_error from remnawave_delivery").get(0))
                .contains("The secret 'old-panel' is not configured");
        assertThat(query("select id from remnawave_delivery where payload is not null"))
                .hasSize(1);
    }

    @Test
    void storesNothingOfAPayloadInClear() throws Exception {
        WebhookReceiver receiver = start(
                receiver(inbox().autoStart(false).orderBySubject(true).build()).register(recording("first")));
        send(receiver, delivery("alice-in-clear"));

        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from remnawave_delivery")) {
            assertThat(result.next()).isTrue();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                byte[] bytes = result.getMetaData().getColumnLabel(i).equalsIgnoreCase("payload")
                        ? result.getBytes(i)
                        : String.valueOf(result.getString(i)).getBytes(StandardCharsets.UTF_8);
                assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("alice-in-clear");
            }
        }
    }

    @Test
    void handlesTheDeliveriesOfASubjectInTheOrderOfTheirTimestamps() {
        Inbox inbox = inbox().autoStart(false).orderBySubject(true).workers(4).build();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger(1);
        WebhookReceiver receiver = start(receiver(inbox).register(listener("first", (event, delivery) -> {
            assertThat(atOnce.incrementAndGet()).isEqualTo(1);
            try {
                Thread.sleep(20);
                if (event.user().username().equals("step0") && failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("holds its subject up");
                }
                handled.add(event.user().username());
            } finally {
                atOnce.decrementAndGet();
            }
        })));
        Instant start = Instant.now();
        List<SignedDelivery> deliveries = new ArrayList<>();
        for (int i = 9; i >= 0; i--) {
            deliveries.add(
                    userExpired().username("step" + i).at(start.plusMillis(i)).sign(SECRET));
        }
        deliveries.forEach(delivery -> send(receiver, delivery));

        inbox.start();

        deliveries.forEach(delivery -> awaitState(delivery, "done"));
        assertThat(handled)
                .containsExactly(
                        "step0", "step1", "step2", "step3", "step4", "step5", "step6", "step7", "step8", "step9");
    }

    @Test
    void theNextOfASubjectIsWokenThroughAPoolThatCommitsNothingByItself() {
        HikariDataSource committingNothing = new HikariDataSource();
        committingNothing.setJdbcUrl(database.url());
        committingNothing.setAutoCommit(false);
        open.add(committingNothing);
        CountDownLatch othersWait = new CountDownLatch(1);
        Inbox inbox = Inbox.jdbc(committingNothing)
                .initializeSchema(SchemaInitialization.ALWAYS)
                .autoStart(false)
                .orderBySubject(true)
                .workers(4)
                .build();
        WebhookReceiver receiver = start(receiver(inbox).register(listener("first", (event, delivery) -> {
            othersWait.await();
            handled.add(event.user().username());
        })));
        Instant start = Instant.now();
        List<SignedDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            deliveries.add(
                    userExpired().username("step" + i).at(start.plusMillis(i)).sign(SECRET));
            send(receiver, deliveries.get(i));
        }
        elapse("received_at", "1"); // what has waited for long sleeps for long, half a minute at most

        inbox.start();
        await().until(() -> query("select task_instance from remnawave_task where task_name = 'remnawave-delivery'"
                                + " and last_success is not null")
                        .size()
                == 2);
        othersWait.countDown();

        deliveries.forEach(delivery -> awaitState(delivery, "done"));
        assertThat(handled).containsExactly("step0", "step1", "step2");
    }

    @Test
    void aDeadDeliveryReleasesItsSubject() {
        Inbox inbox = inbox().autoStart(false).orderBySubject(true).build();
        WebhookReceiver receiver = start(receiver(inbox).register(listener("first", (event, delivery) -> {
            if (event.user().username().equals("poison")) {
                throw new IllegalStateException("never");
            }
            handled.add(event.user().username());
        })));
        Instant start = Instant.now();
        SignedDelivery poison = userExpired().username("poison").at(start).sign(SECRET);
        SignedDelivery next =
                userExpired().username("next").at(start.plusMillis(1)).sign(SECRET);
        send(receiver, poison);
        send(receiver, next);

        inbox.start();

        awaitState(poison, "dead");
        awaitState(next, "done");
    }

    @Test
    void keepsTheSubjectsOfOthersGoing() {
        Inbox inbox = inbox().orderBySubject(true)
                .retries(RetryPolicy.exponential(3, Duration.ofMinutes(1), 1))
                .build();
        WebhookReceiver receiver = start(receiver(inbox)
                .register(listener("first", (event, delivery) -> {
                    throw new IllegalStateException("later");
                }))
                .on("node.*", io.remnawave.webhook.event.NodeEvent.class, event -> handled.add(event.name())));
        send(receiver, delivery("alice"));
        SignedDelivery node = nodeConnectionLost().at(Instant.now()).sign(SECRET);

        send(receiver, node);

        awaitState(node, "done");
        await().untilAsserted(() -> assertThat(inbox.status().failing()).isEqualTo(1));
    }

    @Test
    void closingStopsClaimingAndWaitsForWhatRuns() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        WebhookReceiver receiver = receiver(inbox().workers(1).build())
                .register(listener("slow", (event, delivery) -> {
                    started.countDown();
                    Thread.sleep(1000);
                    handled.add(event.user().username());
                }))
                .build();
        SignedDelivery first = delivery("first");
        SignedDelivery second = delivery("second");
        send(receiver, first);
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        send(receiver, second);

        receiver.close();

        assertThat(state(first)).isEqualTo("done");
        assertThat(handled).contains("first");
        assertThat(send(receiver, delivery("third"))).isEqualTo(WebhookResponse.UNAVAILABLE);
        start(receiver(inbox().build()).register(recording("slow")));
        awaitState(second, "done");
    }

    @Test
    void whatFindsNoWorkerIsLeftToAnInstanceThatHasOne() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger held = new AtomicInteger();
        WebhookReceiver busy = start(
                receiver(inbox().workers(1).pollInterval(Duration.ofSeconds(2)).build())
                        .register(listener("slow", (event, delivery) -> {
                            held.incrementAndGet();
                            release.await();
                        })));
        List<SignedDelivery> deliveries = List.of(delivery("a"), delivery("b"), delivery("c"));
        deliveries.forEach(delivery -> send(busy, delivery));
        await().until(() -> query("select task_instance from remnawave_task where last_heartbeat is not null")
                        .size()
                == deliveries.size());

        start(receiver(inbox().build()).register(recording("slow")));

        await().atMost(Duration.ofSeconds(60)).until(() -> handled.size() == 2);
        assertThat(held).hasValue(1);
        release.countDown();
        deliveries.forEach(delivery -> awaitState(delivery, "done"));
    }

    @Test
    void aListenerThatGoesOnBeyondItsTimeoutIsNotStartedASecondTimeBesideItself() throws Exception {
        CompletableFuture<Void> work = new CompletableFuture<>();
        AtomicInteger calls = new AtomicInteger();
        ListenerDefinition async = ListenerDefinition.builder("async", arguments -> {
                    calls.incrementAndGet();
                    return work;
                })
                .blocking(false)
                .build();
        WebhookReceiver receiver = start(receiver(inbox().build())
                .listenerTimeout(Duration.ofMillis(200))
                .register(async));
        SignedDelivery delivery = delivery("alice");
        send(receiver, delivery);
        Thread.sleep(1500);
        assertThat(calls).hasValue(1);

        work.complete(null);

        awaitState(delivery, "done");
        assertThat(calls).hasValue(1);
    }

    @Test
    void whatComesAfterAnAsynchronousListenerRunsOnTheWorkerAndMayWaitForWhateverThreadCompletedThat() {
        ExecutorService eventLoop = Executors.newSingleThreadExecutor(task -> new Thread(task, "event-loop"));
        open.add(eventLoop::shutdownNow);
        ListenerDefinition async = ListenerDefinition.builder("async", arguments -> {
                    handled.add(threadName());
                    return CompletableFuture.runAsync(() -> {}, delayed(eventLoop));
                })
                .blocking(false)
                .order(1)
                .build();
        ListenerDefinition blocking = ListenerDefinition.builder("blocking", arguments -> {
                    handled.add(threadName());
                    CompletableFuture.runAsync(() -> {}, eventLoop).get(5, TimeUnit.SECONDS);
                    return null;
                })
                .order(2)
                .build();
        WebhookReceiver receiver =
                start(receiver(inbox().build()).register(async).register(blocking));
        SignedDelivery delivery = delivery("alice");

        send(receiver, delivery);

        awaitState(delivery, "done");
        assertThat(handled).hasSize(2).allMatch(name -> name.startsWith("remnawave-inbox-"));
        assertThat(handled.get(1)).isEqualTo(handled.get(0));
    }

    private static String threadName() {
        return Thread.currentThread().getName();
    }

    /** Long enough for the sequence to be told of the end, and not to find it. */
    private static Executor delayed(Executor executor) {
        return CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS, executor);
    }

    @Test
    void aMissingSchemaStopsTheStartAndNamesTheScript() {
        assertThatThrownBy(() -> receiver(inbox().initializeSchema(SchemaInitialization.NEVER)
                                .build())
                        .register(recording("first"))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("V1__remnawave_inbox.sql")
                .hasMessageContaining("set remnawave.webhook.inbox.initialize-schema to always");
    }

    @Test
    void countsWhatWaits() {
        Inbox inbox = inbox().autoStart(false).build();
        WebhookReceiver receiver = start(receiver(inbox).register(recording("first")));
        send(receiver, delivery("alice"));
        send(receiver, delivery("bob"));

        await().untilAsserted(() -> assertThat(inbox.status().lag()).isPositive());

        assertThat(inbox.status().waiting()).isEqualTo(2);
        assertThat(inbox.status().failing()).isZero();
        assertThat(inbox.status().oldestAge()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(inbox.isDatabaseAvailable()).isTrue();
    }

    @Test
    void deletesWhatIsDoneAndNoLongerFreshAndNothingElse() {
        Inbox inbox = inbox().build();
        WebhookReceiver receiver = start(receiver(inbox).register(listener("picky", (event, delivery) -> {
            if (event.user().username().equals("poison")) {
                throw new IllegalStateException("never");
            }
        })));
        SignedDelivery old = delivery("old");
        SignedDelivery poison = delivery("poison");
        SignedDelivery fresh = delivery("fresh");
        List.of(old, poison, fresh).forEach(delivery -> send(receiver, delivery));
        awaitState(old, "done");
        awaitState(poison, "dead");
        awaitState(fresh, "done");
        execute("update remnawave_delivery set received_at = received_at - interval '2' day,"
                + " finished_at = finished_at - interval '2' day where event is not null"
                + " and id <> '" + fresh.signature() + "'");
        execute("insert into remnawave_delivery_listener (delivery_id, listener_id, state, changed_at)" + " values ('"
                + old.signature() + "', 'picky', 'done', current_timestamp)");

        execute("update remnawave_task set execution_time = execution_time - interval '2' minute"
                + " where task_name = 'remnawave-cleanup'");

        awaitState(old, "none");
        assertThat(query("select delivery_id from remnawave_delivery_listener where delivery_id = ?", old.signature()))
                .isEmpty();
        assertThat(state(poison)).isEqualTo("dead");
        assertThat(state(fresh)).isEqualTo("done");
        assertThat(send(receiver, fresh)).isEqualTo(WebhookResponse.DUPLICATE);
    }

    @Test
    void keepsWhatIsDoneSinceAMomentThoughItWasStoredLongAgo() {
        WebhookReceiver receiver = start(receiver(inbox().build()).register(recording("first")));
        SignedDelivery late = delivery("late");
        SignedDelivery old = delivery("old");
        List.of(late, old).forEach(delivery -> send(receiver, delivery));
        List.of(late, old).forEach(delivery -> awaitState(delivery, "done"));
        execute("update remnawave_delivery set received_at = received_at - interval '2' day where event is not null");
        execute("update remnawave_delivery set finished_at = finished_at - interval '2' day where id = '"
                + old.signature() + "'");

        execute("update remnawave_task set execution_time = execution_time - interval '2' minute"
                + " where task_name = 'remnawave-cleanup'");

        awaitState(old, "none");
        assertThat(state(late)).isEqualTo("done");
    }

    @Test
    void aDeadDeliveryThatIsRedrivenWaitsForAnInstanceThatHasItsListener() {
        Inbox newer = inbox().retries(RetryPolicy.exponential(1, Duration.ofMillis(1), 1))
                .build();
        WebhookReceiver first =
                start(receiver(newer).register(recording("old")).register(listener("new", (event, delivery) -> {
                    throw new IllegalStateException("never");
                })));
        SignedDelivery delivery = delivery("alice");
        send(first, delivery);
        awaitState(delivery, "dead");
        first.close();
        Inbox older = inbox().build();
        start(receiver(older).register(recording("old")));

        assertThat(older.redrive(delivery.signature())).isTrue();

        await().untilAsserted(() -> assertThat(query("select last_error from remnawave_delivery"))
                .containsExactly("No listener has the id new any longer"));
        assertThat(state(delivery)).isEqualTo("ready");
        assertThat(handled).containsExactly("alice");
    }

    @Test
    void redrivesAllOnceThoughTheyDieAgainMeanwhile() {
        Inbox inbox = inbox().retries(RetryPolicy.exponential(1, Duration.ofMillis(1), 1))
                .build();
        WebhookReceiver receiver = start(receiver(inbox).register(listener("first", (event, delivery) -> {
            throw new IllegalStateException("never");
        })));
        List<SignedDelivery> deliveries = IntStream.range(0, 250)
                .mapToObj(number -> delivery("user" + number))
                .toList();
        deliveries.forEach(delivery -> send(receiver, delivery));
        deliveries.forEach(delivery -> awaitState(delivery, "dead"));

        assertThat(inbox.redriveAll()).isEqualTo(250);

        deliveries.forEach(delivery -> awaitState(delivery, "dead"));
    }

    private static byte[] keyOfTheUser() {
        byte[] key = new byte[32];
        key[0] = 1;
        return key;
    }

    /** A delivery that an instance with a key has stored, and no listener has seen. */
    private SignedDelivery storedUnder(byte[] key) {
        WebhookReceiver stores = start(
                receiver(inbox().encryptionKey(key).autoStart(false).build()).register(recording("first")));
        SignedDelivery delivery = delivery("alice");
        send(stores, delivery);
        stores.close();
        return delivery;
    }

    @Test
    void payloadsUnderAKeyOfTheUserOutliveTheWebhookSecret() {
        byte[] key = keyOfTheUser();
        SignedDelivery delivery = storedUnder(key);

        start(WebhookReceiver.builder()
                .secret("another-value-0123456789abcdefghijklmnop")
                .inbox(inbox().encryptionKey(key).build())
                .register(recording("first")));

        awaitState(delivery, "done");
        assertThat(handled).containsExactly("alice");
    }

    @Test
    void payloadsUnderAnotherKeyOfTheUserAreDeadWithTheReasonAndCanBeRedriven() {
        byte[] key = keyOfTheUser();
        SignedDelivery delivery = storedUnder(key);

        WebhookReceiver wrong = start(receiver(inbox().encryptionKey(new byte[32])
                        .upgradeWindow(Duration.ZERO)
                        .build())
                .register(recording("first")));
        awaitState(delivery, "dead");
        assertThat(query("select last_error from remnawave_delivery where id = ?", delivery.signature()))
                .singleElement()
                .asString()
                .contains("cannot be decrypted")
                .doesNotContain("alice");
        wrong.close();
        Inbox right = inbox().encryptionKey(key).build();
        start(receiver(right).register(recording("first")));
        assertThat(right.redrive(delivery.signature())).isTrue();

        awaitState(delivery, "done");
        assertThat(handled).containsExactly("alice");
    }
}
