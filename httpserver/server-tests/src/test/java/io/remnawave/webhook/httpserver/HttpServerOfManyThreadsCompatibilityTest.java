package io.remnawave.webhook.httpserver;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The same on a server with threads to spare. */
final class HttpServerOfManyThreadsCompatibilityTest extends HttpServerCompatibilityTest {

    @Override
    ExecutorService threads() {
        return Executors.newCachedThreadPool();
    }
}
