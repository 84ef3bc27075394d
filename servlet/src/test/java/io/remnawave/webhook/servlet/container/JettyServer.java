package io.remnawave.webhook.servlet.container;

import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** The part of Jetty that its environments share. */
final class JettyServer {

    private JettyServer() {}

    static RunningContainer start(Handler application, @Nullable Duration readTimeout) throws Exception {
        Server server = new Server(0);
        if (readTimeout != null) {
            ((ServerConnector) server.getConnectors()[0]).setIdleTimeout(readTimeout.toMillis());
        }
        server.setHandler(application);
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
        return new RunningContainer() {
            @Override
            public int port() {
                return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
            }

            @Override
            public void stop() throws Exception {
                server.stop();
            }
        };
    }
}
