/** Takes the webhooks of a Remnawave panel in a Jakarta Servlet 6 container. */
module io.remnawave.webhook.servlet {
    requires transitive io.remnawave.webhook.core;
    requires transitive jakarta.servlet;
    requires static io.remnawave.webhook.console;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.remnawave.webhook.servlet;

    uses io.remnawave.webhook.servlet.ListenerFactory;

    provides jakarta.servlet.ServletContainerInitializer with
            io.remnawave.webhook.servlet.RemnawaveWebhookInitializer;
}
