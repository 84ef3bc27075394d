package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.TomcatContainer;

final class Tomcat11CompatibilityTest extends ServletCompatibilityTest {

    Tomcat11CompatibilityTest() {
        super(new TomcatContainer());
    }
}
