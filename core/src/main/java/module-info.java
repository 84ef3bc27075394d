/** Verifies, decodes and dispatches the webhooks of a Remnawave panel. */
@SuppressWarnings("module") // the testkit is built after it
module io.remnawave.webhook.core {
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;
    requires static com.fasterxml.jackson.databind;
    requires static jakarta.servlet;
    requires static micrometer.core;
    requires static tools.jackson.databind;
    requires static transitive org.jspecify;

    exports io.remnawave.webhook;
    exports io.remnawave.webhook.decode;
    exports io.remnawave.webhook.delivery;
    exports io.remnawave.webhook.event;
    exports io.remnawave.webhook.internal.ecmascript to
            io.remnawave.webhook.console,
            io.remnawave.webhook.testkit;
    exports io.remnawave.webhook.listener;
    exports io.remnawave.webhook.model;
    exports io.remnawave.webhook.observe;
    exports io.remnawave.webhook.signature;
    exports io.remnawave.webhook.spi;
    exports io.remnawave.webhook.spi.servlet;
}
