package io.remnawave.webhook.servlet.container;

/** A container that serves below {@code http://localhost:port}. */
public interface RunningContainer {

    int port();

    void stop() throws Exception;
}
