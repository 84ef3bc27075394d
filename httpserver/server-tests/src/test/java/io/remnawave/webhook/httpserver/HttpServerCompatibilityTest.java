package io.remnawave.webhook.httpserver;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.testkit.compatibility.RunningAdapter;
import io.remnawave.webhook.testkit.compatibility.WebhookAdapterCompatibilityKit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** The handler under the compatibility kit, on a server as it is made: its one thread does everything. */
class HttpServerCompatibilityTest extends WebhookAdapterCompatibilityKit {

    @Override
    protected RunningAdapter start(WebhookReceiver receiver, String path) throws IOException {
        return run(receiver, path, false);
    }

    @Override
    protected RunningAdapter startBehindADrainingFilter(WebhookReceiver receiver, String path) throws IOException {
        return run(receiver, path, true);
    }

    private RunningAdapter run(WebhookReceiver receiver, String path, boolean drained) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RemnawaveWebhookHandler handler = new RemnawaveWebhookHandler(receiver);
        var context = server.createContext(path, handler);
        if (drained) {
            context.getFilters().add(new DrainingFilter());
        }
        ExecutorService threads = threads();
        server.setExecutor(threads);
        server.start();
        return new RunningAdapter() {
            @Override
            public URI url() {
                return URI.create("http://localhost:" + server.getAddress().getPort() + path);
            }

            @Override
            public void stop() {
                handler.close();
                server.stop(0);
                if (threads != null) {
                    threads.shutdownNow();
                }
            }
        };
    }

    /** What the server runs on; null for its own one thread. */
    @Nullable
    ExecutorService threads() {
        return null;
    }

    private static final class DrainingFilter extends Filter {

        @Override
        public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            exchange.getRequestBody().readAllBytes();
            chain.doFilter(exchange);
        }

        @Override
        public String description() {
            return "reads the body";
        }
    }
}
