package io.remnawave.webhook.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console's own server, on loopback alone. Writes no file, and serves those of its page and no other. Thread-safe. */
final class ConsoleServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookConsole.class);

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml");

    /** Files by their paths: what is not here is not served. */
    private static final Map<String, String> PAGE = Stream.of(
                    "index.html",
                    "icon.svg",
                    "console.css",
                    "app.js",
                    "causes.js",
                    "connection.js",
                    "delivery.js",
                    "dom.js",
                    "fields.js",
                    "json.js",
                    "send.js",
                    "tables.js")
            .collect(Collectors.toUnmodifiableMap(
                    name -> name.equals("index.html") ? "/" : "/" + name, Function.identity()));

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private static final int MAX_THREADS = 48;

    private static final int MAX_STREAMS = 16;

    private static final int MAX_REQUEST = 2 * 1024 * 1024;

    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** How soon an open page sees what has come. */
    private static final long LOOK_MILLIS = 50;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final AccessPolicy policy;
    private final ConsoleApi api;
    private final DeliveryStore store;
    private final ConsoleObserver observer;
    private final ReadDeadline deadline = new ReadDeadline();
    private final AtomicInteger streams = new AtomicInteger();

    /** Tells starts apart: a change has its number within one. */
    private final String start = Long.toString(System.nanoTime(), 36);

    private volatile boolean closed;

    /** @throws IOException if the port is in use */
    ConsoleServer(int port, ConsoleApi api, DeliveryStore store, ConsoleObserver observer) throws IOException {
        this.api = api;
        this.store = store;
        this.observer = observer;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        policy = new AccessPolicy(server.getAddress().getPort());
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "remnawave-webhook-console-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(exchange -> threads.execute(() -> deadline.run(exchange)));
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The token is in the fragment, which a browser sends to nobody. */
    String link() {
        return "http://127.0.0.1:" + port() + "/#token=" + policy.token();
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            Headers out = http.getResponseHeaders();
            out.set(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            out.set("X-Content-Type-Options", "nosniff");
            out.set("X-Frame-Options", "DENY");
            out.set("Referrer-Policy", "no-referrer");
            out.set("Cross-Origin-Opener-Policy", "same-origin");
            out.set("Cross-Origin-Resource-Policy", "same-origin");
            out.set("Cache-Control", "no-store");
            try {
                route(http);
            } catch (ConsoleApi.NotFoundException e) {
                answerError(http, 404, e.getMessage());
            } catch (ConsoleApi.UnavailableException e) {
                answerError(http, 503, e.getMessage());
            } catch (IllegalArgumentException e) {
                answerError(http, 422, e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answerError(http, 503, "The console is closed.");
            } catch (RuntimeException e) {
                log.warn("The console could not answer {}", http.getRequestURI().getPath(), e);
                answerError(http, 500, "The console failed; the log says why.");
            }
        }
    }

    private void route(HttpExchange http)
            throws IOException, InterruptedException, ConsoleApi.NotFoundException, ConsoleApi.UnavailableException {
        String path = String.valueOf(http.getRequestURI().getPath());
        boolean isApi = path.startsWith("/api/");
        boolean isGet = http.getRequestMethod().equals("GET");
        if (!isGet && !(isApi && http.getRequestMethod().equals("POST"))) {
            http.getResponseHeaders().set("Allow", isApi ? "GET, POST" : "GET");
            answerError(http, 405, "This is not to be asked so.");
            return;
        }
        Headers headers = http.getRequestHeaders();
        Optional<String> refusal =
                !isApi ? policy.refuseFile(headers) : isGet ? policy.refuseRead(headers) : policy.refuseWrite(headers);
        if (refusal.isPresent()) {
            answerError(http, 403, refusal.get());
        } else if (!isApi) {
            answerFile(http, path);
        } else if (isGet && path.equals("/api/changes")) {
            deadline.meet();
            stream(http);
        } else if (isGet) {
            deadline.meet();
            observer.settle();
            answer(
                    http,
                    200,
                    api.read(path.substring(5), query(http.getRequestURI().getRawQuery())));
        } else {
            write(http, path.substring(5));
        }
    }

    private void write(HttpExchange http, String path)
            throws IOException, InterruptedException, ConsoleApi.NotFoundException, ConsoleApi.UnavailableException {
        if (!List.of("application/json").equals(http.getRequestHeaders().get("Content-Type"))) {
            answerError(http, 415, "Send JSON.");
            return;
        }
        byte[] bytes = http.getRequestBody().readNBytes(MAX_REQUEST + 1);
        if (bytes.length > MAX_REQUEST) {
            answerError(http, 413, "That is more than the console takes.");
            return;
        }
        deadline.meet();
        Map<String, @Nullable Object> body;
        try {
            body = Json.readObject(bytes);
        } catch (IOException e) {
            answerError(http, 400, "That is not one JSON object.");
            return;
        }
        observer.settle();
        try {
            answer(http, 200, api.write(path, body));
        } catch (IOException e) {
            answerError(http, 502, "The application did not answer (" + e + "). Is it up, at this address?");
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void answerFile(HttpExchange http, String path) throws IOException {
        String name = PAGE.get(path);
        if (name == null) {
            answerError(http, 404, "There is no such page.");
            return;
        }
        try (InputStream file = ConsoleServer.class.getResourceAsStream("page/" + name)) {
            if (file == null) {
                throw new IllegalStateException("page/" + name + " is missing in the artifact");
            }
            String type = String.valueOf(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
            answer(http, 200, type, file.readAllBytes());
        }
    }

    private static void answerError(HttpExchange http, int status, @Nullable String message) throws IOException {
        answer(http, status, Map.of("error", String.valueOf(message)));
    }

    private static void answer(HttpExchange http, int status, Map<String, @Nullable Object> json) throws IOException {
        answer(http, status, "application/json", Json.write(json));
    }

    private static void answer(HttpExchange http, int status, String type, byte[] body) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        if (http.getRequestMethod().equals("HEAD")) {
            http.sendResponseHeaders(status, -1);
            return;
        }
        http.sendResponseHeaders(status, body.length);
        http.getResponseBody().write(body);
    }

    /** Server-sent events, until the page leaves. */
    private void stream(HttpExchange http) throws IOException, InterruptedException {
        if (streams.incrementAndGet() > MAX_STREAMS) {
            streams.decrementAndGet();
            answerError(http, 503, "More than " + MAX_STREAMS + " pages are open. Close one.");
            return;
        }
        observer.settle();
        ChangeQueue queue = store.watch(since(http.getRequestHeaders().getFirst("Last-Event-ID")));
        try {
            http.getResponseHeaders().set("Content-Type", "text/event-stream");
            http.sendResponseHeaders(200, 0);
            OutputStream out = http.getResponseBody();
            long due = System.nanoTime();
            Map<String, @Nullable Object> told = Map.of();
            while (!closed) {
                List<ChangeQueue.Message> messages = queue.await(LOOK_MILLIS);
                observer.settle();
                Map<String, @Nullable Object> status = api.status();
                if (messages.isEmpty() && status.equals(told) && System.nanoTime() - due < 0) {
                    continue;
                }
                due = System.nanoTime() + HEARTBEAT_NANOS;
                StringBuilder text = new StringBuilder(": still here\n\n");
                if (!status.equals(told)) {
                    told = status;
                    text.append("event: status\ndata: ");
                    text.append(new String(Json.write(status), StandardCharsets.UTF_8))
                            .append("\n\n");
                }
                for (ChangeQueue.Message message : messages) {
                    text.append("id: ").append(start).append('-').append(message.change());
                    text.append("\nevent: ").append(message.event()).append("\ndata: ");
                    text.append(new String(Json.write(message.data()), StandardCharsets.UTF_8));
                    text.append("\n\n");
                }
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
                if (queue.takeOverflow()) {
                    store.resend(queue, 0);
                }
            }
        } finally {
            store.unwatch(queue);
            streams.decrementAndGet();
        }
    }

    /** The number of the last change that the page has seen, 0 if that was of another start. */
    private long since(@Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.startsWith(start + "-")) {
            return 0;
        }
        try {
            return Long.parseLong(lastEventId.substring(start.length() + 1));
        } catch (NumberFormatException e) { // not one of ours: everything is sent
            return 0;
        }
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
        threads.shutdownNow();
        deadline.close();
    }
}
