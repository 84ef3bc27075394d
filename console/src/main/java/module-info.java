/** A page on loopback that shows what a receiver got, why it refused it, and what listeners did. */
@SuppressWarnings("module") // the testkit is built after it
module io.remnawave.webhook.console {
    requires com.fasterxml.jackson.core;
    requires jdk.httpserver;
    requires org.slf4j;
    requires transitive io.remnawave.webhook.core;
    requires transitive java.net.http;
    requires static transitive org.jspecify;

    exports io.remnawave.webhook.console;

    uses io.remnawave.webhook.console.PanelSimulator;
}
