package io.remnawave.webhook.console;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.fixture;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeConnectionLost;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.panel.Faults;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. The scripts are in {@code src/test/browser}; this class is the application behind it. */
class ConsoleInBrowserTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final Path SCREENSHOTS = Path.of(System.getProperty("docs.images", "../../docs/images"));

    private final FakeInbox inbox = new FakeInbox();
    private DevelopedApplication application =
            new DevelopedApplication(receiver -> receiver, 0, console -> console.inbox(inbox));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private @Nullable HttpServer control;
    private int bodies; // that were asked for, in the order in which they came

    @TempDir
    Path output;

    /** One for all walks, each of which has a context of its own in it: to start it takes longer than most of them. */
    private static @Nullable Process browser;

    private static String endpoint = "";

    @BeforeAll
    static void startBrowser() throws IOException {
        // The first draws the same pages without a desktop's browser around them, in three quarters of the time.
        String chromium = Tool.find("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
        assumeThat(chromium)
                .as("no browser: apt-get install chromium-headless-shell, or chromium")
                .isNotNull();
        assumeThat(Tool.find("node")).as("no Node.js: apt-get install nodejs").isNotNull();
        assumeThat(Path.of("node_modules/playwright-core"))
                .as("no playwright-core: run npm ci in console/browser-tests")
                .isDirectory();
        Process started = new ProcessBuilder("node", "src/test/browser/browser.mjs", chromium)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        browser = started;
        endpoint = Objects.requireNonNull(
                started.inputReader(StandardCharsets.UTF_8).readLine(), "the browser has not started");
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        if (browser != null) {
            browser.getOutputStream().close();
            browser.waitFor();
        }
    }

    @BeforeEach
    void start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", http -> {
            try (http) {
                int status = 200;
                String answer;
                try {
                    answer = obey(http.getRequestURI().getPath().substring(1));
                } catch (Exception e) {
                    status = 500;
                    answer = e.toString();
                }
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                http.getResponseBody().write(bytes);
            }
        });
        server.start();
        control = server;
    }

    @AfterEach
    void close() {
        if (control != null) {
            control.stop(0);
        }
        application.close();
        threads.shutdownNow();
    }

    @Test
    void showsAThousandDeliveriesAtTwoHundredASecondWithoutLoss() throws Exception {
        JsonNode result = browse("arrival.mjs");

        System.out.println("1,000 deliveries: " + result);
    }

    @Test
    void doesWhatAPersonAsksFor() throws Exception {
        browse("actions.mjs");

        try (Stream<Path> saved = Files.list(output)) {
            assertThat(saved.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.endsWith("Test.java"))
                    .anyMatch(name -> name.matches("user-expired-[0-9a-f]{8}\\.json"));
        }
    }

    @Test
    void sendsFieldsAsThePanelDoesOrAsAnyJsonValue() throws Exception {
        browse("send.mjs");
    }

    @Test
    void keepsFreshWithoutTakingTheFocus() throws Exception {
        browse("fresh.mjs");
    }

    @Test
    void tellsWhatMayStillBeAnswered() throws Exception {
        application.close();
        application = new DevelopedApplication(
                receiver -> receiver, 0, console -> console.patience(Duration.ofMillis(1_500)));
        browse("late.mjs");
    }

    @Test
    void goesOnWhileTheInboxIsAway() throws Exception {
        browse("outage.mjs");
    }

    @Test
    void keepsHostileTextsTexts() throws Exception {
        browse("hostile.mjs");
    }

    @Test
    void followsInTwoTabsOverReloadsAndRestarts() throws Exception {
        browse("connection.mjs");
    }

    @Test
    void leavesItsConnectionToOtherTabsWhileItIsHidden() throws Exception {
        browse("hidden.mjs");
    }

    @Test
    void hasNoSeriousAccessibilityFindingInLightDarkAndNarrow() throws Exception {
        browse("looks.mjs");
    }

    /** What a script asks for. */
    private String obey(String what) throws Exception {
        return switch (what) {
            case "emit" -> application.panel.emit(userExpired()).id();
            case "repeat" ->
                application.panel.replay(application.panel.deliveries().get(0)).id();
            case "many-dead", "more-dead" -> {
                inbox.dead.set(what.startsWith("many") ? 1_000 : 10_050);
                yield "";
            }
            case "more-waiting" -> Integer.toString(inbox.waiting.incrementAndGet());
            case "nasty" ->
                new String(
                        fixture("user.modified").variant("nasty").panel("2.8.1").body(), StandardCharsets.UTF_8);
            case "body" -> Deliveries.body(new ConsoleClient(application.console), "d" + ++bodies);
            case "lead-astray" -> {
                application.console.target(application.url.resolve("/elsewhere"));
                yield "";
            }
            case "thousand" -> thousand();
            case "hostile" -> hostile();
            case "examples" -> examples();
            case "mail-down" -> Boolean.toString(application.mailIsDown.getAndSet(true));
            case "mail-up" -> Boolean.toString(application.mailIsDown.getAndSet(false));
            case "slow", "less-slow" -> {
                application.slowness.set(what.equals("slow") ? 4_000 : 700);
                yield "";
            }
            case "inbox-away" -> Boolean.toString(inbox.isAway.getAndSet(true));
            case "inbox-back" -> Boolean.toString(inbox.isAway.getAndSet(false));
            case "inbox-at-once" -> Integer.toString(inbox.mostAtOnce.get());
            case "redriven" -> String.join(",", inbox.redriven);
            case "dropped" -> String.join(",", inbox.dropped);
            case "restart" -> restart();
            default -> throw new IllegalArgumentException(what);
        };
    }

    private String thousand() throws InterruptedException {
        long begin = System.nanoTime();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / 200;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            sent.add(application.panel.emitAsync(userExpired().username("user-" + i)));
        }
        sent.forEach(CompletableFuture::join);
        return Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    private String hostile() {
        String markup = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=2</script>";
        String bidi = "\u202eevil\u202c\u2066\u200b\ufeff\u0000\u001b[31m";
        List<Fixture> fixtures = List.of(
                userExpired().set("data.username", markup).set("data.description", markup),
                userExpired().set("data.username", bidi).set("data." + markup, markup),
                fixture("user.expired").renamed("user." + markup),
                fixture("user.expired").renamed("user." + bidi),
                userExpired().set("data.username", "n".repeat(500_000)),
                userExpired().set("data." + "k".repeat(40_000), "v"),
                userExpired().set("data.email", "'\"--></textarea></script><svg onload=alert(1)>"));
        fixtures.forEach(application.panel::emit);
        SignedDelivery signed = userExpired().sign(application.secret);
        application.panel.emit(signed.withHeader("User-Agent", markup)
                .withHeader("X-Forwarded-For", markup)
                .withHeader("X-Remnawave-Signature", markup));
        application.panel.emit(signed.withBody(Deliveries.manyValues()));
        return keys(fixtures.size() + 2).toString();
    }

    private static List<String> keys(int count) {
        return Stream.iterate(1, n -> n + 1)
                .limit(count)
                .map(n -> "\"d" + n + '"')
                .toList();
    }

    private String examples() throws InterruptedException {
        if (!new ConsoleClient(application.console)
                .get("/api/deliveries/d1")
                .body()
                .contains("no longer")) {
            return EXAMPLES;
        }
        application.panel.emit(nodeConnectionLost().set("data.name", "Oslo"));
        application.panel.emit(userExpired().username("alice"));
        application.mailIsDown.set(true);
        application.panel.emit(userExpired().username("bob"));
        application.mailIsDown.set(false);
        application.panel.emit(userExpired().username("carol"), Faults.reformattedByProxy());
        application.panel.emit(userExpired(), Faults.wrongSecret());
        application.panel.emit(userExpired().username("dave"), Faults.stale());
        application.panel.emit(userExpired(), Faults.unsigned());
        application.panel.emit(userExpired().username("erin"), Faults.duplicate());
        Deliveries.detail(new ConsoleClient(application.console), "d8");
        return EXAMPLES;
    }

    private static final String EXAMPLES = "{\"handled\":\"d2\",\"failed\":\"d3\",\"reformatted\":\"d4\"}";

    private String restart() {
        int port = application.console.port();
        application.close();
        application = new DevelopedApplication(receiver -> receiver, port, console -> console);
        return application.console.link();
    }

    private JsonNode browse(String script) throws Exception {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("browser", endpoint);
        settings.put("link", application.console.link());
        settings.put(
                "control",
                "http://127.0.0.1:"
                        + Objects.requireNonNull(control).getAddress().getPort());
        settings.put("output", output.toString());
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(SCREENSHOTS);
            settings.put("screenshots", SCREENSHOTS.toAbsolutePath().normalize().toString());
        }
        Path file = Files.createTempFile("console", ".json");
        MAPPER.writeValue(file.toFile(), settings);
        Path log = Files.createTempFile("console", ".log");
        try {
            ProcessBuilder node = new ProcessBuilder("node", "src/test/browser/" + script)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            node.environment().put("CONSOLE_TEST_SETTINGS", file.toString());
            Process process = node.start();
            boolean ended = process.waitFor(3, TimeUnit.MINUTES);
            process.destroyForcibly();
            String said = Files.readString(log);
            assertThat(ended && process.waitFor() == 0)
                    .as(script + " said:\n" + said)
                    .isTrue();
            return MAPPER.readTree(
                    said.lines().reduce((first, second) -> second).orElse("{}"));
        } finally {
            Files.delete(file);
            Files.delete(log);
        }
    }

    /** Programs of the machine. */
    private static final class Tool {

        static @Nullable String find(String... names) {
            for (String name : names) {
                for (String directory : System.getenv("PATH").split(File.pathSeparator, -1)) {
                    Path program = Path.of(directory, name);
                    if (Files.isExecutable(program)) {
                        return program.toString();
                    }
                }
            }
            return null;
        }
    }

    /** An inbox with two dead deliveries at first, which stay whatever is done to them. */
    private static final class FakeInbox implements InboxView {

        final List<String> redriven = new CopyOnWriteArrayList<>();
        final List<String> dropped = new CopyOnWriteArrayList<>();
        final AtomicInteger waiting = new AtomicInteger(3);
        final AtomicInteger dead = new AtomicInteger(2);
        final AtomicBoolean isAway = new AtomicBoolean();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final Instant came = Instant.now();

        /** As a pool of connections does it: it waits, and fails then. */
        private void connect() {
            if (isAway.get()) {
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    Thread.sleep(3_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    atOnce.decrementAndGet();
                }
                throw new IllegalStateException("The database is away");
            }
        }

        @Override
        public Counts counts() {
            connect();
            return new Counts(waiting.get(), 1, dead.get(), 0, came.minus(Duration.ofMinutes(4)));
        }

        @Override
        public List<Row> rows(State state, int limit) {
            return IntStream.rangeClosed(1, Math.min(limit, dead.get()))
                    .mapToObj(number -> new Row(
                            state.name().toLowerCase(Locale.ROOT) + '-' + number,
                            "user.expired",
                            came,
                            8,
                            "java.lang.IllegalStateException: The mail server is down",
                            List.of(new Failure(
                                    "com.example.Mails#remind(UserEvent)",
                                    "java.lang.IllegalStateException: The mail server is down"))))
                    .toList();
        }

        @Override
        public int redrive(List<String> deliveryIds) {
            redriven.addAll(deliveryIds);
            return deliveryIds.size();
        }

        @Override
        public int drop(List<String> deliveryIds) {
            dropped.addAll(deliveryIds);
            return deliveryIds.size();
        }
    }
}
