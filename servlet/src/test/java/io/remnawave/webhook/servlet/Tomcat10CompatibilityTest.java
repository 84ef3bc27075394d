package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.TomcatContainer;

final class Tomcat10CompatibilityTest extends ServletCompatibilityTest {

    Tomcat10CompatibilityTest() {
        super(new TomcatContainer());
    }
}
