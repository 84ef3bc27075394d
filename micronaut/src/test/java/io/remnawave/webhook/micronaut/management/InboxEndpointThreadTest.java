package io.remnawave.webhook.micronaut.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.micronaut.RunningApplication;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application with a single event loop, whose pool has no connection left for who asks about the inbox. */
class InboxEndpointThreadTest {

    private static final long LONGEST_SECONDS = 60;

    private final Pool pool = new Pool();
    private final HttpClient client = HttpClient.newHttpClient();

    /** Of connections to H2, for which all but the threads of the inbox wait while it is exhausted. */
    private static final class Pool implements InvocationHandler {

        private final JdbcDataSource database = new JdbcDataSource();
        private final CountDownLatch waiting = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean exhausted;

        Pool() {
            database.setURL("jdbc:h2:mem:inbox-endpoint-thread;DB_CLOSE_DELAY=-1");
        }

        DataSource dataSource() {
            return (DataSource)
                    Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, this);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (exhausted && method.getName().equals("getConnection") && !isOfTheInbox(Thread.currentThread())) {
                waiting.countDown();
                await(released);
            }
            try {
                return method.invoke(database, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private static boolean isOfTheInbox(Thread thread) {
            return thread.getName().startsWith("remnawave-") || thread.getName().startsWith("db-scheduler");
        }

        private static void await(CountDownLatch latch) throws InterruptedException {
            assertThat(latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /remnawavewebhookinbox",
        "POST, /remnawavewebhookinbox",
        "POST, /remnawavewebhookinbox/unknown",
        "DELETE, /remnawavewebhookinbox/unknown"
    })
    void theEventLoopAnswersOthersWhileTheOperatorWaitsForAConnection(String method, String path) throws Exception {
        try (RunningApplication application = RunningApplication.start(
                Map.of(
                        "micronaut.netty.event-loops.default.num-threads", 1,
                        "remnawave.webhook.inbox.enabled", true,
                        "remnawave.webhook.inbox.transactions", false, // of Micronaut Data, which needs a named one
                        "endpoints.remnawavewebhookinbox.sensitive", false,
                        "endpoints.remnawavewebhookinbox.write-sensitive", false),
                pool.dataSource())) {
            pool.exhausted = true;
            try {
                CompletableFuture<HttpResponse<String>> operator = client.sendAsync(
                        request(application, method, path, BodyPublishers.noBody()), BodyHandlers.ofString());
                Pool.await(pool.waiting);

                HttpResponse<String> unsigned = client.send(
                        request(application, "POST", "/remnawave/webhook", BodyPublishers.ofString("{}")),
                        BodyHandlers.ofString());

                assertThat(unsigned.statusCode()).isEqualTo(401);
                assertThat(operator).isNotDone();
                pool.released.countDown();
                assertThat(operator.get(LONGEST_SECONDS, TimeUnit.SECONDS).statusCode())
                        .isEqualTo(200);
            } finally {
                pool.released.countDown();
            }
        }
    }

    private static HttpRequest request(RunningApplication application, String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(application.url(path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(LONGEST_SECONDS / 2))
                .build();
    }
}
