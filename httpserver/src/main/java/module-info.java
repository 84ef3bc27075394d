/** Takes the webhooks of a Remnawave panel in the JDK's own HTTP server. */
module io.remnawave.webhook.httpserver {
    requires transitive io.remnawave.webhook.core;
    requires transitive jdk.httpserver;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.remnawave.webhook.httpserver;
}
