package io.remnawave.webhook.benchmarks.micronaut;

import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;

/** The process that serves: prints its port, and ends when its standard input does. */
public final class MicronautServer {

    private MicronautServer() {}

    /** Serves until it is told to end. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedServer server = Micronaut.build(arguments)
                .mainClass(MicronautServer.class)
                .banner(false)
                .start()
                .getBean(EmbeddedServer.class);
        System.out.println(server.getPort());
        while (System.in.read() >= 0) {
            // Whoever started this process keeps the stream open as long as it is needed.
        }
        System.exit(0);
    }
}
