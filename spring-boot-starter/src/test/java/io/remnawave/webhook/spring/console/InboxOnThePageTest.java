package io.remnawave.webhook.spring.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.remnawave.webhook.console.InboxView;
import io.remnawave.webhook.console.WebhookConsole;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.Contexts;
import io.remnawave.webhook.spring.inbox.RemnawaveWebhookInboxAutoConfiguration;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox of a real context on the console's page. */
@ExtendWith(OutputCaptureExtension.class)
class InboxOnThePageTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final String MAIL_IS_DOWN = "java.lang.IllegalStateException: the mail server is down";

    private final JdbcConnectionPool dataSource = JdbcConnectionPool.create(
            "jdbc:h2:mem:console" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1", "sa", "");

    private final Listeners listeners = new Listeners();

    private final WebApplicationContextRunner contexts = Contexts.withStarter()
            .withConfiguration(AutoConfigurations.of(
                    RemnawaveWebhookInboxAutoConfiguration.class, RemnawaveWebhookConsoleAutoConfiguration.class))
            .withPropertyValues(
                    "remnawave.webhook.inbox.enabled=true",
                    "remnawave.webhook.inbox.workers=1",
                    "remnawave.webhook.inbox.poll-interval=100ms",
                    "remnawave.webhook.console.enabled=true")
            .withBean(DataSource.class, () -> dataSource)
            .withBean(Listeners.class, () -> listeners);

    /** One that takes what it is given, and one that fails where it is told to. */
    static class Listeners {

        private final AtomicBoolean mailIsDown = new AtomicBoolean();
        private final Semaphore passes = new Semaphore(1_000);
        private final List<String> mailed = new CopyOnWriteArrayList<>();
        private final List<String> booked = new CopyOnWriteArrayList<>();

        @RemnawaveEventListener(value = "user.*", id = "accounts", order = 1)
        void book(UserEvent event) throws InterruptedException {
            passes.acquire();
            booked.add(event.user().username());
        }

        @RemnawaveEventListener(value = "user.*", id = "mails", order = 2)
        void mail(UserEvent event) {
            if (mailIsDown.get()) {
                throw new IllegalStateException("the mail server is down");
            }
            mailed.add(event.user().username());
        }
    }

    @AfterEach
    void close() {
        listeners.passes.release(10_000);
        dataSource.dispose();
    }

    @Test
    void listsWhatWaitsBeforeItsFirstAttempt() {
        contexts.run(context -> {
            listeners.passes.drainPermits();
            SignedDelivery first = deliver(context, "alice");
            SignedDelivery second = deliver(context, "bob");

            JSONObject page = inbox(context.getBean(WebhookConsole.class), "waiting");

            assertThat(page.getInt("waiting")).isEqualTo(2);
            assertThat(page.getInt("failing")).isZero();
            assertThat(page.getString("oldest")).isNotEmpty();
            assertThat(ids(page)).containsExactly(first.signature(), second.signature());
            assertThat(row(page).getString("event")).isEqualTo("user.created");
            assertThat(row(page).getJSONArray("failures").length()).isZero();
            listeners.passes.release(2); // or the context would wait for them
        });
    }

    @Test
    void listsWhatFailsWithTheListenerAndTheFailureAndRunsItNow() {
        contexts.withPropertyValues("remnawave.webhook.inbox.retry.first-pause=1h")
                .run(context -> {
                    WebhookConsole console = context.getBean(WebhookConsole.class);
                    listeners.mailIsDown.set(true);
                    SignedDelivery delivery = deliver(context, "alice");
                    await().untilAsserted(
                                    () -> assertThat(inbox(console, "failing").getInt("failing"))
                                            .isEqualTo(1));

                    JSONObject page = inbox(console, "failing");
                    assertThat(page.getInt("waiting")).isZero();
                    assertThat(ids(page)).containsExactly(delivery.signature());
                    assertThat(row(page).getInt("attempts")).isEqualTo(1);
                    JSONArray failures = row(page).getJSONArray("failures");
                    assertThat(failures.length()).isEqualTo(1);
                    assertThat(failures.getJSONObject(0).getString("listener")).isEqualTo("mails");
                    assertThat(failures.getJSONObject(0).getString("error")).isEqualTo(MAIL_IS_DOWN);

                    listeners.mailIsDown.set(false);
                    assertThat(change(console, "redrive", delivery.signature())).isEqualTo("{\"count\":1}");

                    await().untilAsserted(() -> assertThat(listeners.mailed).containsExactly("alice"));
                    assertThat(listeners.booked).containsExactly("alice");
                    await().untilAsserted(() -> assertThat(state()).isEqualTo("done"));
                });
    }

    @Test
    void listsTheDeadAndRunsThemAgainByTheListenersThatHaveNotTakenThem() {
        contexts.withPropertyValues("remnawave.webhook.inbox.retry.attempts=1").run(context -> {
            WebhookConsole console = context.getBean(WebhookConsole.class);
            listeners.mailIsDown.set(true);
            SignedDelivery delivery = deliver(context, "alice");
            await().untilAsserted(() -> assertThat(state()).isEqualTo("dead"));

            JSONObject page = inbox(console, "dead");
            assertThat(page.getInt("dead")).isEqualTo(1);
            assertThat(row(page).getString("error")).isEqualTo(MAIL_IS_DOWN);
            assertThat(row(page).getJSONArray("failures").getJSONObject(0).getString("listener"))
                    .isEqualTo("mails");

            listeners.mailIsDown.set(false);
            assertThat(change(console, "redrive", delivery.signature())).isEqualTo("{\"count\":1}");
            await().untilAsserted(() -> assertThat(state()).isEqualTo("done"));
            assertThat(listeners.mailed).containsExactly("alice");
            assertThat(listeners.booked).containsExactly("alice");
            assertThat(change(console, "redrive", delivery.signature())).isEqualTo("{\"count\":0}");
        });
    }

    @Test
    void dropsForGood() {
        contexts.withPropertyValues("remnawave.webhook.inbox.retry.attempts=1").run(context -> {
            WebhookConsole console = context.getBean(WebhookConsole.class);
            listeners.mailIsDown.set(true);
            SignedDelivery delivery = deliver(context, "alice");
            await().untilAsserted(() -> assertThat(state()).isEqualTo("dead"));

            assertThat(change(console, "drop", delivery.signature(), "0".repeat(64)))
                    .isEqualTo("{\"count\":1}");

            assertThat(inbox(console, "dead").getInt("dead")).isZero();
            assertThat(state()).isEqualTo("done");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"redrive", "drop"})
    void changesNothingForWhoHasNoTokenOrComesFromAnotherSite(String action) {
        contexts.withPropertyValues("remnawave.webhook.inbox.retry.attempts=1").run(context -> {
            WebhookConsole console = context.getBean(WebhookConsole.class);
            listeners.mailIsDown.set(true);
            SignedDelivery delivery = deliver(context, "alice");
            await().untilAsserted(() -> assertThat(state()).isEqualTo("dead"));
            URI link = URI.create(console.link());
            String body = "{\"ids\":[\"" + delivery.signature() + "\"]}";

            HttpRequest withoutToken = HttpRequest.newBuilder(link.resolve("/api/inbox/" + action))
                    .header("Content-Type", "application/json")
                    .header("Origin", "http://127.0.0.1:" + console.port())
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpRequest fromElsewhere = post(console, action, body, "http://evil.example");

            assertThat(send(withoutToken).statusCode()).isEqualTo(403);
            assertThat(send(fromElsewhere).statusCode()).isEqualTo(403);
            assertThat(send(HttpRequest.newBuilder(link.resolve("/api/inbox")).build())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(state()).isEqualTo("dead");
        });
    }

    @Test
    void letsABeanReplaceTheView() {
        InboxView own = new InboxView() {
            @Override
            public Counts counts() {
                return new Counts(0, 0, 77, 0, null);
            }

            @Override
            public List<Row> rows(State state, int limit) {
                return List.of();
            }

            @Override
            public int redrive(List<String> deliveryIds) {
                return 0;
            }

            @Override
            public int drop(List<String> deliveryIds) {
                return 0;
            }
        };
        contexts.withBean(InboxView.class, () -> own)
                .run(context -> assertThat(inbox(context.getBean(WebhookConsole.class), "dead")
                                .getInt("dead"))
                        .isEqualTo(77));
    }

    /** The page asks every other second. */
    @Test
    void tellsThePageThatTheDatabaseIsAwayAndTheLogOnce(CapturedOutput output) {
        contexts.run(context -> {
            WebhookConsole console = context.getBean(WebhookConsole.class);
            assertThat(ask(console, "/api/inbox").statusCode()).isEqualTo(200);
            new JdbcTemplate(dataSource).execute("drop all objects");

            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = ask(console, "/api/inbox");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(new JSONObject(answer.body()).getString("error"))
                        .startsWith("The inbox does not answer. The database of the inbox cannot be asked: ");
            }
            assertThat(new JSONObject(change(console, "drop", "0".repeat(64))).getString("error"))
                    .startsWith("The inbox does not answer.");
        });
        assertThat(output.getOut().lines().filter(line -> line.contains("The console cannot show the inbox")))
                .hasSize(1);
        assertThat(output.getOut()).doesNotContain("at io.remnawave.webhook.console.");
    }

    @Test
    void showsNoInboxWhereThereIsNone() {
        contexts.withPropertyValues("remnawave.webhook.inbox.enabled=false")
                .run(context -> assertThat(ask(context.getBean(WebhookConsole.class), "/api/settings")
                                .body())
                        .contains("\"inbox\":false"));
        contexts.withPropertyValues("remnawave.webhook.inbox.enabled=false")
                .withClassLoader(new FilteredClassLoader(Inbox.class))
                .run(context -> assertThat(ask(context.getBean(WebhookConsole.class), "/api/settings")
                                .body())
                        .contains("\"inbox\":false"));
    }

    private static SignedDelivery deliver(BeanFactory context, String username) {
        SignedDelivery delivery = Contexts.userCreated(username);
        assertThat(Contexts.deliver(context, delivery)).isEqualTo(WebhookResponse.STORED);
        return delivery;
    }

    private String state() {
        return new JdbcTemplate(dataSource).queryForObject("select state from remnawave_delivery", String.class);
    }

    private static JSONObject inbox(WebhookConsole console, String state) throws Exception {
        return new JSONObject(ask(console, "/api/inbox?state=" + state).body());
    }

    private static JSONObject row(JSONObject page) throws Exception {
        return page.getJSONArray("rows").getJSONObject(0);
    }

    private static List<String> ids(JSONObject page) throws Exception {
        JSONArray rows = page.getJSONArray("rows");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < rows.length(); i++) {
            ids.add(rows.getJSONObject(i).getString("id"));
        }
        return ids;
    }

    private static String change(WebhookConsole console, String action, String... ids) throws Exception {
        return send(post(
                        console,
                        action,
                        new JSONObject().put("ids", new JSONArray(List.of(ids))).toString(),
                        "http://127.0.0.1:" + console.port()))
                .body();
    }

    private static HttpRequest post(WebhookConsole console, String action, String body, String origin) {
        URI link = URI.create(console.link());
        return HttpRequest.newBuilder(link.resolve("/api/inbox/" + action))
                .header("X-Console-Token", token(link))
                .header("Content-Type", "application/json")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> ask(WebhookConsole console, String path) throws Exception {
        URI link = URI.create(console.link());
        return send(HttpRequest.newBuilder(link.resolve(path))
                .header("X-Console-Token", token(link))
                .build());
    }

    private static String token(URI link) {
        return link.getFragment().substring("token=".length());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
