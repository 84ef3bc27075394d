package io.remnawave.webhook.benchmarks.http;

/** What a request is given to. */
enum ServerKind {
    /** Jetty, and a servlet that reads the body and answers. */
    JETTY_BARE,
    /** Jetty and the servlet of this library, with one listener. */
    JETTY_REMNAWAVE,
    /** Jetty, and a servlet as one writes it after the documentation. */
    JETTY_BY_HAND,
    /** The server of the JDK, which reads the body and answers. */
    JDK_BARE,
    /** The server of the JDK and the receiver of this library, with one listener. */
    JDK_REMNAWAVE;

    /** Starts it on a free port, and returns that. */
    int start() throws Exception {
        return switch (this) {
            case JETTY_BARE -> JettyServers.start(JettyServers.bare());
            case JETTY_REMNAWAVE -> JettyServers.start(JettyServers.remnawave());
            case JETTY_BY_HAND -> JettyServers.start(JettyServers.byHand());
            case JDK_BARE -> JdkServers.start(JdkServers.bare());
            case JDK_REMNAWAVE -> JdkServers.start(JdkServers.remnawave());
        };
    }
}
