package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.JettyEe10Container;

final class JettyEe10CompatibilityTest extends ServletCompatibilityTest {

    JettyEe10CompatibilityTest() {
        super(new JettyEe10Container());
    }
}
