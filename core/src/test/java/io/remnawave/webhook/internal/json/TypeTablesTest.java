package io.remnawave.webhook.internal.json;

import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deliveries that come at once after the start of an application all find whole tables. */
class TypeTablesTest {

    private static final CountDownLatch begun = new CountDownLatch(1);
    private static final CountDownLatch mayEnd = new CountDownLatch(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endTheThreads() {
        mayEnd.countDown();
        threads.shutdown();
    }

    @Test
    void showNoTableWhoseClassIsBeingInitialised() throws Exception {
        CompletableFuture<List<String>> first = CompletableFuture.supplyAsync(TypeTablesTest::names, threads);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<List<String>> second = CompletableFuture.supplyAsync(TypeTablesTest::names, threads);

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS));
        mayEnd.countDown();

        assertThat(second.get(10, TimeUnit.SECONDS)).containsExactly("name");
        assertThat(first.get(10, TimeUnit.SECONDS)).containsExactly("name");
    }

    private static List<String> names() {
        return Fields.of(Slow.class).all().stream().map(Field::name).toList();
    }

    /** Its initialiser defines the table, and adds a field later. */
    public static final class Slow {
        static {
            Fields<Slow> fields = Fields.define("slow", Slow.class, values -> new Slow());
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            fields.required("name", TEXT, sent("name", "1.3.3-"));
        }
    }
}
