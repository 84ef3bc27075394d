package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.inbox.database.HookedDataSource;
import io.remnawave.webhook.inbox.database.TestDatabase;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A data source that throws what is no {@code SQLException}, as one that routes without knowing where does. */
class UncheckedFailureTest extends InboxFixture {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean fails;

    @Override
    TestDatabase newDatabase() {
        return TestDatabase.h2();
    }

    @BeforeEach
    void listenToTheLog() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void listenNoLonger() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("io.remnawave.webhook.inbox.Inbox");
    }

    private InboxBuilder failing() {
        return Inbox.jdbc(HookedDataSource.of(pool, sql -> {
                    if (fails) {
                        failures.incrementAndGet();
                        throw new IllegalStateException("no tenant");
                    }
                }))
                .initializeSchema(SchemaInitialization.ALWAYS)
                .retries(FAST);
    }

    @Test
    void deliveriesWaitAndAreTriedAgainInPeace() throws Exception {
        WebhookReceiver receiver =
                start(receiver(failing().autoStart(false).build()).register(recording("first")));
        fails = true;
        CompletableFuture<WebhookResponse> answer =
                CompletableFuture.supplyAsync(() -> send(receiver, delivery("alice")), THREADS);

        Thread.sleep(3_000);

        assertThat(failures).hasValueBetween(1, 50);
        assertThat(answer).isNotDone();
        assertThat(List.copyOf(log.list))
                .filteredOn(event -> event.getThrowableProxy() != null)
                .hasSize(1);
        fails = false;
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(WebhookResponse.STORED);
        assertThat(query("select id from remnawave_delivery")).hasSize(1);
    }

    @Test
    void whatAListenerHasDoneIsWrittenDownLater() throws Exception {
        WebhookReceiver receiver = start(receiver(failing().build()).register(listener("first", (event, delivery) -> {
            handled.add(event.user().username());
            fails = true;
        })));
        SignedDelivery delivery = delivery("alice");
        send(receiver, delivery);

        Thread.sleep(Duration.ofSeconds(3).toMillis());
        assertThat(state(delivery)).isEqualTo("ready");
        fails = false;

        awaitState(delivery, "done");
        assertThat(handled).containsExactly("alice");
    }
}
