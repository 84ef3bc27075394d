/**
 * Fixtures, a panel emulator, and what else tests of a webhook receiver need.
 *
 * <p>Spring, Micronaut and WireMock are read from the class path, by the packages that are named after them: as automatic
 * modules they would share packages among each other.
 */
module io.remnawave.webhook.testkit {
    requires transitive io.remnawave.webhook.core;
    requires transitive java.net.http;
    requires com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.databind;
    requires static io.remnawave.webhook.console;
    requires static io.remnawave.webhook.httpserver;
    requires java.management;
    requires static jdk.httpserver;
    requires static ch.qos.logback.classic;
    requires static ch.qos.logback.core;
    requires org.slf4j;
    requires static transitive org.assertj.core;
    requires static transitive org.jspecify;
    requires static transitive org.junit.jupiter.api;
    requires static transitive org.junit.jupiter.params;
    requires static org.junit.platform.commons;

    exports io.remnawave.webhook.testkit.assertion;
    exports io.remnawave.webhook.testkit.compatibility;
    exports io.remnawave.webhook.testkit.fixture;
    exports io.remnawave.webhook.testkit.junit;
    exports io.remnawave.webhook.testkit.micronaut;
    exports io.remnawave.webhook.testkit.panel;
    exports io.remnawave.webhook.testkit.recorder;
    exports io.remnawave.webhook.testkit.spring;
    exports io.remnawave.webhook.testkit.wiremock;

    // JUnit makes instances of what annotations name.
    opens io.remnawave.webhook.testkit.junit;
}
